import type { PortalConfig } from '../../config/portal.ts';
import type { Settings } from '../../config/settings.ts';
import {
  createBrowserFetcher,
  createBrowserPool,
  createFallbackFetcher,
  createFetcher,
  createPace,
  createRobots,
  type Fetcher,
  type PolitenessGate,
} from '../fetch/index.ts';
import { createAddressBook, createHttpDoor } from '../net/index.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { machineClock, type ProcessClock } from './process-clock.ts';
import { userAgent } from './version.ts';

/** A fetcher for one purpose, with connections, cookies and robots files of its own. */
export function openFetcher(
  settings: Pick<Settings, 'contact' | 'chromium'>,
  gate: PolitenessGate,
  portal: PortalConfig,
  clock: ProcessClock = machineClock,
): { readonly fetcher: Fetcher; readonly close: () => Promise<void> } {
  const lifecycle = createLifecycle();
  const fetcher = createFetchers(settings, gate, lifecycle, clock)(portal);
  return { fetcher, close: async () => void (await lifecycle.close()) };
}

/** Name by which robots files know us. */
const robotsAgent = 'nianbao';

/**
 * Fetchers by portal. Portals with the same proxy and the same private hosts allowed share a door and a memory of robots
 * files; all share one browser, once one of them needs it. Captures have their times by the clock; how long a host wants to be left
 * alone, and a robots file is fresh, is measured by the one that nobody sets.
 */
export function createFetchers(
  settings: Pick<Settings, 'contact' | 'chromium'>,
  gate: PolitenessGate,
  lifecycle: Lifecycle,
  { now, steadyMs }: ProcessClock = machineClock,
): (portal: PortalConfig) => Fetcher {
  const clock = { now: (): number => now().getTime() };
  const known = new Map<string, Fetcher>();
  const addresses = createAddressBook();
  const pool = createBrowserPool(settings.chromium === null ? {} : { executablePath: settings.chromium });
  const closers: (() => Promise<void>)[] = [async () => pool.close()];
  lifecycle.add('fetchers', async () => {
    for (const close of closers.toReversed()) await close();
  });
  return (portal) => {
    const { allowPrivateHosts, proxy } = portal.crawl;
    const key = [proxy ?? '', ...allowPrivateHosts.toSorted()].join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const agent = userAgent(settings.contact);
    const door = createHttpDoor({
      userAgent: agent,
      allowPrivateHosts,
      now: clock.now,
      ...(proxy === undefined ? {} : { proxy }),
    });
    closers.push(async () => door.close());
    // A proxy looks names up itself: our own answers say nothing of where its requests end.
    const places = proxy === undefined ? { addresses } : {};
    const robots = createRobots({ door, gate, ...places, clock: { now: steadyMs }, agent: robotsAgent });
    const pace = createPace(steadyMs);
    const http = createFetcher({ door, gate, ...places, clock, robots, pace });
    const browser = createBrowserFetcher({ door, gate, ...places, clock, robots, pace, userAgent: agent, pool });
    const fetcher = createFallbackFetcher(http, browser);
    known.set(key, fetcher);
    return fetcher;
  };
}
