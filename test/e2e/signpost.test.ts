import { expect, it } from 'vitest';
import { makeReport } from '../practice/reports/index.ts';
import { operatorAddress, readerAddress } from '../support/installation.ts';
import { publisher, startWatch } from '../support/watch.ts';

const cell = (value: number) => [{ kind: 'cell', table: 'applications', row: 'new', column: 0, value }] as const;

it('an old address that leads to the new one is no other place, though it is read first', async () => {
  // With a pause, pages are read one after the other, the older one first.
  const { portal, installation } = await startWatch({ crawl: { delaySeconds: 0.001, confirmMinutes: 10 } });
  for (const organ of ['民政局', '财政局', '教育局', '水利局'])
    portal.publish(makeReport({ publisher: `云溪县${organ}`, year: 2024, seed: organ.length }));
  const { path } = portal.publish(makeReport({ publisher, year: 2024, seed: 3 }));
  const day = async () => {
    installation.passTime(23);
    await installation.crawl();
    installation.passTime(0.5);
    await installation.sweep();
  };
  await day();
  portal.move(path, '/moved/t1_1.html', 'redirect');
  await day();
  // The new address speaks for the report from now on.
  portal.remove(path);
  portal.edit('/moved/t1_1.html', cell(777));
  await day();
  portal.restore(path);
  portal.edit('/moved/t1_1.html', cell(778));
  await day();
  portal.edit('/moved/t1_1.html', cell(779));
  await day();
  expect((await installation.kinds()).toSorted()).toEqual([
    'report.moved',
    'report.revised',
    'report.revised',
    'report.revised',
  ]);
  expect(installation.mailsTo(readerAddress)).toHaveLength(4);
  expect(installation.mailsTo(operatorAddress)).toEqual([]);
}, 60_000);
