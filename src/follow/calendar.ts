import type { ColumnId, IsoDate } from '../domain/index.ts';
import { readTitle } from '../text/index.ts';
import type { ColumnVerdict } from './columns.ts';
import type { Declared, FollowedChange, OpenTitle, ReportSeen } from './seen.ts';
import { dayIn, endOfDay, timeIn } from './zone.ts';

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
  /** Whether a report is owed and there is not known; in words for operators. */
  readonly unknown: readonly string[];
}

/** By law until report year 2018: everyone by 31 March. */
const lastYearOfOneDay = 2018;
/** The boards of development zones act as governments; the later day is the safer one. */
const government = /(?:政府|管理委员会|管委会)$/;
const township = /(?:镇|乡|苏木)(?:人民政府|政府)?$|街道(?:办事处)?$/;

/**
 * The day by which a report year is to be published: departments by 31 January, governments by 31 March, everyone by
 * 31 March up to report year 2018, townships as declared. Null where no day is set.
 */
export function deadlineOf(publisher: string, due: string | null, year: number): IsoDate | null {
  if (due !== null) return `${year + 1}-${due}` as IsoDate;
  if (township.test(publisher)) return null;
  const day = year <= lastYearOfOneDay || government.test(publisher) ? '03-31' : '01-31';
  return `${year + 1}-${day}` as IsoDate;
}

/** The latest report year whose day had ended, in the portal's zone, when a pass began; null where no day is set. */
export function latestDueYear(publisher: string, due: string | null, startedAt: Date, timeZone: string): number | null {
  const thisYear = Number(dayIn(timeZone, startedAt).slice(0, 4));
  for (const year of [thisYear - 1, thisYear - 2]) {
    const deadline = deadlineOf(publisher, due, year);
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
  const unknown: string[] = [];
  for (const declared of seen.declared) {
    const { publisher, due } = declared;
    const year = latestDueYear(publisher, due, seen.startedAt, timeZone);
    if (year === null || holds(seen, publisher, year)) continue;
    const doubt = doubtOf(seen, declared, year);
    if (doubt !== null) {
      unknown.push(`whether ${publisher} has published its report of ${year} is unknown: ${doubt}`);
      continue;
    }
    overdue.push({ publisher, year });
    changes.push(overdueChange(declared, year, seen.startedAt, timeZone));
  }
  return { overdue, changes, unknown };
}

function holds({ reports }: CalendarSeen, publisher: string, year: number): boolean {
  return reports.some((report) => report.publisher === publisher && report.year === year && report.kind === 'annual');
}

function doubtOf(seen: CalendarSeen, { publisher, columns }: Declared, year: number): string | null {
  const incomplete = columns.find(({ columnId }) => seen.columns.get(columnId) !== 'complete');
  if (incomplete !== undefined) return `${incomplete.url} was not read completely`;
  if (!seen.reports.some((report) => report.publisher === publisher))
    return 'no report of it was ever read in the columns declared for it';
  const own = new Set(columns.map(({ columnId }) => columnId));
  const open = seen.openTitles.find(({ columnId, title }) => own.has(columnId) && readTitle(title).year === year);
  return open === undefined ? null : `a listed page that may be it could not be read as a report: ${open.title}`;
}

function overdueChange(
  { publisher, due, columns }: Declared,
  year: number,
  at: Date,
  timeZone: string,
): FollowedChange {
  const deadline = deadlineOf(publisher, due, year) ?? '';
  return {
    kind: 'report.overdue',
    significance: 'major',
    reportId: null,
    versionId: null,
    pageId: null,
    columnId: columns[0]?.columnId ?? null,
    title: `${publisher}${year}年政府信息公开工作年度报告`,
    url: columns[0]?.url ?? null,
    summary: `在所监测的位置尚未找到${publisher}${year}年政府信息公开工作年度报告`,
    reason: `应于${deadline}前公布；${timeIn(timeZone, at)}开始的完整巡查读完了${columns.map(({ name }) => `“${name}”`).join('、')}，没有找到`,
    dedupeKey: `report.overdue:${publisher}:${year}`,
  };
}
