import { expect, it } from 'vitest';
import { makeReport } from '../practice/reports/index.ts';
import { publisher, startWatch } from '../support/watch.ts';

it('a portal in maintenance is told as that though one of its pages is listed for two columns, and is asked no more', async () => {
  const columns = [
    { id: 'annual', name: '政府信息公开年报' },
    { id: 'more', name: '法定主动公开内容' },
  ];
  const { portal, installation } = await startWatch({
    site: { system: 'gkmlpt', columns },
    // Only where requests are paced is the server's wish to be left alone kept.
    crawl: { delaySeconds: 0.02, robots: 'ignore' },
  });
  for (const { id } of columns) portal.publish(makeReport({ publisher, year: 2024, seed: 1 }), { column: id });
  await installation.crawl();
  portal.maintenance(true);
  installation.passTime(24);
  await installation.crawl();
  expect(await installation.kinds()).toEqual(['portal.unreachable']);
  expect((await installation.store.portals.list())[0]).toMatchObject({ state: 'maintenance' });
}, 60_000);
