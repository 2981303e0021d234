import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { readerAddress, type Installation } from '../support/installation.ts';
import { publisher, publishOthers, startWatch } from '../support/watch.ts';

describe('a portal that is read once a week', () => {
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ crawl: { confirmMinutes: 10 } }));
    publishOthers(portal);
    ({ path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 })));
    await installation.crawl();
  });

  const weeks = async (count: number) => {
    for (let week = 0; week < count; week += 1) {
      await installation.crawl();
      for (let day = 0; day < 7; day += 1) {
        installation.passTime(24);
        await installation.sweep();
      }
    }
  };
  const told = () =>
    installation
      .mailsTo(readerAddress)
      .map(({ subject }) => subject)
      .toReversed();
  const telling = (...words: readonly string[]) => words.map((word): unknown => expect.stringContaining(word));

  it('tells that a removed report is back once, when the next pass finds it too', async () => {
    await weeks(1);
    portal.remove(path);
    await weeks(3);
    expect(told()).toEqual(telling('未再找到'));
    portal.restore(path);
    await weeks(1);
    expect(told()).toEqual(telling('未再找到'));
    await weeks(3);
    expect(told()).toEqual(telling('未再找到', '重新出现'));
  }, 60_000);

  it('tells nothing where a cache showed a removed report in one pass', async () => {
    await weeks(1);
    portal.remove(path);
    await weeks(3);
    portal.restore(path);
    await weeks(1);
    portal.remove(path);
    await weeks(5);
    expect(told()).toEqual(telling('未再找到'));
  }, 60_000);

  it('tells that a report left its listing when the next pass misses it too, and not where that names it again', async () => {
    await weeks(1);
    portal.unlist(path);
    await weeks(1);
    expect(told()).toEqual([]);
    await weeks(1);
    expect(told()).toEqual(telling('不在栏目列表'));
  }, 60_000);
});
