import { expect, it } from 'vitest';
import type { ColumnId } from '../../src/domain/index.ts';
import { useStore } from './support/open.ts';
import { at, listedPages, samplePortal, watch } from './support/sample.ts';

const ready = useStore();

it('a column that is called by another id at the same address keeps its pages and the end of its baseline', async () => {
  const portal = samplePortal();
  const { portals, pages } = ready.store;
  await watch(ready.store, portal);
  const [page] = await listedPages(ready.store, portal, 1);
  await portals.endBaseline(portal.id, 'annual' as ColumnId, at);
  const [column] = portal.columns;
  if (column === undefined || page === undefined) throw new Error('the sample has a column and a page');
  const renamed = { ...column, id: 'nianbao' as ColumnId, name: '年报' };
  await watch(ready.store, { ...portal, columns: [renamed] });
  expect(await portals.columns(portal.id)).toMatchObject([{ id: 'nianbao', name: '年报', baselineEndedAt: at }]);
  expect(await pages.get(page.id)).toMatchObject({ columnId: 'nianbao' });
  const another = { ...renamed, id: 'other' as ColumnId, url: `${column.url}other/` };
  await watch(ready.store, { ...portal, columns: [renamed, another] });
  expect(await portals.columns(portal.id)).toMatchObject([
    { id: 'nianbao', baselineEndedAt: at },
    { id: 'other', baselineEndedAt: null },
  ]);
  await watch(ready.store, { ...portal, columns: [another] });
  await watch(ready.store, { ...portal, columns: [another, column] });
  expect(await portals.columns(portal.id)).toMatchObject([{ id: 'annual', baselineEndedAt: at }, { id: 'other' }]);
});
