import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalId } from '../../src/domain/index.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const years = [2023, 2022, 2021, 2020, 2019];
const address = (year: number): string => `/art/${year + 1}/1/30/art_77_${year}.html`;
const record = (year: number): string =>
  `<record><![CDATA[<li><a href="${address(year)}" title="云溪县财政局${year}年政府信息公开工作年度报告">云溪县财政局${year}年…</a><span>${year + 1}-01-30</span></li>]]></record>`;
const store = (of: readonly number[]): string =>
  `<datastore><totalrecord>${years.length}</totalrecord><recordset>${of.map(record).join('')}</recordset></datastore>`;
const column = `<!doctype html><title>政府信息公开年报</title><script type="text/xml">${store(years.slice(0, 2))}</script>
  <script>$('#9').jpage({totalRecord:${years.length},perPage:2,proxyUrl:'/module/web/jpage/dataproxy.jsp',columnid:77,unitid:9,webid:1,path:'/'});
  $.ajax({type:"post", url:"/module/web/jpage/dataproxy.jsp", success:show});</script>`;

/** A portal whose proxy reads forms only, as its page sends them. */
describe('a list that is asked for by a form', () => {
  let server: Server;
  let installation: Installation;
  const asked: string[] = [];

  beforeAll(async () => {
    const answerOf = async (request: IncomingMessage): Promise<readonly [status: number, body: string]> => {
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      const year = years.find((each) => address(each) === pathname);
      if (pathname === '/col/col77/index.html') return [200, column];
      if (year !== undefined)
        return [200, renderPage(makeReport({ publisher: '云溪县财政局', year, seed: year }), 'jcms')];
      if (pathname !== '/module/web/jpage/dataproxy.jsp' || request.method !== 'POST')
        return [pathname === '/robots.txt' ? 404 : 405, 'no'];
      const body = await text(request);
      asked.push(`${request.headers['content-type']?.split(';', 1)[0] ?? ''} ${body}`);
      const form = new URLSearchParams(body);
      return [200, store(years.slice(Number(form.get('startrecord')) - 1, Number(form.get('endrecord'))))];
    };
    server = createServer((request, response) => {
      void answerOf(request).then(([status, body]) =>
        response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(body),
      );
    });
    const host = `127.0.0.1:${await listenOnLoopback(server)}`;
    installation = await startInstallation({
      id: 'posted',
      name: '练习门户',
      crawl: { delaySeconds: 0, confirmMinutes: 0, allowPrivateHosts: [host] },
      columns: [{ id: 'annual', name: '年报', url: `http://${host}/col/col77/index.html` }],
    });
  }, 60_000);
  afterAll(async () => {
    await installation.close();
    server.closeAllConnections();
    server.close();
  });

  it('is read to its end', async () => {
    expect(await installation.crawl()).toMatchObject({ complete: true, linksSeen: years.length });
    expect(await installation.store.pages.reportPages('posted' as PortalId)).toHaveLength(years.length);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(/^application\/x-www-form-urlencoded startrecord=3&endrecord=4&.*columnid=77/);
  }, 60_000);
});
