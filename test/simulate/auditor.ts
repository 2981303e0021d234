import { dayMs, hourMs, minuteMs, rarestVisitMs, type CrawlCalendar } from './calendar.ts';
import type { RecordedAlert } from './records.ts';
import type { Allowed, Due, Expected, Happening, Told } from './world/happening.ts';
import type { SimulatedPortal } from './world/portal.ts';

/** How what had to be told was told. */
export type Fate =
  | { readonly kind: 'told'; readonly alert: RecordedAlert }
  | { readonly kind: 'late'; readonly alert: RecordedAlert; readonly why: string }
  | { readonly kind: 'untold'; readonly alert: RecordedAlert; readonly why: string }
  | { readonly kind: 'missed'; readonly why: string }
  /** Nobody could have known yet. */
  | { readonly kind: 'not due' };

export interface Verdict {
  readonly happening: Happening;
  readonly expected: Expected;
  readonly fate: Fate;
}

export interface Audit {
  readonly verdicts: readonly Verdict[];
  /** Told, and nothing happened that would make it true. */
  readonly falseMajors: readonly RecordedAlert[];
  readonly falseMinors: readonly RecordedAlert[];
  /** Recorded without truth and told to nobody. */
  readonly heldBack: readonly RecordedAlert[];
}

/** A crawl of all portals, and the second looks after it, take a while. */
const slackMs = 30 * minuteMs;

/** Holds what was recorded and told against what happened. */
export function audit(
  happenings: readonly Happening[],
  portals: readonly SimulatedPortal[],
  alerts: readonly RecordedAlert[],
  calendar: CrawlCalendar,
): Audit {
  const open = new Set(alerts.filter(({ baseline, detectedMs }) => !baseline || detectedMs > calendar.startMs + dayMs));
  const byId = new Map(portals.map((portal) => [portal.id, portal]));
  const claims = happenings
    .flatMap((happening) => happening.expected.map((expected) => ({ happening, expected })))
    .toSorted((one, other) => one.expected.fromMs - other.expected.fromMs);
  const verdicts = claims.map(({ happening, expected }): Verdict => {
    const portal = byId.get(happening.portal ?? '');
    const dueMs = portal === undefined ? nextCrawl(expected.fromMs, calendar) : dueOf(portal, expected, calendar);
    const alert = [...open].find(
      (each) =>
        answers(each, happening.portal, expected) && each.detectedMs >= expected.fromMs && isInTime(each, dueMs),
    );
    if (alert !== undefined) open.delete(alert);
    // What a second look did not find again is told when it is seen the next time.
    const again =
      alert?.sentMs === null && expected.told
        ? [...open].find(
            (each) =>
              answers(each, happening.portal, expected) &&
              each.sentMs !== null &&
              each.detectedMs > alert.detectedMs &&
              each.detectedMs < happening.untilMs,
          )
        : undefined;
    if (again !== undefined) open.delete(again);
    const told = alert !== undefined && again !== undefined ? { ...alert, sentMs: again.sentMs } : alert;
    const isContradicted = alerts.some((each) => contradicts(each, happening.portal, expected, dueMs));
    const seenMs = isContradicted && portal !== undefined ? lastToShow(portal, expected, dueMs) : null;
    return { happening, expected, fate: fateOf(expected, told, seenMs ?? dueMs, again, calendar) };
  });
  const unexplained = [...open].filter(
    (alert) => alert.change !== 'link.broken' && !happenings.some((happening) => allows(happening, alert)),
  );
  const told = unexplained.filter(({ sentMs }) => sentMs !== null);
  return {
    verdicts,
    falseMajors: told.filter(({ significance }) => significance === 'major'),
    falseMinors: told.filter(({ significance }) => significance !== 'major'),
    heldBack: unexplained.filter(({ sentMs }) => sentMs === null),
  };
}

function nextCrawl(fromMs: number, calendar: CrawlCalendar): number | null {
  const atMs = calendar.after(fromMs);
  return atMs > calendar.endMs ? null : atMs;
}

/** Something recorded long after it was due answers to something else. */
function isInTime(alert: RecordedAlert, dueMs: number | null): boolean {
  return dueMs === null || alert.detectedMs < dueMs + 40 * dayMs;
}

function answers(alert: RecordedAlert, portal: string | null, expected: Asked): boolean {
  return alert.change === expected.change && alert.portal === portal && isAbout(alert, expected);
}

/** Whether it was recorded in time that the places of a revised report say different things. */
function contradicts(alert: RecordedAlert, portal: string | null, expected: Expected, dueMs: number | null): boolean {
  if (expected.change !== 'report.revised' || dueMs === null) return false;
  const isInTime = alert.detectedMs >= expected.fromMs && alert.detectedMs <= dueMs + slackMs;
  return isInTime && answers(alert, portal, { ...expected, change: 'report.conflict' });
}

/**
 * Two bodies that claim one identity are a conflict, told to operators. So where one place shows what is new while a stale cache
 * gives the old of another, the contradiction is what is due at the first visit, and the revision when the last of them shows it.
 * Null where no place was served otherwise than it is.
 */
function lastToShow(portal: SimulatedPortal, { due, fromMs }: Expected, dueMs: number | null): number | null {
  if (due.kind !== 'visit' || dueMs === null) return null;
  const wasServedOld = due.paths.some((path) =>
    (portal.visits.get(path) ?? []).some(
      ({ atMs, genuine }) => !genuine && atMs > fromMs && Math.abs(atMs - dueMs) <= slackMs,
    ),
  );
  const shown = due.paths.map((path) => visitAfter(portal, [path], fromMs, true) ?? Number.POSITIVE_INFINITY);
  return wasServedOld ? Math.max(...shown) : null;
}

type Asked = Pick<Expected, 'change' | 'about' | 'path'>;

/** What is owed is no report yet: there only the title names it. */
function isAbout({ publisher, year, title, url }: RecordedAlert, { about, path }: Asked): boolean {
  if (path !== undefined) return url.endsWith(path);
  if (about === null) return true;
  return publisher === null
    ? title.includes(`${about.publisher}${about.year}年`)
    : about.publisher === publisher && about.year === year;
}

function allows(happening: Happening, alert: RecordedAlert): boolean {
  if (alert.detectedMs < happening.atMs || alert.detectedMs > happening.untilMs) return false;
  const portal = happening.portal ?? alert.portal;
  return happening.allowed.some(
    (allowed: Allowed) => answers(alert, portal, allowed) && (allowed.told || alert.sentMs === null),
  );
}

function fateOf(
  expected: Expected,
  alert: RecordedAlert | undefined,
  dueMs: number | null,
  again: RecordedAlert | undefined,
  calendar: CrawlCalendar,
): Fate {
  if (alert === undefined) {
    if (dueMs === null) return { kind: 'not due' };
    return { kind: 'missed', why: `due ${new Date(dueMs).toISOString()}` };
  }
  if (alert.significance !== expected.significance)
    return { kind: 'missed', why: `recorded as ${alert.significance}, not ${expected.significance}` };
  if (dueMs !== null && alert.detectedMs > dueMs + slackMs)
    return { kind: 'late', alert, why: `due ${new Date(dueMs).toISOString()}` };
  if (!expected.told)
    return alert.sentMs === null
      ? { kind: 'told', alert }
      : { kind: 'untold', alert, why: 'told, though it is no news' };
  const patience = patienceOf(alert, calendar);
  if (alert.sentMs === null) {
    if (alert.detectedMs + patience > calendar.endMs) return { kind: 'not due' };
    return { kind: 'untold', alert, why: `never sent; ${alert.deliveries} deliveries` };
  }
  if (alert.sentMs > (again ?? alert).detectedMs + patience + slackMs)
    return { kind: 'late', alert, why: `sent ${new Date(alert.sentMs).toISOString()}` };
  if (waitsForSecondLook(alert) && !alert.clockWasWrong && alert.sentMs < alert.detectedMs + 10 * minuteMs)
    return { kind: 'untold', alert, why: 'told before a second look' };
  return { kind: 'told', alert };
}

/** A correction notice makes no version: what its publisher says there is told as it was read. */
function waitsForSecondLook({ change, significance, isCorrection }: RecordedAlert): boolean {
  if (isCorrection) return false;
  return significance === 'major' && (change === 'report.published' || change === 'report.revised');
}

/** How long after it was recorded a change may be told, where that is not at once. */
const patienceMs: Partial<Record<Told, number>> = {
  'report.published': 26 * hourMs,
  'report.revised': 26 * hourMs,
  'report.date-contradicted': 26 * hourMs,
  'report.unlisted': 8 * dayMs,
  'report.restored': 4 * dayMs,
  'report.conflict': 8 * dayMs,
};
/** What may settle itself waits for the next pass, however rare they are. */
const waitsForPass: ReadonlySet<Told> = new Set(['report.unlisted', 'report.restored', 'report.conflict']);
/** So many pauses tell the pace. */
const pausesAsked = 4;

function patienceOf({ change, detectedMs }: RecordedAlert, { crawls }: CrawlCalendar): number {
  const leastMs = patienceMs[change] ?? hourMs;
  if (!waitsForPass.has(change)) return leastMs;
  const begun = crawls.filter((atMs) => atMs <= detectedMs).slice(-1 - pausesAsked);
  const pauses = begun.slice(1).map((atMs, index) => atMs - (begun[index] ?? atMs));
  return Math.max(leastMs, 1.5 * Math.max(0, ...pauses) + dayMs);
}

/** When the program could know; null while it could not. */
function dueOf(portal: SimulatedPortal, { due, fromMs }: Expected, calendar: CrawlCalendar): number | null {
  switch (due.kind) {
    case 'visit':
      return visitAfter(portal, due.paths, fromMs, true) ?? unvisited(fromMs, calendar);
    case 'visit-hidden': {
      const seen = visitAfter(portal, due.paths, fromMs, false);
      return seen !== null && seen < due.untilMs ? seen : null;
    }
    case 'passes':
      return passesAfter(portal, fromMs, due);
    case 'crawls':
      return (
        portal.crawls.filter(({ atMs, ahead }) => atMs >= fromMs && (due.clock === 'any' || !ahead))[due.count - 1]
          ?.atMs ?? null
      );
    default:
      return due satisfies never;
  }
}

/** A page that nobody asks for is no excuse. */
function unvisited(fromMs: number, { endMs }: CrawlCalendar): number | null {
  return fromMs + rarestVisitMs > endMs ? null : fromMs + rarestVisitMs;
}

function visitAfter(
  portal: SimulatedPortal,
  paths: readonly string[],
  fromMs: number,
  genuine: boolean,
): number | null {
  const times = paths.flatMap(
    (path) =>
      (portal.visits.get(path) ?? []).find((visit) => visit.atMs > fromMs && visit.genuine === genuine)?.atMs ?? [],
  );
  return times.length === 0 ? null : Math.min(...times);
}

function passesAfter(
  { crawls }: SimulatedPortal,
  fromMs: number,
  { looks, hours }: Extract<Due, { kind: 'passes' }>,
): number | null {
  const clear = crawls.filter(({ atMs, clear: isClear }) => isClear && atMs >= fromMs);
  const first = clear[0]?.atMs ?? 0;
  return clear.find(({ atMs }, index) => index + 1 >= looks && atMs - first >= hours * hourMs)?.atMs ?? null;
}
