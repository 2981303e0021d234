import type { IsoDate, ReportId } from '../domain/index.ts';
import { dayIn, deadlineOf, endOfDay, latestDueYear, lateness } from '../follow/index.ts';
import type { Declared } from '../follow/index.ts';
import type { PublicationsView, PublicationView } from './reads.ts';

/** Whether one publisher's report of one year is there. */
export type YearState =
  | {
      readonly kind: 'published';
      readonly reportId: ReportId;
      /** The day that it claims, else the day on which it appeared; null where neither is known. */
      readonly day: IsoDate | null;
      /** Whether its day had passed: by what was observed, by what it claims, or not. */
      readonly late: 'observed' | 'claimed' | null;
    }
  | { readonly kind: 'gone'; readonly reportId: ReportId; readonly since: Date }
  /** Proven not to be there after its day. */
  | { readonly kind: 'overdue'; readonly since: Date }
  /** After its day nothing was found, and nothing proves that it is not there. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'awaited'; readonly deadline: IsoDate }
  /** Nobody said that it is owed. */
  | { readonly kind: 'none' };

export interface PublisherRow {
  readonly publisher: string;
  readonly declared: boolean;
  /** One for each year of the calendar, in its order. */
  readonly years: readonly YearState[];
}

/** Who published which year, and who owes. */
export interface Calendar {
  /** Newest first. */
  readonly years: readonly number[];
  /** Those who owe in the newest year first, then by name. */
  readonly rows: readonly PublisherRow[];
}

const mostYears = 30;

export interface CalendarFacts extends PublicationsView {
  readonly declared: readonly Declared[];
  readonly timeZone: string;
  readonly now: Date;
}

function owes({ since, until }: Declared, year: number, first: number): boolean {
  return year >= (since ?? first) && year <= (until ?? year);
}

const yearMs = 366 * 24 * 60 * 60 * 1000;

/** Later than a day, and not so much later that it is the day of a repost. */
function isShortlyAfter(day: IsoDate, deadline: IsoDate): boolean {
  const after = Date.parse(day) - Date.parse(deadline);
  return after > 0 && after <= yearMs;
}

function publishedState(report: PublicationView, deadline: IsoDate | null, timeZone: string): YearState {
  const { reportId, claimedPublishedAt, lastAbsentAt, firstSeenAt, removedAt } = report;
  if (removedAt !== null) return { kind: 'gone', reportId, since: removedAt };
  const day = claimedPublishedAt ?? (lastAbsentAt === null ? null : dayIn(timeZone, firstSeenAt));
  const observed = lateness(deadline, { lastAbsentAt, firstSeenAt }, timeZone) !== null;
  const claimed = deadline !== null && claimedPublishedAt !== null && isShortlyAfter(claimedPublishedAt, deadline);
  return { kind: 'published', reportId, day, late: observed ? 'observed' : claimed ? 'claimed' : null };
}

function absentState(facts: CalendarFacts, declared: Declared | undefined, year: number, first: number): YearState {
  const overdue = facts.overdue.find((one) => one.publisher === declared?.publisher && one.year === year);
  if (overdue !== undefined) return { kind: 'overdue', since: overdue.since };
  if (declared === undefined || !owes(declared, year, first)) return { kind: 'none' };
  const deadline = deadlineOf(declared, year);
  if (deadline === null) return { kind: 'none' };
  return endOfDay(facts.timeZone, deadline) > facts.now ? { kind: 'awaited', deadline } : { kind: 'unknown' };
}

const urgency: Readonly<Record<YearState['kind'], number>> = {
  overdue: 0,
  gone: 1,
  unknown: 2,
  awaited: 3,
  published: 4,
  none: 5,
};

/** Sets out who published which year. A publisher owes from the first year on that is declared, else known, of it. */
export function calendarOf(facts: CalendarFacts): Calendar {
  const { reports, declared, timeZone, now } = facts;
  const byPublisher = Map.groupBy(reports, ({ publisher }) => publisher);
  const names = new Set([...declared.map(({ publisher }) => publisher), ...byPublisher.keys()]);
  const thisYear = Number(dayIn(timeZone, now).slice(0, 4));
  const owed = declared.flatMap((one) => latestDueYear(one, now, timeZone) ?? []);
  const last = Math.max(...reports.map(({ year }) => year), ...owed, ...(declared.length === 0 ? [] : [thisYear - 1]));
  const earliest = Math.min(...reports.map(({ year }) => year), ...owed);
  if (!Number.isFinite(last)) return { years: [], rows: [] };
  const count = Math.min(mostYears, last - Math.min(last, earliest) + 1);
  const years = Array.from({ length: count }, (_, index) => last - index);
  const rows = [...names].map((publisher): PublisherRow => {
    const own = byPublisher.get(publisher) ?? [];
    const owing = declared.find((one) => one.publisher === publisher);
    const first = own[0]?.year ?? last;
    return {
      publisher,
      declared: owing !== undefined,
      years: years.map((year) => {
        const report = own.find((one) => one.year === year);
        const deadline = deadlineOf(owing ?? { publisher, level: null, due: null }, year);
        return report === undefined
          ? absentState(facts, owing, year, first)
          : publishedState(report, deadline, timeZone);
      }),
    };
  });
  const weight = ({ years: [newest] }: PublisherRow): number => urgency[newest?.kind ?? 'none'];
  return {
    years,
    rows: rows.toSorted(
      (one, other) => weight(one) - weight(other) || one.publisher.localeCompare(other.publisher, 'zh-CN'),
    ),
  };
}

/** How many publishers are in which state in a year. */
export function countStates(calendar: Calendar, year: number): Readonly<Record<YearState['kind'] | 'late', number>> {
  const counts = { published: 0, gone: 0, overdue: 0, unknown: 0, awaited: 0, none: 0, late: 0 };
  const at = calendar.years.indexOf(year);
  for (const row of calendar.rows) {
    const state = row.years[at];
    if (state === undefined) continue;
    counts[state.kind] += 1;
    if (state.kind === 'published' && state.late !== null) counts.late += 1;
  }
  return counts;
}
