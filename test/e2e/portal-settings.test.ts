import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { portalSchema } from '../../config/portal.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { listenOnLoopback } from '../support/loopback.ts';

type PortalInput = z.input<typeof portalSchema>;

describe('what an operator sets for a portal, and otherwise for a column', () => {
  let portal: PracticePortal;
  let installation: Installation | null = null;
  const servers: Server[] = [];

  beforeEach(async () => {
    portal = await startPracticePortal({
      system: 'plain',
      perPage: 2,
      columns: [
        { id: 'one', name: '年报' },
        { id: 'two', name: '部门年报' },
      ],
    });
    for (const column of ['one', 'two'])
      for (let year = 2019; year < 2024; year += 1)
        portal.publish(
          makeReport({ publisher: column === 'one' ? '云溪县人民政府' : '云溪县财政局', year, seed: year }),
          { column },
        );
  });
  afterEach(async () => {
    await installation?.close();
    installation = null;
    await portal.close();
    for (const server of servers.splice(0)) server.close();
  });

  const crawled = async (settings: Partial<PortalInput>, one: object = {}, two: object = {}) => {
    installation = await startInstallation({
      id: 'yunxi',
      name: '云溪县',
      ...settings,
      crawl: { delaySeconds: 0, allowPrivateHosts: [portal.host], ...settings.crawl },
      columns: [
        { id: 'one', name: '年报', url: portal.columnUrl('one'), ...one },
        { id: 'two', name: '部门年报', url: portal.columnUrl('two'), ...two },
      ],
    });
    return installation.crawl();
  };
  const pagesOf = (column: string): number =>
    portal.requests.filter(({ path }) => path.startsWith(`/zwgk/${column}/index.html`)).length;

  it('paging limits', async () => {
    const summary = await crawled({ listing: { maxPages: 2 } }, {}, { listing: { maxPages: 1 } });
    expect([pagesOf('one'), pagesOf('two')]).toEqual([2, 1]);
    expect(summary).toMatchObject({ complete: false, linksSeen: 6 });
  });

  it('selectors', async () => {
    const summary = await crawled(
      { listing: { linkSelector: '.footer a' } },
      { listing: { linkSelector: '.list li:first-child a' } },
    );
    expect(summary.linksSeen).toBe(3);
  });

  it('listing kinds', async () => {
    const summary = await crawled(
      { listing: { kind: 'feed' } },
      { url: `${portal.url}/rss/one.xml` },
      { listing: { kind: 'generic' } },
    );
    expect(summary).toMatchObject({
      complete: false,
      linksSeen: 10,
      cut: [{ reason: { kind: 'newest-only' } }],
    });
  });

  it('headers', async () => {
    await crawled(
      { crawl: { headers: { 'X-Key': 'portal', 'X-Both': 'yes' } } },
      {},
      { crawl: { headers: { 'X-Key': 'column' } } },
    );
    const keys = (column: string) =>
      new Set(
        portal.requests
          .filter(({ path }) => path.startsWith(`/zwgk/${column}/`))
          .map(({ headers }) => `${String(headers['x-key'])} ${String(headers['x-both'])}`),
      );
    expect([...keys('one')]).toEqual(['portal yes']);
    expect([...keys('two')]).toEqual(['column yes']);
  });

  it('the pause between requests', async () => {
    await crawled({}, {}, { crawl: { delaySeconds: 0.2 }, listing: { maxPages: 1 } });
    const times = portal.requests.filter(({ path }) => path.startsWith('/zwgk/two/')).map(({ timeMs }) => timeMs);
    const pauses = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(190);
  });

  it('a proxy', async () => {
    const asked: string[] = [];
    const open = new Set<Socket>();
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      const onward = httpRequest(request.url ?? '', { headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    proxy.on('connect', (request, socket: Socket) => {
      asked.push(request.url ?? '');
      open.add(socket);
      const onward = connect(Number(new URL(portal.url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        onward.pipe(socket);
        socket.pipe(onward);
      });
      for (const end of [onward, socket]) end.on('error', () => end.destroy());
    });
    servers.push(proxy);
    const at = `http://127.0.0.1:${await listenOnLoopback(proxy)}`;
    expect(await crawled({}, {}, { crawl: { proxy: at } })).toMatchObject({ complete: true, linksSeen: 10 });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((target) => target.includes(portal.host))).toBe(true);
    for (const socket of open) socket.destroy();
  });

  it('a charset that the server names wrongly', async () => {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=windows-1252');
      const title = '2023年政府資訊公開工作年度報告';
      response.end(
        iconv.encode(
          request.url === '/' ? `<ul><li><a href="/a/1234567.html">${title}</a></li></ul>` : `<h1>${title}</h1>`,
          'big5',
        ),
      );
    });
    servers.push(server);
    const port = await listenOnLoopback(server);
    installation = await startInstallation({
      id: 'yunxi',
      name: '云溪县',
      crawl: { delaySeconds: 0, allowPrivateHosts: [`127.0.0.1:${port}`] },
      columns: [{ id: 'one', name: '年报', url: `http://127.0.0.1:${port}/`, listing: { charset: 'big5' } }],
    });
    await installation.crawl();
    const pages = await installation.store.pages.reportPages('yunxi' as never);
    expect(pages.map((page) => page.title)).toEqual(['2023年政府資訊公開工作年度報告']);
  });
});
