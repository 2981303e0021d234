import { beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/index.ts';
import { dayIn } from '../../src/follow/index.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport, type PracticeReport } from '../practice/reports/index.ts';
import type { Installation } from '../support/installation.ts';
import { passDays, publisher, publishOthers, startWatch } from '../support/watch.ts';

const columns = [
  { id: 'annual', name: '政府信息公开年报' },
  { id: 'more', name: '法定主动公开内容' },
];
const postedOn = (report: PracticeReport, day: string) =>
  editReport(report, { kind: 'dates', publishedAt: day as IsoDate });

describe('a report that is posted anew under another address, with a day of its own', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let report: PracticeReport;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ site: { columns } }));
    publishOthers(portal);
    await passDays(installation, 1);
    report = postedOn(makeReport({ publisher, year: 2025, seed: 5 }), today());
    ({ path } = portal.publish(report));
    await passDays(installation, 2);
  }, 120_000);

  const today = () => dayIn('Asia/Shanghai', installation.now());
  const told = async () => (await installation.changes()).map(({ kind }) => kind);

  it('has moved, and its later day contradicts nothing', async () => {
    portal.remove(path);
    portal.publish(postedOn(report, today()), { path: '/again/1.html' });
    await passDays(installation, 4);
    expect(await told()).toEqual(['report.published', 'report.moved']);
  }, 120_000);

  it('has moved, and its earlier day is contradicted: it was nowhere to be found then', async () => {
    portal.remove(path);
    portal.publish(postedOn(report, '2026-01-20'), { path: '/again/1.html' });
    await passDays(installation, 4);
    expect((await told()).toSorted()).toEqual(['report.date-contradicted', 'report.moved', 'report.published']);
    const [, contradicted] = await installation.changes();
    expect(contradicted?.detail.reason).toMatchObject({ kind: 'claimed-too-early', claimed: '2026-01-20' });
  }, 120_000);

  it('may have been posted earlier in a column that was never read whole', async () => {
    portal.publish(postedOn(report, '2026-01-20'), { path: '/again/1.html', column: 'more' });
    portal.remove(path);
    await passDays(installation, 2);
    expect(await told()).toEqual(['report.published', 'report.moved']);
  }, 120_000);
});
