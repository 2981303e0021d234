import { expect, it } from 'vitest';
import { portalSchema } from '../../config/portal.ts';
import { targetOf } from '../../jobs/read/fetch-page.ts';
import { createLocalGate } from '../../src/fetch/index.ts';
import { openFetcher } from '../../src/runtime/fetchers.ts';
import { startPracticePortal } from '../practice/portal.ts';

const hourMs = 3_600_000;
const settings = { contact: 'a@b.example', chromium: null };
it('a host that asked to be left alone is asked again when that time is over, though the clock was set back since', async () => {
  const site = await startPracticePortal({ columns: [{ id: 'annual', name: '年报' }] });
  const url = site.columnUrl('annual');
  const portal = portalSchema.parse({
    id: 'a',
    name: '某区',
    region: [],
    crawl: { delaySeconds: 0.001, browser: 'never', allowPrivateHosts: [site.host] },
    columns: [{ id: 'annual', name: '年报', url }],
  });
  let nowMs = Date.UTC(2025, 1, 5);
  let passedMs = 0;
  const clock = { now: () => new Date(nowMs + passedMs), steadyMs: () => passedMs };
  const { fetcher, close } = openFetcher(settings, createLocalGate(clock.steadyMs), portal, clock);
  const stateOf = async () =>
    (await fetcher.fetch(targetOf(portal, 'annual', url), new AbortController().signal)).verdict.state;
  try {
    expect(await stateOf()).toBe('ok');
    site.maintenance(true);
    expect(await stateOf()).not.toBe('ok');
    site.maintenance(false);
    passedMs += hourMs / 2;
    expect(await stateOf()).not.toBe('ok');
    nowMs -= 6 * 24 * hourMs;
    passedMs += hourMs;
    expect(await stateOf()).toBe('ok');
  } finally {
    await close();
    await site.close();
  }
});
