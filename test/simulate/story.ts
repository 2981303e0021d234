import { practiceSystems, seeded } from '../practice/reports/index.ts';
import type { Random } from '../practice/reports/index.ts';
import { at, atHour, dayMs, dayOf, type CrawlCalendar } from './calendar.ts';
import type { SimulatedClock } from './clock.ts';
import { rows } from './rows.ts';
import type { Act, Stage } from './world/act.ts';
import { editActs } from './world/edit-acts.ts';
import type { Happening } from './world/happening.ts';
import { lives } from './world/lives.ts';
import { noiseActs } from './world/noise-acts.ts';
import { SimulatedPortal, type PortalPlan } from './world/portal.ts';
import { overdue, publication } from './world/publications.ts';
import { lineFailure, weathers } from './world/weather.ts';

/** Something to be done at a time of the simulation. */
export type Later = (atMs: number, what: () => void) => void;

export interface StorySettings {
  readonly seed: number;
  readonly firstPortal: number;
  readonly portals: number;
  readonly firstYear: number;
  readonly years: number;
  readonly calendar: CrawlCalendar;
  readonly pauses: Pauses;
}

/** How many crawls go by between one thing and the next at a portal, at least and at most. */
export interface Pauses {
  readonly lives: readonly [number, number];
  readonly edits: readonly [number, number];
  readonly noise: readonly [number, number];
}

export const usualPauses: Pauses = { lives: [2, 8], edits: [2, 9], noise: [6, 30] };

/** Reports that stand in the world when watching begins. */
const yearsBefore = 3;

function planOf(index: number, random: Random): PortalPlan {
  const declared = index % 4 === 3;
  // A year's address holds one organ's report.
  const system = declared && index % 8 === 7 ? 'year' : random.pick(practiceSystems.filter((each) => each !== 'year'));
  const files = index % 10 === 5;
  return {
    index,
    system,
    charset: system !== 'gkmlpt' && random.chance(0.3) ? 'gbk' : 'utf-8',
    conditional: random.chance(0.7),
    restless: index % 7 === 2,
    columns: !declared && index % 3 === 1 ? 2 : 1,
    declared,
    organs: declared ? 1 : random.int(3, 4),
    files: files && !declared,
  };
}

/** Portals with what they held before anybody watched. */
export async function openPortals(settings: StorySettings, clock: SimulatedClock): Promise<readonly SimulatedPortal[]> {
  const portals: SimulatedPortal[] = [];
  for (let turn = 0; turn < settings.portals; turn += 1) {
    const index = settings.firstPortal + turn;
    const random = seeded(`${settings.seed}/portal/${index}`);
    const portal = await SimulatedPortal.open(planOf(index, random), clock);
    for (let year = settings.firstYear - yearsBefore; year < settings.firstYear; year += 1) {
      for (const organ of portal.organs) {
        const publishedMs = at(year + 1, 1, random.int(6, 27), 10);
        if (publishedMs < settings.calendar.startMs)
          portal.publish(portal.write(organ, year, publishedMs, random), publishedMs);
      }
    }
    portals.push(portal);
  }
  return portals;
}

/** Sets the whole story going: whatever happens is handed to `happened`, and what is still to come to `later`. */
export function beginStory(
  settings: StorySettings,
  portals: readonly SimulatedPortal[],
  clock: SimulatedClock,
  later: Later,
  happened: (happening: Happening) => void,
): void {
  const { calendar, seed } = settings;
  const times = new Map<string, number>();
  const stageAt = (portal: SimulatedPortal, random: Random): Stage => ({
    portal,
    random,
    calendar,
    nowMs: clock.nowMs(),
    later,
  });
  for (const portal of portals) {
    const random = seeded(`${seed}/story/${portal.id}`);
    const play = (act: Act, label: string): Happening | null => {
      const played = act.play(stageAt(portal, random.fork(label)));
      if (played !== null) happened(played);
      return played;
    };
    publishThroughYears(settings, portal, random.fork('publications'), times, later, play);
    timeline('lives', [...lives, ...weathers], settings, random.fork('lives'), times, later, play);
    timeline('edits', editActs, settings, random.fork('edits'), times, later, play);
    timeline('noise', noiseActs, settings, random.fork('noise'), times, later, play);
  }
  for (let year = settings.firstYear + 1; year <= settings.firstYear + settings.years; year += 1) {
    const random = seeded(`${seed}/line/${year}`);
    const when = at(year, 2, 12, 12);
    if (when < calendar.endMs)
      later(when, () =>
        happened(
          lineFailure(
            portals.map((portal) => stageAt(portal, random)),
            random.int(1, 2),
          ),
        ),
      );
  }
}

/** Before our own line fails nothing long may begin that would mix with it. */
function mayBegin(ms: number): boolean {
  const day = dayOf(ms).slice(5);
  return day < '01-28' || day > '02-16';
}

/** The rest of the last year is left to what had begun. */
const lastActsBeforeEndMs = 60 * dayMs;

/** One thing after another, each kind as often as the others over all portals. */
function timeline(
  label: keyof Pauses,
  acts: readonly Act[],
  { calendar, pauses }: StorySettings,
  random: Random,
  times: Map<string, number>,
  later: Later,
  play: (act: Act, label: string) => Happening | null,
): void {
  let turn = 0;
  const timesOf = ({ kind }: Act): number => times.get(kind) ?? 0;
  const next = (ms: number): void => {
    const crawl = calendar.after(ms, random.int(...pauses[label]));
    const when = atHour(crawl, random.int(8, 17));
    if (when < calendar.endMs - lastActsBeforeEndMs) later(when, () => next(step(when)));
  };
  /** Plays what can be played now, and answers when it is over. */
  const step = (ms: number): number => {
    turn += 1;
    if (label === 'lives' && !mayBegin(ms)) return ms;
    // Rows that were not held come first, then what happened seldom so far: so a short run holds what a whole one has to.
    const unheld = new Set(
      rows.filter((row) => !row.kinds.some((kind) => times.has(kind))).flatMap(({ kinds }) => kinds),
    );
    const rank = ({ kind }: Act): number => (unheld.has(kind) ? 0 : 1);
    const rarest = shuffled(acts, random).toSorted(
      (one, other) => rank(one) - rank(other) || timesOf(one) - timesOf(other),
    );
    for (const act of rarest) {
      const played = play(act, `${label}/${turn}/${act.kind}`);
      if (played === null) continue;
      times.set(act.kind, timesOf(act) + 1);
      return label === 'lives' ? played.untilMs : ms;
    }
    return ms;
  };
  next(calendar.startMs);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(random.int(0, left.length - 1), 1));
  return result;
}

function publishThroughYears(
  { firstYear, years, calendar }: StorySettings,
  portal: SimulatedPortal,
  random: Random,
  times: Map<string, number>,
  later: Later,
  play: (act: Act, label: string) => Happening | null,
): void {
  const count = (kind: string): void => void times.set(kind, (times.get(kind) ?? 0) + 1);
  for (let year = firstYear; year < firstYear + years; year += 1) {
    for (const organ of portal.organs) {
      const government = organ.endsWith('人民政府');
      const isLate = portal.plan.declared && (random.chance(0.4) || !times.has('overdue'));
      const month = isLate ? 2 : government ? random.int(1, 3) : 1;
      const whenMs = at(year + 1, month, isLate ? random.int(17, 24) : random.int(6, 27), random.int(8, 18));
      if (whenMs > calendar.endMs) continue;
      if (isLate) {
        count('overdue');
        later(at(year + 1, 1, 30, 12), () => play(overdue(organ, year), `overdue/${organ}/${year}`));
      }
      const backdated = random.chance(0.12);
      later(whenMs, () => {
        const isFirst = times.has('published') && !times.has('published with an older day');
        const kind = backdated || isFirst ? 'published with an older day' : 'published';
        count(kind);
        play(publication(kind, organ, year), `published/${organ}/${year}`);
      });
    }
  }
}
