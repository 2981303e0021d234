import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { request } from 'undici';
import { createMetrics, listen, UnprotectedBindError, type Listening, type WebDeps } from '../../src/web/index.ts';
import { appOf, report } from './fixtures/index.ts';

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(async (one) => one.close()));
});

async function serve(part: Partial<WebDeps> = {}): Promise<Listening> {
  const app = appOf(part);
  const listening = await listen({ app, port: 0, protectedByToken: false });
  open.push(listening);
  return listening;
}

describe('the server', () => {
  it('listens on loopback and answers there, to GET and HEAD only', async () => {
    const { url } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    const got = await request(url);
    expect(got.statusCode).toBe(200);
    await got.body.dump();
    const head = await request(`${url}/reports/${report.id}`, { method: 'HEAD' });
    expect(head.statusCode).toBe(200);
    expect(await head.body.text()).toBe('');
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const refused = await request(`${url}/reports/${report.id}`, { method });
      expect(refused.statusCode).toBe(404);
      await refused.body.dump();
    }
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'watch.example'])('refuses to listen on %s without a token', async (host) => {
    const app = appOf();
    await expect(listen({ app, host, port: 0, protectedByToken: false })).rejects.toThrow(UnprotectedBindError);
  });

  it('listens everywhere with a token', async () => {
    const app = appOf({
      tokens: { accepts: async (token) => token === 'right' },
      hosts: 'any',
    });
    const listening = await listen({ app, host: '0.0.0.0', port: 0, protectedByToken: true });
    open.push(listening);
    const url = `http://127.0.0.1:${listening.port}/api/portals`;
    const refused = await request(url);
    expect(refused.statusCode).toBe(401);
    await refused.body.dump();
    const got = await request(url, { headers: { authorization: 'Bearer right' } });
    expect(got.statusCode).toBe(200);
    await got.body.dump();
  });

  it('says so where the port is taken', async () => {
    const { port } = await serve();
    const app = appOf();
    await expect(listen({ app, port, protectedByToken: false })).rejects.toThrow(/EADDRINUSE/u);
  });

  it('lets go of its port when closed', async () => {
    const listening = await serve();
    await (await request(listening.url)).body.dump();
    await open.pop()?.close();
    const next = createServer();
    next.listen(listening.port, '127.0.0.1');
    await once(next, 'listening');
    expect(next.address()).toMatchObject({ port: listening.port });
    next.close();
  });
});

describe('the end of the server', () => {
  it('does not wait for ever for a client that is slow to ask', async () => {
    const listening = await serve();
    const client = connect(listening.port, '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    await setTimeout(50);
    const startedAt = performance.now();
    await open.pop()?.close();
    expect(performance.now() - startedAt).toBeLessThan(6000);
    client.destroy();
  });
});

describe('the probes', () => {
  it('tell alive from ready', async () => {
    const reported: unknown[] = [];
    const { url } = await serve({
      readiness: [
        { name: 'database', check: async () => Promise.reject(new Error('password=hunter2')) },
        { name: 'queue', check: async () => 1 },
      ],
      report: (error) => reported.push(error),
    });
    const alive = await request(`${url}/healthz`);
    expect(alive.statusCode).toBe(200);
    expect(await alive.body.json()).toEqual({ status: 'alive', version: '1.2.3' });
    const ready = await request(`${url}/readyz`);
    expect(ready.statusCode).toBe(503);
    expect(await ready.body.json()).toEqual({ ready: false, checks: { database: 'failed', queue: 'ok' } });
    expect(reported).toHaveLength(1);
  });

  it('do not wait for a part that is silent', async () => {
    const { url } = await serve({ readiness: [{ name: 'queue', check: async () => new Promise(() => undefined) }] });
    const ready = await request(`${url}/readyz`);
    expect(ready.statusCode).toBe(503);
    expect(await ready.body.json()).toEqual({ ready: false, checks: { queue: 'timeout' } });
  });

  it('count requests by route, not by address', async () => {
    const metrics = createMetrics('1.2.3');
    const { url } = await serve({ metrics });
    metrics.captures.inc({ portal: 'qingxi', state: 'ok' });
    await (await request(`${url}/reports/${report.id}`)).body.dump();
    await (await request(`${url}/nothing/at/all`)).body.dump();
    const text = await (await request(`${url}/metrics`)).body.text();
    expect(text).toContain('nianbao_captures_total{portal="qingxi",state="ok"} 1');
    expect(text).toContain('nianbao_http_requests_total{route="/reports/:id",status="200"} 1');
    expect(text).toContain('nianbao_info{version="1.2.3"} 1');
    expect(text).not.toContain(report.id);
    expect(text).not.toContain('nothing/at/all');
  });
});

describe('the feed', () => {
  it('is Atom with every change that readers hear of, newest first', async () => {
    const { url } = await serve({ publicUrl: 'https://watch.example/' });
    const got = await request(`${url}/feed.atom`);
    expect(got.headers['content-type']).toContain('application/atom+xml');
    const text = await got.body.text();
    expect(text.match(/<entry>/gu)).toHaveLength(2);
    expect(text).toContain('<link rel="alternate" type="text/html" href="https://watch.example/changes/');
    expect(text).toContain('<updated>2025-03-03T01:30:00.000Z</updated>');
    expect(text).not.toContain('拦截');
  });

  it('narrows to a publisher, a report or a kind, and says so in its address', async () => {
    const { url } = await serve({ publicUrl: 'https://watch.example' });
    const entries = async (query: Readonly<Record<string, string>>) => {
      const search = new URLSearchParams(query).toString();
      const text = await (await request(`${url}/feed.atom?${search}`)).body.text();
      expect(text).toContain(`<link rel="self" type="application/atom+xml" href="https://watch.example/feed.atom`);
      return { count: text.match(/<entry>/gu)?.length ?? 0, text };
    };
    const own = await entries({ publisher: report.publisher });
    expect(own.count).toBe(2);
    expect(own.text).toContain(`<title>年报改动：${report.publisher}</title>`);
    expect(own.text).toContain(encodeURIComponent(report.publisher));
    expect((await entries({ publisher: '别的机构' })).count).toBe(0);
    expect((await entries({ kind: 'report.published' })).count).toBe(1);
    expect((await entries({ kind: 'no such kind' })).count).toBe(2);
    expect((await entries({ report: report.id, kind: 'report.revised' })).count).toBe(1);
  });
});
