import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { readerAddress, type Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const cell = (value: number) => [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value }] as const;

describe('what a publisher and a clock may do', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } }));
    for (const organ of ['民政局', '财政局', '教育局', '水利局'])
      portal.publish(makeReport({ publisher: `云溪县${organ}`, year: 2024, seed: organ.length }));
    ({ path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 })));
    await installation.crawl();
  });

  const mails = () => installation.mailsTo(readerAddress);
  const later = async (minutes: number) => {
    installation.passTime(minutes / 60);
    await installation.sweep();
  };
  const visit = async () => {
    await installation.crawl();
    await later(11);
    await later(90);
  };

  it('tells each of three changes in a day once, and that the last one is the first content again', async () => {
    const first = portal.report(path);
    portal.edit(path, cell(777));
    await visit();
    portal.edit(path, cell(778));
    await visit();
    portal.edit(path, () => first);
    await visit();
    expect(mails()).toHaveLength(3);
    const revisions = (await installation.changes()).filter(({ kind }) => kind === 'report.revised');
    expect(revisions).toHaveLength(3);
    expect(revisions.map(({ detail }) => detail.returnsTo !== undefined)).toEqual([false, false, true]);
    const versions = await installation.store.read.versions(revisions[0]?.report?.id ?? '', { limit: 9, cursor: null });
    expect(versions.items.map(({ returnsToNumber }) => returnsToNumber)).toEqual([1, null, null, null]);
  }, 90_000);

  it('loses and doubles nothing when the clock was a year ahead and is set right', async () => {
    const year = 365 * 24;
    installation.passTime(year);
    portal.edit(path, cell(777));
    await installation.crawl();
    installation.passTime(-year);
    await later(1);
    expect(mails()).toHaveLength(0);
    await later(11);
    expect(mails()).toHaveLength(1);
    portal.edit(path, cell(778));
    await visit();
    expect(mails()).toHaveLength(2);
    portal.remove(path);
    for (let day = 0; day < 5; day += 1) {
      installation.passTime(24);
      await installation.crawl();
    }
    const kinds = await installation.kinds();
    expect(kinds.toSorted()).toEqual(['report.removed', 'report.revised', 'report.revised']);
  }, 90_000);
});

describe('a second look after a clock was set back', () => {
  it('comes after the whole wait, when a cache that lagged behind has caught up', async () => {
    const { portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } });
    const { path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
    await installation.crawl();
    const mails = () => installation.mailsTo(readerAddress);
    const later = async (minutes: number) => {
      installation.passTime(minutes / 60);
      await installation.sweep();
    };
    const before = portal.snapshot();
    portal.edit(path, cell(777));
    await installation.crawl();
    await later(11);
    expect(mails()).toHaveLength(1);
    portal.stale(true, before);
    installation.passTime(6 * 24);
    await installation.crawl();
    installation.passTime(-6 * 24);
    await later(1);
    portal.stale(false);
    await later(80);
    await later(11);
    await installation.crawl();
    await later(11);
    await later(90);
    expect(mails()).toHaveLength(1);
  }, 60_000);
});

describe('a clock that is ahead of what the servers say', () => {
  const bureau = '云溪县教育局';

  it('makes nothing overdue, removed or contradicted, and says so until it is set right', async () => {
    let worldAheadMs = 0;
    const { portal, installation } = await startWatch({
      site: { siteName: bureau, clock: () => Date.now() + worldAheadMs },
      columnPublisher: bureau,
    });
    /** Goes to a time of both clocks, ours being some hours ahead. */
    const goTo = (atMs: number, aheadHours = 0) => {
      worldAheadMs = atMs - Date.now();
      installation.passTime((atMs - installation.now().getTime()) / 3_600_000 + aheadHours);
    };
    const thisYear = installation.now().getUTCFullYear();
    for (const past of [thisYear - 2, thisYear - 1])
      portal.publish(makeReport({ publisher: bureau, year: past, seed: past }));
    goTo(Date.UTC(thisYear + 1, 0, 20));
    const { path } = portal.publish(makeReport({ publisher: bureau, year: thisYear - 3, seed: 3 }));
    await installation.crawl();
    portal.remove(path);
    for (const day of [21, 22]) {
      goTo(Date.UTC(thisYear + 1, 0, day));
      await installation.crawl();
    }
    goTo(Date.UTC(thisYear + 1, 0, 23), 20 * 24);
    await installation.crawl();
    expect(await installation.kinds()).toEqual([]);
    expect(JSON.stringify((await installation.store.portals.list())[0]?.stateReason)).toContain(
      '"clock-ahead","hours":480',
    );
    goTo(Date.UTC(thisYear + 1, 0, 24));
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.removed']);
    expect(JSON.stringify((await installation.store.portals.list())[0]?.stateReason)).not.toContain('clock-ahead');
    goTo(Date.UTC(thisYear + 1, 1, 2));
    await installation.crawl();
    expect(await installation.kinds()).toEqual(['report.removed', 'report.overdue']);
  }, 60_000);
});
