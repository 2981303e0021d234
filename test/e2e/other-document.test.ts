import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress, type Installation } from '../support/installation.ts';
import { passDays, publisher, publishOthers, startWatch } from '../support/watch.ts';

const report = makeReport({ publisher, year: 2024, seed: 3 });
const notice = '<title>停车须知</title><h1>停车须知</h1><p>本院停车场每日早八时开放。</p>';

describe('a page that is there and shows another document', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } }));
    publishOthers(portal);
    ({ path } = portal.publish(report));
    await days(1);
  });

  const days = async (count: number) => passDays(installation, count);
  const told = async () => (await installation.changes()).map(({ kind, report: of }) => `${kind} ${of?.year}`);

  it('is told to operators once, when the next day shows it too, and to no reader', async () => {
    portal.publishHtml(notice, { listedTitle: '停车须知', path });
    await days(1);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
    await days(3);
    expect(await told()).toEqual(['report.conflict 2024']);
    expect(installation.mailsTo(operatorAddress).map(({ text }) => text)).toEqual([
      expect.stringContaining('所示已不是这份报告') as string,
    ]);
    expect(installation.mailsTo(readerAddress)).toEqual([]);
  }, 60_000);

  it('is told to nobody where it shows its report again a day later', async () => {
    portal.publishHtml(notice, { listedTitle: '停车须知', path });
    await days(1);
    portal.remove(path);
    portal.publish(report, { path });
    await days(3);
    expect(await told()).toEqual(['report.conflict 2024']);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
  }, 60_000);

  it('is used as meant where the organ’s next report stands there', async () => {
    portal.edit(path, () => makeReport({ publisher, year: 2025, seed: 5 }));
    await days(2);
    expect(await told()).toEqual(['report.published 2025']);
  }, 60_000);

  it.each([
    ['another year', `${publisher}2023年政府信息公开工作年度报告`],
    ['another organ', '云溪县公安局2024年政府信息公开工作年度报告'],
    ['no report', '公示公告'],
  ])(
    'is its report still, revised, where its title alone names %s, and so when its words are edited next',
    async (_, title) => {
      portal.edit(path, [{ kind: 'title', title }]);
      await days(1);
      portal.edit(path, [{ kind: 'words', before: '所有申请', after: '全部申请' }]);
      await days(1);
      expect(await told()).toEqual(['report.revised 2024', 'report.revised 2024']);
    },
    60_000,
  );

  it.each([
    ['year', { title: `${publisher}2023年政府信息公开工作年度报告`, of: publisher }],
    ['organ', { title: '云溪县财政局2024年政府信息公开工作年度报告', of: '云溪县公安局' }],
  ])(
    'is the report that it holds from when the %s in its title is put right',
    async (_, { title, of }) => {
      const right = makeReport({ publisher: of, year: of === publisher ? 2025 : 2024, seed: 6 });
      const { path: late } = portal.publish(editReport(right, { kind: 'title', title }));
      await days(2);
      const before = await told();
      portal.edit(late, () => right);
      await days(3);
      expect((await told()).slice(before.length)).toContain(`report.published ${right.year}`);
      const [view] = (await installation.store.read.reports({ text: of }, { limit: 9, cursor: null })).items;
      expect(view).toMatchObject({ publisher: of, year: right.year });
    },
    60_000,
  );
});
