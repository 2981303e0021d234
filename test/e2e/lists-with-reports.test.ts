import { createServer } from 'node:http';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { editReport, makeReport, renderPage, type PracticeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { listenOnLoopback } from '../support/loopback.ts';
import { passDays } from '../support/watch.ts';

const organs = ['民政局', '财政局', '教育局', '水利局', '审计局', '司法局', '统计局', '农业农村局'];
const cell = { kind: 'cell', table: 'applications', row: 'new', column: 0, value: 777 } as const;

const dressed = (inner: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报_云溪县人民政府</title></head><body><h1>政府信息公开年报</h1>${inner}</body></html>`;

describe('a column whose organs have pages of their own, which show the report itself or list reports', () => {
  const pages = new Map<string, string>();
  let installation: Installation;
  let origin: string;

  const reportOf = (organ: string, year = 2023): PracticeReport =>
    makeReport({ publisher: `云溪县${organ}`, year, seed: organ.length + year });
  const put = (path: string, report: PracticeReport) => pages.set(path, renderPage(report, 'plain'));
  const folderOf = (organ: string): string => `/nb/d${organs.indexOf(organ) + 1}/`;
  const link = (...named: readonly string[]) =>
    pages.set(
      '/nb/',
      dressed(
        `<ul>${named.map((organ) => `<li><a href=".${folderOf(organ).slice(3)}">${organ}</a></li>`).join('')}</ul>`,
      ),
    );
  const reportPages = async (): Promise<readonly string[]> =>
    (await installation.store.pages.reportPages('yunxi' as never)).map(({ url }) => url.replace(origin, '')).toSorted();
  const told = async () =>
    (await installation.changes())
      .filter(({ kind }) => kind !== 'report.date-contradicted')
      .map(({ kind, report }) => `${kind} ${report?.publisher}`);

  beforeEach(async () => {
    pages.clear();
    const server = createServer((request, response) => {
      const html = pages.get(request.url ?? '/');
      // It does not know the time that the installation has passed.
      response.sendDate = false;
      response.writeHead(html === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(html ?? 'not found');
    });
    const host = `127.0.0.1:${await listenOnLoopback(server)}`;
    origin = `http://${host}`;
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    for (const organ of organs) put(folderOf(organ), reportOf(organ));
    pages.set('/mail', dressed('<p>本站支持无障碍阅读。</p>'));
    link(...organs.slice(0, 7));
    installation = await startInstallation({
      id: 'yunxi',
      name: '云溪县人民政府',
      region: ['云溪县'],
      crawl: { delaySeconds: 0, allowPrivateHosts: [host] },
      columns: [{ id: 'annual', name: '政府信息公开年报', url: `${origin}/nb/` }],
    });
    onTestFinished(async () => installation.close());
  });

  it('has those that show a report as its entries, and no others', async () => {
    put('/nb/t20240110_1.html', reportOf('财政局'));
    put('/nb/t20230110_2.html', reportOf('财政局', 2022));
    pages.set(
      folderOf('财政局'),
      dressed(
        `<p>年度报告分总体情况、主动公开、依申请公开、行政复议和存在的主要问题。</p><ul><li><a href="/nb/t20240110_1.html">云溪县财政局2023年政府信息公开工作年度报告</a>2024-01-10</li><li><a href="/nb/t20230110_2.html">云溪县财政局2022年政府信息公开工作年度报告</a>2023-01-10</li></ul>`,
      ),
    );
    const { linksSeen, complete, cut } = await installation.crawl();
    expect({ linksSeen, complete, cut }).toEqual({ linksSeen: 9, complete: true, cut: [] });
    const shown = organs.slice(0, 7).filter((organ) => organ !== '财政局');
    expect(await reportPages()).toEqual(
      ['/mail', ...shown.map(folderOf), '/nb/t20230110_2.html', '/nb/t20240110_1.html'].toSorted(),
    );
    await passDays(installation, 3);
    expect(await told()).toEqual([]);
  }, 200_000);

  it('tells of one that appears, is rewritten, goes, and leaves the list', async () => {
    await installation.crawl();
    expect(await told()).toEqual([]);
    link(...organs);
    await passDays(installation, 1);
    expect(await told()).toEqual(['report.published 云溪县农业农村局']);
    put(folderOf('审计局'), editReport(reportOf('审计局'), cell));
    await passDays(installation, 1);
    expect((await told()).slice(1)).toEqual(['report.revised 云溪县审计局']);
    put(folderOf('审计局'), reportOf('审计局'));
    await passDays(installation, 1);
    expect((await told()).slice(2)).toEqual(['report.revised 云溪县审计局']);
    pages.delete(folderOf('教育局'));
    await passDays(installation, 4);
    expect((await told()).slice(3)).toEqual(['report.removed 云溪县教育局']);
    link(...organs.filter((organ) => organ !== '统计局' && organ !== '教育局'));
    await passDays(installation, 3);
    expect((await told()).slice(4)).toEqual(['report.unlisted 云溪县统计局']);
  }, 400_000);
});
