import { seeded } from '../practice/reports/index.ts';
import { crawlCalendar, dayMs, dayOf, hourMs, minuteMs, type CrawlCalendar, type Pace } from './calendar.ts';
import { createClock } from './clock.ts';
import { Moments } from './moments.ts';
import { startProgram, type Program } from './program.ts';
import { BrokenLinks, type RecordedAlert } from './records.ts';
import { beginStory, openPortals, type Pauses } from './story.ts';
import type { Happening } from './world/happening.ts';
import type { SimulatedPortal } from './world/portal.ts';

export interface SimulationSettings {
  readonly seed: number;
  /** Number of the first portal: portals differ by their numbers. */
  readonly firstPortal: number;
  readonly portals: number;
  readonly firstYear: number;
  readonly years: number;
  readonly pace: Pace;
  readonly pauses: Pauses;
  /** The story is played up to this time only; null: to its end. */
  readonly untilMs: number | null;
  /** Told now and then how far the simulation is. */
  readonly progress: (line: string) => void;
}

/** What was played, what was asked for, and the program that it was played against. */
export interface Played {
  readonly happenings: readonly Happening[];
  readonly portals: readonly SimulatedPortal[];
  readonly program: Program;
  /** As far as it was played. */
  readonly calendar: CrawlCalendar;
  /** What operators saw of links that lead nowhere. */
  readonly brokenLinks: readonly RecordedAlert[];
  /** Crawls of single portals. */
  readonly crawls: number;
  /** By how much the clock was wrong in some crawls. */
  readonly jumps: ReadonlyMap<number, number>;
  readonly close: () => Promise<void>;
}

/** The scheduler looks for what is due now and then, not at the very moment. */
const sweepEveryMs = minuteMs / 2;

/**
 * Jumps of the machine's clock in each year, during one crawl: over deadlines, a day ahead, and some hours back. None is of
 * whole days: what was recorded then would not be told from what a later crawl recorded.
 */
const jumps = [
  { month: '01', byMs: 6 * dayMs + 5 * hourMs },
  { month: '03', byMs: 26 * hourMs },
  { month: '03', byMs: -5 * hourMs },
] as const;

/**
 * Plays a story: from due moment to due moment, whatever is due in the world first, then crawls, second looks and
 * deliveries when the program itself says that they are due.
 */
export async function simulate(settings: SimulationSettings): Promise<Played> {
  const calendar = crawlCalendar(settings.firstYear, settings.years, settings.pace);
  const clock = createClock(calendar.startMs);
  const happenings: Happening[] = [];
  const moments = new Moments();
  const portals = await openPortals({ ...settings, calendar }, clock);
  const program = await startProgram(
    portals.map((portal) => portal.configuration),
    clock,
  );
  const close = async (): Promise<void> => {
    await program.close();
    for (const portal of portals) await portal.web.close();
  };
  const ids = portals.map(({ id }) => id);
  const wrong = jumpsOf(settings, calendar);
  const brokenLinks = new BrokenLinks();
  let crawls = 0;

  const crawl = async (atMs: number): Promise<void> => {
    const jump = wrong.get(atMs) ?? 0;
    clock.set(atMs + jump, jump);
    for (const portal of portals) {
      if (portal.plan.restless) portal.web.rebuild();
      portal.beginCrawl(atMs, jump);
    }
    await program.crawl(ids, new Date(atMs));
    crawls += ids.length;
    for (const portal of portals) portal.note();
    await brokenLinks.note(program.database, atMs);
    if (jump !== 0) clock.set(atMs + minuteMs);
  };

  /** What the program itself wants to do before the next moment. */
  const untilNext = async (): Promise<void> => {
    for (;;) {
      const due = await program.nextDueMs();
      if (due === null || due >= (moments.nextMs ?? 0)) return;
      clock.set(Math.max(due, clock.nowMs()) + sweepEveryMs);
      await program.sweep();
      for (const portal of portals) portal.note();
    }
  };

  try {
    for (const atMs of calendar.crawls) moments.put(atMs, async () => crawl(atMs));
    beginStory(
      { ...settings, calendar },
      portals,
      clock,
      (atMs, what) => moments.put(atMs, what),
      (happening) => happenings.push(happening),
    );
    moments.put(calendar.endMs + 3 * dayMs, () => undefined);
    let month = '';
    const begun = performance.now();
    const untilMs = settings.untilMs ?? Number.POSITIVE_INFINITY;
    for (let moment = moments.next(); moment !== undefined && moment.atMs <= untilMs; moment = moments.next()) {
      clock.set(moment.atMs);
      await moment.what();
      const here = dayOf(moment.atMs).slice(0, 7);
      if (here !== month) {
        month = here;
        const seconds = Math.round((performance.now() - begun) / 1000);
        settings.progress(`${here}  ${crawls} crawls  ${happenings.length} happenings  ${seconds} s`);
      }
      await untilNext();
    }
    const played = { ...calendar, endMs: Math.min(calendar.endMs, untilMs) };
    return {
      happenings,
      portals,
      program,
      calendar: played,
      brokenLinks: brokenLinks.seen,
      crawls,
      jumps: wrong,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function jumpsOf(
  { seed, firstYear, years }: SimulationSettings,
  { crawls }: CrawlCalendar,
): ReadonlyMap<number, number> {
  const random = seeded(`${seed}/jumps`);
  const chosen = new Map<number, number>();
  for (let year = firstYear + 1; year <= firstYear + years; year += 1) {
    for (const { month, byMs } of jumps) {
      const season = crawls.filter((ms) => dayOf(ms).startsWith(`${year}-${month}`));
      // Late in the month: what is owed by its end seems overdue.
      if (season.length > 0) chosen.set(random.pick(month === '01' ? season.slice(-2) : season), byMs);
    }
  }
  return chosen;
}
