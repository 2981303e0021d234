import { beforeEach, describe, expect, it } from 'vitest';
import { dayIn } from '../../src/follow/index.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { deskAddress, deskPublisher, readerAddress, type Installation } from '../support/installation.ts';
import { startWatch } from '../support/watch.ts';

const zone = 'Asia/Shanghai';

describe('what a declared publisher owes', () => {
  let portal: PracticePortal;
  let installation: Installation;
  const bureau = '云溪县教育局';

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({
      timeZone: zone,
      site: { siteName: bureau },
      columnPublisher: bureau,
    }));
  });

  it('is told overdue once after a complete pass, unknown before, and cleared when it appears', async () => {
    const now = installation.now();
    const year = Number(dayIn(zone, now).slice(0, 4)) - 1;
    // Into the February after the report year that is due last.
    const february = Date.UTC(year + 2, 1, 10);
    for (const past of [year - 2, year - 1, year])
      portal.publish(makeReport({ publisher: bureau, year: past, seed: past }));
    await installation.crawl();
    expect(await installation.kinds()).toEqual([]);
    installation.passTime((february - now.getTime()) / 3_600_000);
    const doubtful = portal.publishHtml('<html><body>附件下载</body></html>', {
      listedTitle: `${bureau}${year + 1}年政府信息公开工作年度报告`,
      listedAt: `${year + 2}-01-20`,
    });
    await installation.crawl();
    expect(await installation.kinds()).toEqual([]);
    expect(JSON.stringify((await installation.store.portals.list())[0]?.stateReason)).toContain('"owed-unknown"');
    portal.remove(doubtful.path);
    installation.passTime(24);
    await installation.crawl();
    installation.passTime(24);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.overdue']);
    const today = dayIn(zone, installation.now());
    const late = makeReport({ publisher: bureau, year: year + 1, seed: 9 });
    portal.publish(editReport(late, { kind: 'dates', publishedAt: today, writtenAt: today }));
    await installation.crawl();
    installation.passTime(24);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.overdue', 'report.published']);
  });

  it('is told overdue while an earlier report is hijacked, and unknown while that is listed as the one owed', async () => {
    const year = Number(dayIn(zone, installation.now()).slice(0, 4)) - 1;
    for (const past of [year - 2, year - 1]) portal.publish(makeReport({ publisher: bureau, year: past, seed: past }));
    const { path } = portal.publish(makeReport({ publisher: bureau, year, seed: year }));
    await installation.crawl();
    installation.passTime((Date.UTC(year + 2, 1, 10) - installation.now().getTime()) / 3_600_000);
    portal.unlist(path);
    const owed = `${bureau}${year + 1}年政府信息公开工作年度报告`;
    portal.publish(makeReport({ publisher: bureau, year, seed: year }), { path, listedTitle: owed });
    portal.hijack(path, 'A');
    await installation.crawl();
    installation.passTime(24);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['page.hijacked']);
    expect(JSON.stringify((await installation.store.portals.list())[0]?.stateReason)).toContain('"owed-unknown"');
    portal.unlist(path);
    const own = { path, listedTitle: `${bureau}${year}年政府信息公开工作年度报告` };
    portal.publish(makeReport({ publisher: bureau, year, seed: year }), own);
    portal.hijack(path, 'A');
    installation.passTime(24);
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['page.hijacked', 'report.overdue']);
  });
});

it('what is owed is told to those who asked for one organ only where it is theirs', async () => {
  const columns = [
    { id: 'desk', name: '政府信息公开年报', owes: deskPublisher },
    { id: 'bureau', name: '法定主动公开内容', owes: '云溪县教育局' },
  ];
  const { portal, installation } = await startWatch({
    timeZone: zone,
    site: { columns: columns.map(({ id, name }) => ({ id, name })) },
    publishers: columns.map(({ id, owes }) => ({ name: owes, columns: [id] })),
  });
  const year = Number(dayIn(zone, installation.now()).slice(0, 4)) - 1;
  for (const { id: column, owes } of columns)
    for (const past of [year - 1, year])
      portal.publish(makeReport({ publisher: owes, year: past, seed: past + owes.length }), { column });
  await installation.crawl();
  installation.passTime((Date.UTC(year + 2, 1, 10) - installation.now().getTime()) / 3_600_000);
  await installation.crawl();
  expect(await installation.kinds()).toEqual(['report.overdue', 'report.overdue']);
  const told = (address: string) => installation.mailsTo(address).map(({ text }) => text);
  expect(told(readerAddress)).toHaveLength(2);
  expect(told(deskAddress)).toEqual([expect.stringContaining(`尚未找到${deskPublisher}`)]);
}, 60_000);

it('is unknown while a page that may be the one owed is listed in its column, and was listed in another one first', async () => {
  const columns = [
    { id: 'all', name: '政府信息公开年报' },
    { id: 'bureau', name: '法定主动公开内容' },
  ];
  const bureau = '云溪县教育局';
  const { portal, installation } = await startWatch({
    timeZone: zone,
    site: { columns },
    publishers: [{ name: bureau, columns: ['bureau'] }],
  });
  const year = Number(dayIn(zone, installation.now()).slice(0, 4)) - 1;
  for (const past of [year - 1, year]) {
    const report = makeReport({ publisher: bureau, year: past, seed: past });
    const { path } = portal.publish(report, { column: 'all' });
    portal.publish(report, { column: 'bureau', path });
  }
  await installation.crawl();
  installation.passTime((Date.UTC(year + 2, 1, 10) - installation.now().getTime()) / 3_600_000);
  const listed = { listedTitle: `${year + 1}年政府信息公开工作年度报告`, listedAt: `${year + 2}-01-20` };
  const empty = '<html><body>附件下载</body></html>';
  const { path } = portal.publishHtml(empty, { ...listed, column: 'all' });
  portal.publishHtml(empty, { ...listed, column: 'bureau', path });
  await installation.crawl();
  expect(await installation.kinds()).toEqual([]);
  expect(JSON.stringify((await installation.store.portals.list())[0]?.stateReason)).toContain('"owed-unknown"');
}, 60_000);
