import type { PortalNote } from '../domain/index.ts';
import type { FollowRules } from './rules.ts';
import type { ColumnSeen } from './seen.ts';

/**
 * What one pass over a column proves:
 * `complete`: listing read to its end, plausible, and every page it names was read: absence counts;
 * `whole`: listing read and plausible, but some page was not read, or the column never held anything, so that it may not be
 * understood at all: what is unlisted is known, what is absent is not;
 * `short`: listing read, with nothing or under half of what was known, or its page read and nothing on it: proves nothing;
 * `cut`: listing not read to its end: what it names is listed, what it does not name stays as it was.
 */
export const columnVerdicts = ['complete', 'whole', 'short', 'cut'] as const;
export type ColumnVerdict = (typeof columnVerdicts)[number];

/**
 * Judges a column's pass. Links that left the listing together with their pages are gone, not lost: they are no sign of a
 * changed layout.
 */
export function judgeColumn(column: ColumnSeen, rules: FollowRules): ColumnVerdict {
  // A page that listed reports and lists none is short, though scripts may fill it in: so a rebuilt site shows itself.
  const emptied = column.answered && column.links === 0;
  if (!column.readWhole && !emptied) return 'cut';
  if (isShort(column, rules)) return 'short';
  if (!column.readWhole) return 'cut';
  return column.unproven === 0 && (column.links > 0 || column.holdsReports) ? 'complete' : 'whole';
}

function isShort({ links, knownLinks, knownGone }: ColumnSeen, { shortShare }: FollowRules): boolean {
  const expected = Math.max(0, (knownLinks ?? 0) - knownGone);
  return expected > 0 && links < expected * shortShare;
}

/** Whether the listing of a pass so judged tells what it names and what it does not. */
export function tellsListed(verdict: ColumnVerdict | undefined): boolean {
  return verdict === 'complete' || verdict === 'whole';
}

/** Why a column's layout must have changed: twice in a row its listing was short. Null where there is no such sign. */
export function layoutTrouble(column: ColumnSeen, rules: FollowRules): PortalNote | null {
  if (judgeColumn(column, rules) !== 'short' || !column.shortBefore) return null;
  return { kind: 'listing-short', url: column.url, listed: column.links, known: column.knownLinks ?? 0 };
}
