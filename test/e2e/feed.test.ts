import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import type { Installation } from '../support/installation.ts';
import { passDays, publisher, publishOthers, startWatch } from '../support/watch.ts';

describe('the feed of an installation that nobody is subscribed to', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ unsubscribed: true, crawl: { confirmMinutes: 10 } }));
    publishOthers(portal);
    ({ path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 })));
    await passDays(installation, 1);
  }, 120_000);

  /** Kinds of what the feed holds, newest first. */
  const feed = async () => {
    const text = await (await fetch(`${installation.webUrl}/feed.atom`)).text();
    return [...text.matchAll(/<category term="([^"]+)"/g)].map(([, kind]) => kind);
  };

  it('says that a report left its listing when the next pass misses it too, and not where that names it again', async () => {
    portal.unlist(path);
    await passDays(installation, 1);
    portal.restore(path);
    expect(await feed()).toEqual([]);
    await passDays(installation, 1);
    expect(await feed()).toEqual([]);
    portal.unlist(path);
    await passDays(installation, 1);
    expect(await feed()).toEqual([]);
    await passDays(installation, 1);
    expect(await feed()).toEqual(['report.unlisted']);
    expect(await installation.kinds()).toEqual(['report.unlisted', 'report.unlisted']);
  }, 120_000);

  it('says that a removed report is back when the next pass finds it too, and not where a cache showed it once', async () => {
    portal.remove(path);
    await passDays(installation, 4);
    expect(await feed()).toEqual(['report.removed']);
    portal.restore(path);
    await passDays(installation, 1);
    portal.remove(path);
    expect(await feed()).toEqual(['report.removed']);
    await passDays(installation, 5);
    expect(await feed()).toEqual(['report.removed']);
    portal.restore(path);
    await passDays(installation, 1);
    expect(await feed()).toEqual(['report.removed']);
    await passDays(installation, 1);
    expect(await feed()).toEqual(['report.restored', 'report.removed']);
  }, 120_000);
});
