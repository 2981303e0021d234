import type { PortalConfig } from '../config/portal.ts';
import type { Fetcher } from '../src/fetch/index.ts';
import type { JobDeps } from './deps.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** Where a time is skipped when clocks are set, the next day has it. */
const horizonMinutes = 3 * dayMinutes;

/** Thrown where a portal is to be asked outside its hours: whoever catches it waits. */
export class OutsideHours extends Error {
  override readonly name = 'OutsideHours';
  readonly opensAt: Date;
  constructor(portalId: string, opensAt: Date) {
    super(`${portalId} may be asked from ${opensAt.toISOString()} on only (crawl.hours)`);
    this.opensAt = opensAt;
  }
}

/**
 * When a portal may next be asked, by its `crawl.hours` in its own time zone; null when it may be now. A window begins
 * with its first minute and ends before its last; one that ends before it begins goes over midnight.
 */
export function opensAt({ timeZone, crawl }: Pick<PortalConfig, 'timeZone' | 'crawl'>, now: Date): Date | null {
  const windows = crawl.hours.map(readWindow);
  if (windows.length === 0) return null;
  const minuteOf = minuteReader(timeZone);
  const isOpen = (at: number): boolean => {
    const minute = minuteOf(at);
    return windows.some(({ from, to }) => (from < to ? minute >= from && minute < to : minute >= from || minute < to));
  };
  if (isOpen(now.getTime())) return null;
  const thisMinute = Math.floor(now.getTime() / minuteMs) * minuteMs;
  for (let passed = 1; passed <= horizonMinutes; passed += 1) {
    const at = thisMinute + passed * minuteMs;
    if (isOpen(at)) return new Date(at);
  }
  throw new Error(`crawl.hours ${crawl.hours.join(', ')} never come in ${timeZone}`);
}

/** A fetcher that asks a portal inside its hours only. */
export function withinHours(deps: Pick<JobDeps, 'fetcherFor' | 'now'>, portal: PortalConfig): Fetcher {
  const fetcher = deps.fetcherFor(portal);
  return {
    async fetch(target, signal) {
      keepHours(portal, deps.now());
      return fetcher.fetch(target, signal);
    },
  };
}

/** @throws OutsideHours when the portal may not be asked now */
export function keepHours(portal: PortalConfig, now: Date): void {
  const opens = opensAt(portal, now);
  if (opens !== null) throw new OutsideHours(portal.id, opens);
}

interface Window {
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
}

function readWindow(text: string): Window {
  const [from = 0, to = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { from, to };
}

/** Reads the minute of the day that the clocks of a zone show; every zone's minutes begin with those of UTC. */
function minuteReader(timeZone: string): (at: number) => number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => {
    const [hours = 0, minutes = 0] = clock.format(at).split(':').map(Number);
    return hours * 60 + minutes;
  };
}
