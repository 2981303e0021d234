import { expect, it } from 'vitest';
import { makeReport } from '../practice/reports/index.ts';
import { publisher, startWatch } from '../support/watch.ts';

it('a revision of two places is told at once by the one that is due, and the other is read with it', async () => {
  const columns = [
    { id: 'annual', name: '政府信息公开年报' },
    { id: 'more', name: '法定主动公开内容' },
  ];
  const { portal, installation } = await startWatch({ site: { columns } });
  const days = async (count: number) => {
    for (let day = 0; day < count; day += 1) {
      installation.passTime(24);
      await installation.scheduledCrawl();
    }
  };
  for (const { id } of columns)
    portal.publish(makeReport({ publisher: '云溪县民政局', year: 2024, seed: 1 }), { column: id });
  const report = makeReport({ publisher, year: 2023, seed: 3 });
  const { path } = portal.publish(report, { column: 'annual' });
  await installation.crawl();
  await days(3);
  // Found three days later, and so visited three days after the first in each week.
  const { path: copy } = portal.publish(report, { column: 'more' });
  await days(5);
  const asked = portal.requests.length;
  for (const each of [path, copy])
    portal.edit(each, [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value: 901 }]);
  await days(3);
  expect(portal.requests.slice(asked).filter((request) => request.path === path)).toHaveLength(1);
  expect((await installation.kinds()).toSorted()).toEqual(['report.conflict', 'report.revised']);
  const told = await installation.changes();
  expect(told.find(({ kind }) => kind === 'report.revised')?.detectedAt.getTime()).toBeGreaterThan(
    installation.now().getTime() - 60 * 60 * 1000,
  );
}, 60_000);
