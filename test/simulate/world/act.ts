import type { Random } from '../../practice/reports/index.ts';
import type { CrawlCalendar } from '../calendar.ts';
import type { Expected, Happening } from './happening.ts';
import type { SimulatedPortal } from './portal.ts';

/** Where and when something is played. */
export interface Stage {
  readonly portal: SimulatedPortal;
  readonly random: Random;
  readonly nowMs: number;
  readonly calendar: CrawlCalendar;
  /** Does something at a later time of the simulation. */
  readonly later: (atMs: number, what: () => void) => void;
}

/** A kind of thing that can happen at a portal. */
export interface Act {
  readonly kind: string;
  /** Plays it now, and what belongs to it later; null where the portal holds nothing that it could happen to. */
  play(stage: Stage): Happening | null;
}

/** Fills in what most happenings share. */
export function happening(
  { portal, nowMs }: Stage,
  kind: string,
  untilMs: number,
  note: string,
  expected: readonly Expected[],
  allowed: Happening['allowed'] = [],
): Happening {
  return { kind, portal: portal.id, atMs: nowMs, untilMs, note, expected, allowed };
}
