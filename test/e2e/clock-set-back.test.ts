import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress, type Installation } from '../support/installation.ts';
import { passDays, publisher, publishOthers, startWatch } from '../support/watch.ts';

const report = makeReport({ publisher, year: 2024, seed: 3 });
const notice = '<title>停车须知</title><h1>停车须知</h1><p>本院停车场每日早八时开放。</p>';
const aheadDays = 40;

/** Servers tell no time here, so that nobody knows at the time that our clock was ahead. */
describe('what was noted under a clock that was set back since', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;
  let other: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } }));
    publishOthers(portal);
    ({ path } = portal.publish(report));
    ({ path: other } = portal.publish(makeReport({ publisher: '云溪县审计局', year: 2024, seed: 9 })));
  });

  const days = async (count: number) => passDays(installation, count);
  /** One crawl by a clock that is ahead. */
  const dayAhead = async () => {
    installation.passTime(aheadDays * 24);
    await installation.crawl();
    installation.passTime(-aheadDays * 24);
  };
  const told = async () => (await installation.changes()).map(({ kind, detail }) => `${kind} ${detail.url ?? ''}`);
  /** A report that says it was posted some days from now. */
  const dated = (given: typeof report, daysFromNow: number) => {
    const day = new Date(installation.now().getTime() + (daysFromNow * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
    return editReport(given, { kind: 'dates', publishedAt: day as typeof given.truth.publishedAt });
  };
  const at = (change: string, of = path) => `${change} ${new URL(of, portal.columnUrl('annual')).href}`;

  it('makes no baseline of what is published thereafter', async () => {
    await dayAhead();
    await days(1);
    const next = portal.publish(dated(makeReport({ publisher, year: 2025, seed: 4 }), 0));
    await days(1);
    expect(await told()).toEqual([at('report.published', next.path)]);
  }, 60_000);

  it('counts no absence for ever: what is gone is told in its time', async () => {
    await days(1);
    portal.remove(path);
    await dayAhead();
    await days(5);
    expect(await told()).toEqual([at('report.removed')]);
  }, 60_000);

  it('is told when the next pass finds it so as well: a report that is back', async () => {
    await days(1);
    portal.remove(path);
    await days(5);
    portal.restore(path);
    await dayAhead();
    expect(await told()).toEqual([at('report.removed'), at('report.restored')]);
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
    await days(1);
    expect(installation.mailsTo(readerAddress)).toHaveLength(2);
  }, 60_000);

  it('does not vouch for a page that has come to show another document', async () => {
    await days(1);
    await dayAhead();
    portal.publishHtml(notice, { listedTitle: '停车须知', path });
    await days(3);
    expect(await told()).toEqual([at('report.conflict')]);
    expect(installation.mailsTo(operatorAddress)).toHaveLength(1);
  }, 60_000);

  it('says nothing against a page that was read first then, when its day comes', async () => {
    await days(1);
    const next = portal.publish(dated(makeReport({ publisher, year: 2025, seed: 4 }), 0));
    await dayAhead();
    await days(1);
    installation.passTime(aheadDays * 24);
    await days(3);
    expect(await told()).toEqual([at('report.published', next.path)]);
  }, 60_000);

  it('holds nothing against a page that shows its report again', async () => {
    await days(1);
    portal.publishHtml(notice, { listedTitle: '停车须知', path });
    await dayAhead();
    portal.remove(path);
    portal.publish(report, { path });
    await days(4);
    expect(installation.mailsTo(operatorAddress)).toEqual([]);
  }, 60_000);

  it('leaves no doubt about a column whose page was hijacked then: a day that it contradicts is told', async () => {
    await days(1);
    portal.hijack(other, 'A');
    await dayAhead();
    portal.hijack(other, null);
    await days(4);
    const { path: next } = portal.publish(dated(makeReport({ publisher, year: 2025, seed: 4 }), -2));
    await days(1);
    expect(await told()).toContain(at('report.date-contradicted', next));
  }, 60_000);

  it('proves no absence on the day that it was noted anew', async () => {
    await days(1);
    installation.passTime(24);
    await dayAhead();
    portal.publish(dated(makeReport({ publisher, year: 2025, seed: 4 }), -1));
    await days(2);
    expect((await told()).join()).not.toContain('date-contradicted');
  }, 60_000);

  it('has pages that are long settled asked for no more often', async () => {
    for (let year = 2014; year < 2018; year += 1)
      portal.publish(makeReport({ publisher, year, seed: year }), { path: `/old/${year}.html` });
    await days(1);
    await dayAhead();
    await days(1);
    installation.passTime(24);
    portal.clearRequests();
    await installation.scheduledCrawl();
    expect(portal.requests.map((request) => request.path)).not.toContain('/old/2014.html');
  }, 60_000);
});
