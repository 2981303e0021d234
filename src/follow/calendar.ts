import { momentOf, type ColumnId, type IsoDate, type OwedDoubt, type PortalNote } from '../domain/index.ts';
import { readTitle } from '../text/index.ts';
import type { ColumnVerdict } from './columns.ts';
import type { Declared, FollowedChange, OpenTitle, ReportSeen } from './seen.ts';
import { dayIn, endOfDay } from './zone.ts';

export interface CalendarSeen {
  /** Begin of the pass; the only clock there is. */
  readonly startedAt: Date;
  readonly declared: readonly Declared[];
  readonly openTitles: readonly OpenTitle[];
  readonly reports: readonly Pick<ReportSeen, 'publisher' | 'year' | 'kind'>[];
  readonly columns: ReadonlyMap<ColumnId, ColumnVerdict>;
}

export interface Calendar {
  readonly overdue: readonly { readonly publisher: string; readonly year: number }[];
  readonly changes: readonly FollowedChange[];
  /** Of which reports it is not known whether they are owed and there. */
  readonly unknown: readonly PortalNote[];
  /** Who published here before, is not declared, and has not published since: operators may declare it. */
  readonly hints: readonly PortalNote[];
}

/** By law until report year 2018: everyone by 31 March. */
const lastYearOfOneDay = 2018;
/** The boards of development zones act as governments; the later day is the safer one. */
const government = /(?:政府|管理委员会|管委会)$/;
const township = /(?:镇|乡|苏木)(?:人民政府|政府)?$|街道(?:办事处)?$/;

/** Who owes a report, as far as its day goes. */
export type Owing = Pick<Declared, 'publisher' | 'level' | 'due'>;

/**
 * The day by which a report year is to be published: departments by 31 January, governments by 31 March, everyone by
 * 31 March up to report year 2018, townships as declared. Null where no day is set.
 */
export function deadlineOf({ publisher, level, due }: Owing, year: number): IsoDate | null {
  if (due !== null) return dayOf(year + 1, due);
  const is = level ?? levelByName(publisher);
  if (is === 'township') return null;
  const day = year <= lastYearOfOneDay || is === 'government' ? '03-31' : '01-31';
  return `${year + 1}-${day}` as IsoDate;
}

/** A day that its month does not have, as 02-29 in most years, is the month's last. */
function dayOf(year: number, monthDay: string): IsoDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10) as IsoDate;
}

function levelByName(publisher: string): Declared['level'] {
  if (township.test(publisher)) return 'township';
  return government.test(publisher) ? 'government' : 'department';
}

/** The latest report year whose day had ended, in the portal's zone, when a pass began; null where no day is set. */
export function latestDueYear(owing: Owing, startedAt: Date, timeZone: string): number | null {
  const thisYear = Number(dayIn(timeZone, startedAt).slice(0, 4));
  for (const year of [thisYear - 1, thisYear - 2]) {
    const deadline = deadlineOf(owing, year);
    if (deadline === null) return null;
    if (endOfDay(timeZone, deadline) <= startedAt) return year;
  }
  return null;
}

/**
 * What declared publishers owed when a pass began and the pass did not find. It takes a pass that is complete over every
 * declared column of the publisher, some earlier report that was read there, and no listed page that may be the one owed:
 * otherwise it is unknown.
 */
export function judgeCalendar(seen: CalendarSeen, timeZone: string): Calendar {
  const overdue: { publisher: string; year: number }[] = [];
  const changes: FollowedChange[] = [];
  const unknown: PortalNote[] = [];
  for (const declared of seen.declared) {
    const { publisher } = declared;
    const year = latestDueYear(declared, seen.startedAt, timeZone);
    const deadline = year === null ? null : deadlineOf(declared, year);
    if (year === null || deadline === null || !owes(declared, year) || holds(seen, publisher, year)) continue;
    const doubt = doubtOf(seen, declared, year);
    if (doubt !== null) {
      unknown.push({ kind: 'owed-unknown', publisher, year, of: doubt });
      continue;
    }
    overdue.push({ publisher, year });
    changes.push(overdueChange(declared, year, deadline, seen.startedAt));
  }
  return { overdue, changes, unknown, hints: hintsOf(seen, timeZone) };
}

/** So many organs are named in a hint. */
const hintedAtMost = 3;

/** Organs merge and change their columns: whoever published once is no debtor before the operator says so. */
function hintsOf({ startedAt, declared, reports }: CalendarSeen, timeZone: string): readonly PortalNote[] {
  const known = new Set(declared.map(({ publisher }) => publisher));
  const learned = Map.groupBy(
    reports.filter(({ publisher, kind }) => kind === 'annual' && !known.has(publisher)),
    ({ publisher }) => publisher,
  );
  const owing = [...learned].flatMap(([publisher, own]) => {
    const year = latestDueYear({ publisher, level: null, due: null }, startedAt, timeZone);
    const years = new Set(own.map((report) => report.year));
    return year === null || years.has(year) || !years.has(year - 1) ? [] : [{ publisher, year }];
  });
  return [...Map.groupBy(owing, ({ year }) => year)].map(([year, organs]) => {
    const named = organs.slice(0, hintedAtMost).map(({ publisher }) => publisher);
    return { kind: 'undeclared', year, organs: organs.length, named };
  });
}

function owes({ since, until }: Declared, year: number): boolean {
  return year >= (since ?? year) && year <= (until ?? year);
}

function holds({ reports }: CalendarSeen, publisher: string, year: number): boolean {
  return reports.some((report) => report.publisher === publisher && report.year === year && report.kind === 'annual');
}

function doubtOf(seen: CalendarSeen, { publisher, columns }: Declared, year: number): OwedDoubt | null {
  const incomplete = columns.find(({ columnId }) => seen.columns.get(columnId) !== 'complete');
  if (incomplete !== undefined) return { kind: 'not-read-whole', url: incomplete.url };
  if (!seen.reports.some((report) => report.publisher === publisher)) return { kind: 'never-read' };
  const own = new Set(columns.map(({ columnId }) => columnId));
  // One that names nobody may be anybody's whose reports stand in that column.
  const open = seen.openTitles.find(
    ({ listedIn, title, publisher: named }) =>
      (named === null ? listedIn.some((columnId) => own.has(columnId)) : named === publisher) &&
      readTitle(title).year === year,
  );
  return open === undefined ? null : { kind: 'candidate-unread', title: open.title };
}

function overdueChange(declared: Declared, year: number, deadline: IsoDate, at: Date): FollowedChange {
  const { publisher, columns } = declared;
  return {
    kind: 'report.overdue',
    significance: 'major',
    reportId: null,
    versionId: null,
    pageId: null,
    columnId: columns[0]?.columnId ?? null,
    publisher,
    title: `${publisher}${year}年政府信息公开工作年度报告`,
    url: columns[0]?.url ?? null,
    reason: { kind: 'owed', due: deadline, passAt: momentOf(at), columns: columns.map(({ name }) => name) },
    dedupeKey: `report.overdue:${publisher}:${year}`,
  };
}
