import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import type { Installation } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const columns = [
  { id: 'annual', name: '政府信息公开年报' },
  { id: 'more', name: '法定主动公开内容' },
];

describe('a page that was hijacked and stays so', () => {
  const report = makeReport({ publisher, year: 2024, seed: 3 });
  let portal: PracticePortal;
  let installation: Installation;
  let path: string;

  beforeEach(async () => {
    ({ portal, installation } = await startWatch({ site: { columns } }));
    for (const organ of ['民政局', '财政局', '教育局', '水利局', '交通运输局'])
      portal.publish(makeReport({ publisher: `云溪县${organ}`, year: 2024, seed: organ.length }), { column: 'annual' });
    ({ path } = portal.publish(report, { column: 'annual' }));
    await installation.crawl();
  });

  const crawlDaily = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      installation.passTime(24);
      await installation.crawl();
    }
  };
  const hijackings = async () =>
    (await installation.changes())
      .filter(({ kind }) => kind === 'page.hijacked')
      .map(({ detail }) => (detail.reason?.kind === 'not-watched' ? 'recalled' : 'told'));

  it('is recalled after seven days though it had contradicted another page of its report', async () => {
    const copy = portal.publish(report, { column: 'more' });
    await crawlDaily(1);
    portal.edit(copy.path, [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value: 901 }]);
    await crawlDaily(1);
    expect(await installation.kinds()).toEqual(['report.conflict']);
    portal.hijack(copy.path, 'A');
    await crawlDaily(7);
    expect(await hijackings()).toEqual(['told']);
    await crawlDaily(1);
    expect(await hijackings()).toEqual(['told', 'recalled']);
  }, 60_000);

  it('is told and recalled once though an old address leads to it', async () => {
    const moved = path.replace(/(?=\.html)/, '-moved');
    portal.move(path, moved, 'redirect');
    await crawlDaily(1);
    portal.hijack(moved, 'A');
    await crawlDaily(2);
    expect(await hijackings()).toEqual(['told']);
    await crawlDaily(7);
    expect(await hijackings()).toEqual(['told', 'recalled']);
  }, 60_000);

  it('is recalled after seven days by the right clock though it was found under one that was ahead', async () => {
    portal.hijack(path, 'A');
    installation.passTime(10 * 24);
    await installation.crawl();
    installation.passTime(-10 * 24);
    await crawlDaily(7);
    expect(await hijackings()).toEqual(['told']);
    await crawlDaily(1);
    // Its time is that of the clock which was wrong.
    expect(await hijackings()).toEqual(['recalled', 'told']);
  }, 60_000);

  it('is recalled though it was hijacked before it was ever read', async () => {
    await crawlDaily(1);
    const other = portal.publish(makeReport({ publisher, year: 2025, seed: 4 }), { column: 'annual' });
    portal.hijack(other.path, 'A');
    await crawlDaily(8);
    expect(await hijackings()).toEqual(['told', 'recalled']);
    portal.hijack(other.path, null);
    await crawlDaily(1);
    expect(await installation.kinds()).toContain('report.published');
  }, 60_000);

  it('is told again after a clean day, and recalled seven days after it began: a cache may have been clean alone', async () => {
    portal.hijack(path, 'A');
    await crawlDaily(3);
    portal.hijack(path, null);
    await crawlDaily(1);
    portal.hijack(path, 'A');
    await crawlDaily(4);
    expect(await hijackings()).toEqual(['told', 'told', 'recalled']);
  }, 60_000);

  it('is told of each time, though a clock that was ahead read it clean before', async () => {
    portal.rebuild();
    installation.passTime(8 * 24);
    await installation.crawl();
    installation.passTime(-8 * 24);
    for (const family of ['A', null, null, null, 'A'] as const) {
      portal.hijack(path, family);
      await crawlDaily(1);
    }
    expect(await hijackings()).toEqual(['told', 'told']);
  }, 60_000);
});
