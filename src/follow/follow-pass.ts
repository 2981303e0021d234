import type { ColumnId, PageId, PortalNote, ReportId } from '../domain/index.ts';
import { countAbsence, hourMs, type CountingPass } from './absence.ts';
import { behindChanges } from './behind.ts';
import { judgeCalendar, type Calendar } from './calendar.ts';
import { judgeColumn, layoutTrouble, tellsListed, type ColumnVerdict } from './columns.ts';
import { movedChanges } from './moved.ts';
import { recalledChanges } from './recalled.ts';
import { removedChange, vanishedReport, type Vanished } from './removed.ts';
import { replacedChanges, replacedReports } from './replaced.ts';
import { restoredBefore, restoredChange, type RestoredAgain } from './restored.ts';
import {
  isHeld,
  type Absence,
  type BodySeen,
  type ColumnSeen,
  type FollowedChange,
  type HeldSeen,
  type PageSeen,
  type PassSeen,
  type ReportSeen,
} from './seen.ts';
import { heldTogether, isMany } from './together.ts';
import { isListed, judgeListing } from './unlisted.ts';

/** What a pass over a portal comes to: what is told, and what is kept for the next pass. */
export interface Followed {
  readonly columns: ReadonlyMap<ColumnId, ColumnVerdict>;
  readonly changes: readonly FollowedChange[];
  /** Of every page whose count differs from before; null ends it. */
  readonly absences: ReadonlyMap<PageId, Absence | null>;
  readonly unlisted: readonly PageId[];
  /** Unlisted before, and by this pass again. */
  readonly stillUnlisted: readonly PageId[];
  readonly relisted: readonly PageId[];
  /** Reports called removed by this pass, with the attachment that it was, if any. */
  readonly removed: readonly { readonly reportId: ReportId; readonly url: string | null }[];
  readonly restored: readonly ReportId[];
  /** Of those that an earlier pass restored. */
  readonly restoredAgain: RestoredAgain;
  /** Reports that were owed and not found. */
  readonly overdue: Calendar['overdue'];
  /** What cannot be said of owed reports, for operators. */
  readonly unknown: readonly PortalNote[];
  /** Who may owe a report and is not declared, for operators. */
  readonly hints: readonly PortalNote[];
  /** Reports whose going is held back, and for which an operator's word is awaited. */
  readonly held: ReadonlyMap<ReportId, HeldSeen['what']>;
  /** Reports that were held back and are there again, or were told. */
  readonly heldEnded: readonly ReportId[];
  /** Why the portal's layout must have changed, for operators; null where nothing speaks for it. */
  readonly layout: PortalNote | null;
  /** Pages that are listed and missing, with reports that stood there. */
  readonly brokenLinks: readonly string[];
}

/**
 * Follows the reports of a portal through one pass. Pure: the same pass gives the same answer, and the pass that holds
 * what was kept of it gives nothing new.
 */
export function followPass(pass: PassSeen, timeZone: string): Followed {
  const columns = new Map(pass.columns.map((column) => [column.columnId, verdictOf(column, pass)]));
  const listingsTell = pass.columns.length > 0 && [...columns.values()].every(tellsListed);
  const counting: CountingPass = {
    startedAt: pass.startedAt,
    counts: listingsTell && pass.everyVisitTells,
    lagMs: pass.clockLagMs,
  };
  const absences = absencesAfter(pass, counting);
  const listing = judgeListing(pass, columns);
  const vanished = pass.reports.flatMap((report) => vanishedReport(report, absences, pass) ?? []);
  const together = wentTogether(vanished, pass);
  const held = new Set(
    vanished.map(({ report }) => report.reportId).filter((id) => isHeld(id, 'removed', pass, together)),
  );
  const dismissed = (reportId: ReportId): boolean => pass.held.get(reportId)?.ruling === 'dismiss';
  const removed = counting.counts
    ? vanished.filter(({ gone, report: { reportId } }) => gone && !held.has(reportId) && !dismissed(reportId))
    : [];
  const replaced = replacedReports(pass, absences);
  const restored = pass.reports.flatMap((report) => restoredChange(report, pass) ?? []);
  const moved = counting.counts ? pass.reports.flatMap((report) => movedChanges(report, absences, pass)) : [];
  const begun = new Date(pass.startedAt.getTime() - pass.clockLeadMs);
  const calendar = judgeCalendar({ ...pass, columns, startedAt: begun }, timeZone);
  return {
    columns,
    changes: [
      ...listing.changes,
      ...moved,
      ...removed.map((one) => removedChange(one, pass.rules)),
      ...restored,
      ...replacedChanges(replaced, pass),
      ...calendar.changes,
      // By a clock that is ahead, days have passed that did not.
      ...(pass.clockAheadMs === null ? [...recalledChanges(pass), ...behindChanges(pass)] : []),
    ],
    overdue: calendar.overdue,
    unknown: [...clockTrouble(pass), ...cutListings(pass), ...calendar.unknown],
    hints: calendar.hints,
    absences: changedAbsences(pass, absences),
    unlisted: listing.unlisted,
    stillUnlisted: listing.stillUnlisted,
    relisted: listing.relisted,
    removed: removed.map(({ report, attachment }) => ({ reportId: report.reportId, url: attachment?.url ?? null })),
    restored: restored.flatMap(({ reportId }) => reportId ?? []),
    restoredAgain: restoredBefore(pass, new Set(vanished.map(({ report }) => report.reportId))),
    held: heldAfter(listing.held, held),
    heldEnded: heldEnded(pass, vanished, [...held], listing.held),
    layout: layoutOf(pass, listing.held.length, held.size, replaced.length),
    brokenLinks: brokenLinks(pass),
  };
}

/**
 * Reports that vanished with many others: found missing within days, or last listed by the same pass, since old pages may be
 * visited, and found missing, weeks after new ones.
 */
function wentTogether(vanished: readonly Vanished[], { reports, rules }: PassSeen): ReadonlySet<ReportId> {
  const all = reports.filter((report) => report.removedAt === null).length;
  const by = (when: (one: Vanished) => Date | null): ReadonlySet<ReportId> =>
    heldTogether(
      vanished.flatMap((one) => {
        const at = when(one);
        return at === null ? [] : [{ what: one.report.reportId, at }];
      }),
      all,
      rules,
    );
  return new Set([...by(({ since }) => since), ...by(({ lastListedAt }) => lastListedAt)]);
}

/** By a clock that is ahead, days are over before they are: such a pass proves no absence. */
function verdictOf(column: ColumnSeen, { clockAheadMs, rules }: PassSeen): ColumnVerdict {
  return clockAheadMs === null ? judgeColumn(column, rules) : 'cut';
}

function clockTrouble({ clockAheadMs }: PassSeen): readonly PortalNote[] {
  return clockAheadMs === null ? [] : [{ kind: 'clock-ahead', hours: Math.round(clockAheadMs / hourMs) }];
}

/** What left a listing that was cut is not known: its places stay as they were, and operators see why. */
function cutListings({ columns }: PassSeen): readonly PortalNote[] {
  return columns.flatMap(({ url, cutReason }) =>
    cutReason === null ? [] : [{ kind: 'departures-unknown' as const, url, of: cutReason }],
  );
}

function pagesOf(pass: PassSeen): readonly (PageSeen | BodySeen)[] {
  return pass.reports.flatMap(({ places }) => places.flatMap((place) => [place, ...place.bodies]));
}

function absencesAfter(pass: PassSeen, counting: CountingPass): ReadonlyMap<PageId, Absence | null> {
  return new Map(pagesOf(pass).map((page) => [page.pageId, countAbsence(page, counting)]));
}

function changedAbsences(
  pass: PassSeen,
  after: ReadonlyMap<PageId, Absence | null>,
): ReadonlyMap<PageId, Absence | null> {
  const before = new Map(pagesOf(pass).map((page) => [page.pageId, page.absence]));
  return new Map([...after].filter(([pageId, absence]) => absence?.times !== before.get(pageId)?.times));
}

function heldAfter(
  unlisted: readonly ReportSeen[],
  vanished: ReadonlySet<ReportId>,
): ReadonlyMap<ReportId, HeldSeen['what']> {
  return new Map([
    ...unlisted.map(({ reportId }) => [reportId, 'unlisted'] as const),
    ...[...vanished].map((reportId) => [reportId, 'removed'] as const),
  ]);
}

/** A report that came back, at its old place or a new one, is held back no more; one that nobody saw stays as it was. */
function heldEnded(
  pass: PassSeen,
  vanished: readonly Vanished[],
  stillGone: readonly ReportId[],
  stillUnlisted: readonly ReportSeen[],
): readonly ReportId[] {
  const still = new Set([...stillGone, ...stillUnlisted.map(({ reportId }) => reportId)]);
  const gone = new Set(vanished.map(({ report }) => report.reportId));
  return pass.reports.flatMap((report) => {
    const { reportId } = report;
    const before = pass.held.get(reportId);
    if (before === undefined || still.has(reportId)) return [];
    const ended =
      before.what === 'removed'
        ? !gone.has(reportId)
        : report.places.some((place) => isListed(place, pass) || place.unlistedAt !== null);
    return ended ? [reportId] : [];
  });
}

function layoutOf(pass: PassSeen, left: number, gone: number, replaced: number): PortalNote | null {
  const short = pass.columns.map((column) => layoutTrouble(column, pass.rules)).find((reason) => reason !== null);
  if (short !== undefined) return short;
  const all = pass.reports.length;
  if (left > 0) return { kind: 'many-unlisted', reports: left, of: all };
  if (gone > 0) return { kind: 'many-vanished', reports: gone, of: all };
  if (isMany(replaced, all, pass.rules)) return { kind: 'many-replaced', reports: replaced, of: all };
  return null;
}

function brokenLinks(pass: PassSeen): readonly string[] {
  const urls = pass.reports.flatMap(({ places }) =>
    places
      .filter(
        ({ state, lastListedAt }) => state === 'missing' && lastListedAt !== null && lastListedAt >= pass.startedAt,
      )
      .map(({ url }) => url),
  );
  return [...new Set(urls)].toSorted();
}
