import { beforeEach, describe, expect, it } from 'vitest';
import { dayIn } from '../../src/follow/index.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { readerAddress, type Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const bureau = '云溪县审计局';

describe('a report that is found', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let lastYear: number;

  const start = async (crawl: { readonly recentDays?: number } = {}) => {
    ({ portal, installation } = await startWatch({ crawl }));
    // Reports of last year are due by then.
    const now = installation.now();
    const summer = Date.UTC(now.getUTCFullYear() + 1, 6, 1, 4);
    installation.passTime((summer - now.getTime()) / 3_600_000);
    lastYear = new Date(summer).getUTCFullYear() - 1;
    for (const organ of ['民政局', '财政局', '教育局', '水利局'])
      portal.publish(makeReport({ publisher: `云溪县${organ}`, year: lastYear - 1, seed: organ.length }));
  };
  beforeEach(async () => start());

  /** A report that says it was written and posted some days ago. */
  const dated = (organ: string, year: number, daysAgo: number) => {
    const day = dayIn('Asia/Shanghai', new Date(installation.now().getTime() - daysAgo * 86_400_000));
    const given = makeReport({ publisher: organ, year, seed: 5 });
    return editReport(given, { kind: 'dates', publishedAt: day, writtenAt: day });
  };
  const nextDay = async () => {
    installation.passTime(24);
    await installation.crawl();
  };
  const told = async () =>
    (await installation.changes()).map(({ kind, report }) => `${kind} ${report?.publisher} ${report?.year}`);

  it('when watching begins is no news, but for what was posted within the recent window', async () => {
    portal.publish(dated(publisher, lastYear, 3));
    portal.publish(dated(bureau, lastYear, 30));
    await installation.crawl();
    expect(await told()).toEqual([`report.published ${publisher} ${lastYear}`]);
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
    const held = (await installation.store.read.reports({ text: bureau }, { limit: 9, cursor: null })).items;
    expect(held).toHaveLength(1);
  }, 60_000);

  it('when watching begins is never news where the operator wants no window', async () => {
    await start({ recentDays: 0 });
    portal.publish(dated(publisher, lastYear, 3));
    await installation.crawl();
    expect(await told()).toEqual([]);
  }, 60_000);

  it('later and is of an older year is filled in, but for what was posted within the recent window', async () => {
    portal.publish(dated(publisher, lastYear, 90));
    await installation.crawl();
    portal.publish(dated(publisher, lastYear - 2, 900));
    portal.publish(dated(publisher, lastYear - 1, 1));
    await nextDay();
    const kinds = (await told()).filter((each) => each.startsWith('report.published'));
    expect(kinds).toEqual([`report.published ${publisher} ${lastYear - 1}`]);
  }, 60_000);

  it('after its day is late by what was observed, whatever it says, and that is said', async () => {
    await installation.crawl();
    await nextDay();
    portal.publish(dated(bureau, lastYear, 170));
    await nextDay();
    const published = (await installation.changes()).find(({ kind }) => kind === 'report.published');
    expect(published?.detail.reason).toMatchObject({ kind: 'late', due: `${lastYear + 1}-01-31` });
    const texts = installation.mailsTo(readerAddress).map(({ text }) => text);
    expect(texts.join()).toContain('已逾期');
  }, 60_000);

  it('of whom none has been found since is a hint to operators while it is not declared, and told to nobody', async () => {
    portal.publish(dated(bureau, lastYear, 150));
    await installation.crawl();
    await nextDay();
    const reason = (await installation.store.portals.list())[0]?.stateReason;
    expect(reason).toMatchObject({ kind: 'undeclared', year: lastYear, organs: 4 });
    expect(await told()).toEqual([]);
  }, 60_000);
});
