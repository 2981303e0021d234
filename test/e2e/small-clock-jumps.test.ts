import { beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/index.ts';
import type { PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { readerAddress, type Installation } from '../support/installation.ts';
import { publisher, publishOthers, startWatch } from '../support/watch.ts';

const cell = (value: number) => [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value }] as const;
const next = makeReport({ publisher, year: 2025, seed: 6 });

describe('a clock that was some hours ahead and is set back, where servers tell no time', () => {
  let portal: PracticePortal;
  let installation: Installation;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } }));
    publishOthers(portal);
  });

  const mails = () => installation.mailsTo(readerAddress);
  const crawlAhead = async (hours: number) => {
    installation.passTime(hours);
    await installation.crawl();
    installation.passTime(-hours);
  };
  const crawlAfter = async (hours: number) => {
    installation.passTime(hours);
    await installation.crawl();
    installation.passTime(0.2);
    await installation.sweep();
  };

  it('makes no baseline of what is published thereafter', async () => {
    await crawlAhead(3);
    portal.publish(editReport(next, { kind: 'dates', publishedAt: '2026-01-20' as IsoDate }));
    await crawlAfter(0.5);
    expect(mails()).toHaveLength(1);
  }, 120_000);

  it('loses neither a change nor its being taken back within those hours', async () => {
    const { path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    installation.passTime(24);
    await crawlAhead(5);
    const first = portal.report(path);
    portal.edit(path, cell(777));
    await crawlAfter(0.2);
    expect(mails()).toHaveLength(1);
    portal.edit(path, () => first);
    await crawlAfter(0.2);
    installation.passTime(2);
    await installation.sweep();
    const told = (await installation.changes()).map(({ kind, detail }) => [kind, detail.returnsTo !== undefined]);
    expect(told).toEqual([
      ['report.revised', false],
      ['report.revised', true],
    ]);
    expect(mails()).toHaveLength(2);
  }, 120_000);

  it('hides no page that has come to show another document', async () => {
    const { path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    installation.passTime(24);
    await crawlAhead(5);
    portal.publishHtml('<title>停车须知</title><h1>停车须知</h1><p>本院停车场每日早八时开放。</p>', {
      listedTitle: '停车须知',
      path,
    });
    await crawlAfter(0.2);
    await crawlAfter(48);
    expect(await installation.kinds()).toEqual(['report.conflict']);
  }, 120_000);
});

describe('a clock that is set forward by less than six hours, where servers tell the time', () => {
  it('makes no second look of one that follows at once: a stale cache may still answer', async () => {
    let worldMs = Date.now();
    const { portal, installation } = await startWatch({
      crawl: { confirmMinutes: 10 },
      site: { clock: () => worldMs },
    });
    const pass = (minutes: number) => {
      worldMs += minutes * 60_000;
      installation.passTime(minutes / 60);
    };
    publishOthers(portal);
    const { path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    portal.edit(path, cell(777));
    pass(24 * 60);
    await installation.crawl();
    pass(1);
    installation.passTime(0.5);
    await installation.sweep();
    expect(installation.mailsTo(readerAddress)).toEqual([]);
    pass(31);
    await installation.sweep();
    expect(installation.mailsTo(readerAddress)).toHaveLength(1);
  }, 120_000);

  it('contradicts no day that had not ended where the servers are, and makes nothing overdue on it', async () => {
    let worldAheadMs = 0;
    const bureau = '云溪县教育局';
    const { portal, installation } = await startWatch({
      timeZone: 'Asia/Shanghai',
      site: { siteName: bureau, clock: () => Date.now() + worldAheadMs },
      columnPublisher: bureau,
    });
    const goTo = (atMs: number, aheadMinutes = 0) => {
      worldAheadMs = atMs - Date.now();
      installation.passTime((atMs - installation.now().getTime()) / 3_600_000 + aheadMinutes / 60);
    };
    const thisYear = installation.now().getUTCFullYear();
    for (const past of [thisYear - 2, thisYear - 1])
      portal.publish(makeReport({ publisher: bureau, year: past, seed: past }));
    goTo(Date.UTC(thisYear + 1, 0, 30, 2));
    await installation.crawl();
    // 23:30 of the last day in Shanghai, and 00:20 of the next by our clock.
    goTo(Date.UTC(thisYear + 1, 0, 31, 15, 30), 50);
    await installation.crawl();
    expect(await installation.kinds()).toEqual([]);
    const day = `${thisYear + 1}-01-31` as IsoDate;
    portal.publish(
      editReport(makeReport({ publisher: bureau, year: thisYear, seed: 9 }), {
        kind: 'dates',
        publishedAt: day,
        writtenAt: day,
      }),
    );
    goTo(Date.UTC(thisYear + 1, 1, 1, 2));
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.published']);
  }, 120_000);
});
