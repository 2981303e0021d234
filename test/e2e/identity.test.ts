import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';
import { namedHosts } from '../support/named-hosts.ts';
import { passDays, publisher, startWatch } from '../support/watch.ts';

const organs = ['民政局', '财政局', '教育局', '水利局', '交通运输局', '应急管理局'].map((organ) => `云溪县${organ}`);

const each = (count: number) =>
  organs
    .map((organ) => `${organ} 2024`)
    .toSorted()
    .map((name) => [name, count]);

/** Every report with how many places it has. */
async function placesOf(installation: Installation): Promise<readonly (readonly [string, number])[]> {
  const { items } = await installation.store.read.reports({}, { limit: 99, cursor: null });
  const views = await Promise.all(items.map(async ({ id }) => installation.store.read.report(id)));
  const counted = new Map(views.map((view) => [`${view?.publisher} ${view?.year}`, view?.places.length ?? 0]));
  return [...counted.keys()].toSorted().map((name): readonly [string, number] => [name, counted.get(name) ?? 0]);
}

describe('a portal that answers by http and https, with www. and without', () => {
  const [bare, www, other] = ['yunxi.test', 'www.yunxi.test', 'www.jiangping.test'];

  async function start() {
    const portal = await startPracticePortal({ siteName: publisher, system: 'trs' });
    onTestFinished(async () => portal.close());
    const hosts = await namedHosts(portal.url, [bare, www, other]);
    onTestFinished(async () => hosts.close());
    const paths = organs.map((of, seed) => portal.publish(makeReport({ publisher: of, year: 2024, seed })).path);
    const installation = await startInstallation({
      id: 'yunxi',
      name: publisher,
      region: ['江平市', '云溪县'],
      hosts: [bare, www, other],
      crawl: { delaySeconds: 0, proxy: hosts.proxy, allowPrivateHosts: ['127.0.0.1', bare, www, other] },
      columns: [{ id: 'annual', name: '年报', url: `http://${www}${new URL(portal.columnUrl()).pathname}` }],
    });
    onTestFinished(async () => installation.close());
    expect(await installation.crawl()).toMatchObject({ complete: true, linksSeen: organs.length });
    return { portal, hosts, installation, paths };
  }

  it('has each report once when it goes over to https, then drops www., and goes back', async () => {
    const { hosts, installation } = await start();
    hosts.redirect(`http://${www}`, `https://${www}`);
    await passDays(installation, 2);
    expect(await placesOf(installation)).toEqual(each(1));
    hosts.redirect(`https://${www}`, `https://${bare}`);
    await passDays(installation, 2);
    expect(await placesOf(installation)).toEqual(each(1));
    hosts.redirect(`http://${www}`, null);
    await passDays(installation, 2);
    expect(await installation.kinds()).toEqual([]);
    expect(await placesOf(installation)).toEqual(each(1));
  }, 120_000);

  it('has each report once, and no new one, when it moves to another host under other paths at once', async () => {
    const { portal, hosts, installation, paths } = await start();
    for (const [index, path] of paths.entries()) portal.move(path, `/xxgk/2025/art_${index}.html`, 'missing');
    hosts.redirect(`http://${www}`, `https://${other}`);
    await passDays(installation, 5);
    expect(new Set(await installation.kinds())).toEqual(new Set(['report.moved']));
    expect(await placesOf(installation)).toEqual(each(2));
  }, 120_000);
});

describe('a report that a second column lists under another form of its title', () => {
  const forms: readonly ((organ: string) => string)[] = [
    (organ) => `${organ}2024年度政府信息公开工作年度报告`,
    (organ) => `${organ}２０２４年政府信息公开年度报告`,
    (organ) => `江平市${organ}2024年政府信息公开工作年度报告`,
    (organ) => `【年报】${organ}（2024年）政府信息公开工作年度报告`,
    (organ) => `2024年${organ}政府信息公开年报`,
    (organ) => `云溪县人民政府办公室关于发布${organ}2024年政府信息公开工作年度报告的通知`,
  ];

  it('is one report with two places, and is not told again', async () => {
    const columns = [
      { id: 'annual', name: '政府信息公开年报' },
      { id: 'more', name: '法定主动公开内容' },
    ];
    const { portal, installation } = await startWatch({ region: ['江平市', '云溪县'], site: { columns } });
    const reports = organs.map((of, seed) => makeReport({ publisher: of, year: 2024, seed }));
    for (const report of reports) portal.publish(report, { column: 'annual' });
    await installation.crawl();
    for (const [index, report] of reports.entries()) {
      const title = forms[index]?.(organs[index] ?? '') ?? '';
      const { path } = portal.publish(report, { column: 'more', listedTitle: title });
      portal.edit(path, [{ kind: 'title', title }]);
    }
    await passDays(installation, 3);
    expect(await placesOf(installation)).toEqual(each(2));
    expect(await installation.kinds()).toEqual([]);
  }, 120_000);
});
