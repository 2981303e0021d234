import {
  countsOf,
  type CaptureId,
  type ChangeDetail,
  type ChangeKind,
  type ChecksBetween,
  type DecisionReason,
  type Diff,
  type FollowReason,
  type PageId,
  type PortalId,
  type ReportId,
  type ReportIdentity,
  type Significance,
  type VersionId,
} from '../../src/domain/index.ts';
import type { NoNews } from '../../src/follow/index.ts';
import type { Standing } from '../../src/store/index.ts';
import type { Reading } from '../read/reading.ts';

/** What was just read from a page in state `ok`. */
export interface Seen {
  readonly portalId: PortalId;
  readonly pageId: PageId;
  readonly url: string;
  readonly captureId: CaptureId;
  readonly reading: Pick<Reading, 'title' | 'publishedAt' | 'integrity' | 'contentSha256'>;
  /**
   * Asked for where the capture is not clean: the page that it was read at, to which the page itself may only lead, and which of
   * its hijackings this is.
   */
  readonly hijacking: { readonly pageId: PageId; readonly number: number; readonly isNew: boolean } | null;
  readonly identity: ReportIdentity | null;
  /** Why a report that is seen first is recorded and not delivered; null where it is news. */
  readonly noNews: NoNews | null;
  /** Says that a report that is seen first came late; null where that was not observed. */
  readonly late: FollowReason | null;
  /** Whether its title says that it corrects what was published before: it then speaks for the report. */
  readonly corrects: boolean;
  /** Why the day that it claims to have been posted on cannot be true; null where nothing speaks against it. */
  readonly contradiction: FollowReason | null;
}

/** What is known of the report that the page claims to be, brought to the extractor version of what was seen. */
export interface Known {
  readonly reportId: ReportId;
  readonly versionId: VersionId;
  readonly pageId: PageId;
  /** Whether both were read at one address, to which the one page or the other only leads: then there is one place. */
  readonly oneAddress: boolean;
  /** How the place stands that the current version was read from. */
  readonly standing: Standing;
  readonly contentSha256: string;
  /** What differs from the current version; null where the content is the same. */
  readonly diff: Diff | null;
  /** Whether the body is the same, whatever its day of posting or its index number: a repost. */
  readonly sameBody: boolean;
  /**
   * Whether another body is new in a file that the page shares with the one that the current version was read from: it is
   * new at both, whichever was read first.
   */
  readonly newInFile: boolean;
  /**
   * What differs from how the page itself showed the report before. Null where it never did, and where another place is the
   * one that speaks; that of a shared file speaks for both.
   */
  readonly editedThere: Diff | null;
  /** Whether the page itself showed the current version's body before: an older one there now is no old copy, but what it went back to. */
  readonly wentBack: boolean;
  /** How the form's identities fail since the current version; null where its content is the same. */
  readonly checks: ChecksBetween | null;
  /** The latest earlier version with the content just seen; null when it was never seen before. */
  readonly returnsTo: VersionId | null;
  /** Whether that version was told: what nobody heard of cannot come back to them. */
  readonly returnsToTold: boolean;
}

export interface DecidedChange {
  readonly kind: ChangeKind;
  readonly significance: Significance;
  readonly detail: ChangeDetail;
  readonly dedupeKey: string;
  readonly baseline: boolean;
}

/** What becomes of a capture: whether it makes a version, which changes it raises, and why. */
export interface Decision {
  readonly kind: 'first' | 'same' | 'revised' | 'behind' | 'conflict' | 'hijacked' | 'doubtful' | 'no-report';
  readonly reason: DecisionReason;
  readonly makesVersion: boolean;
  readonly returnsTo: VersionId | null;
  readonly changes: readonly DecidedChange[];
}

/** Decides what a capture means. Pure: a job that runs twice decides twice alike. */
export function decide(seen: Seen, known: Known | null): Decision {
  const doubt = doubtsOf(seen);
  if (doubt !== null) return doubt;
  if (seen.identity === null) return decision('no-report', { kind: 'no-report' });
  if (known === null) return first(seen, seen.identity);
  const same = known.diff === null || known.diff.same;
  if (known.pageId === seen.pageId || known.oneAddress) return same ? samePlace() : revised(seen, known, known.diff);
  const edited = known.editedThere?.same === false ? known.editedThere : null;
  if (same || (known.sameBody && edited === null)) return reposted(seen, known);
  if (known.newInFile) return revised(seen, known, edited ?? known.diff);
  // A repost has a day of its own: what was edited is told, not how the two places differ.
  return atAnotherPlace(seen, known, edited ?? known.diff);
}

/**
 * Another content at another place. The place of the current version speaks for the report as long as it stands, unless the
 * other says that it corrects it; where it does not, what is new here is the report's new content. What the report had before is
 * an old copy, unless the place went back to it: only a place that holds another document now, or that the publisher took out of
 * its listing, leaves it as the one that stands.
 */
function atAnotherPlace(seen: Seen, known: Known, diff: Diff): Decision {
  const { standing, returnsTo, wentBack } = known;
  switch (standing) {
    case 'stands':
      if (returnsTo !== null) return behind();
      return seen.corrects ? revised(seen, known, diff) : conflict(seen, known, diff);
    case 'missing':
    case 'frozen':
      return returnsTo === null || wentBack ? revised(seen, known, diff) : behind();
    case 'unlisted':
    case 'replaced':
      return revised(seen, known, diff);
    default:
      return standing satisfies never;
  }
}

function doubtsOf(seen: Seen): Decision | null {
  const { state, families, signals } = seen.reading.integrity;
  switch (state) {
    case 'clean':
      return null;
    case 'suspect':
      return decision('doubtful', { kind: 'not-genuine', state, families, signs: signals });
    case 'mirror':
    case 'hijacked': {
      const reason = { kind: 'not-genuine', state, families, signs: signals } as const;
      const { pageId, number, isNew } = seen.hijacking ?? { pageId: seen.pageId, number: 1, isNew: true };
      const told = change('page.hijacked', 'major', seen, { reason }, `page.hijacked:${pageId}:${number}`);
      return decision('hijacked', reason, isNew ? [told] : []);
    }
    default:
      return state satisfies never;
  }
}

function first(seen: Seen, identity: ReportIdentity): Decision {
  const key = `report.published:${seen.portalId}:${identity.publisher}:${identity.year}:${identity.kind}`;
  const late = seen.late === null ? {} : { reason: seen.late };
  const published = change('report.published', 'major', seen, late, key);
  const changes = [published, ...contradicted(seen, null)];
  return {
    ...decision(
      'first',
      { kind: 'first-seen' },
      changes.map((each) => untold(each, seen)),
    ),
    makesVersion: true,
  };
}

function untold(change: DecidedChange, { noNews }: Seen): DecidedChange {
  return noNews === null ? change : { ...change, baseline: true, detail: { ...change.detail, untold: noNews } };
}

/** Named by the version that it came after too: what was never told may be told when it comes again. */
function contradicted(seen: Seen, after: VersionId | null): readonly DecidedChange[] {
  const { identity, contradiction: reason, reading } = seen;
  if (identity === null || reason === null) return [];
  const { publisher, year, kind } = identity;
  const key = `report.date-contradicted:${publisher}:${year}:${kind}:${after ?? 'first'}:${reading.publishedAt ?? ''}`;
  return [change('report.date-contradicted', 'major', seen, { reason }, key)];
}

function samePlace(): Decision {
  return decision('same', { kind: 'no-difference' });
}

/**
 * The same at another place. Whether the report has moved is seen when the whole pass is: its old page may be missing for a moment
 * only. Posted anew it bears a day of its own, which is told where it cannot be true.
 */
function reposted(seen: Seen, { standing, versionId }: Known): Decision {
  const reason = { kind: standing === 'missing' ? 'same-elsewhere' : 'no-difference' } as const;
  return decision('same', reason, contradicted(seen, versionId));
}

function behind(): Decision {
  return decision('behind', { kind: 'old-copy' });
}

function conflict(seen: Seen, known: Known, diff: Diff): Decision {
  const reason = { kind: 'other-body' } as const;
  const key = `report.conflict:${known.reportId}:${seen.pageId}:${seen.reading.contentSha256}`;
  return decision('conflict', reason, [change('report.conflict', 'minor', seen, { reason, diff }, key)]);
}

function revised(seen: Seen, known: Known, diff: Diff): Decision {
  const significance = diff.changes.some((entry) => entry.significance === 'major') ? 'major' : 'minor';
  const { returnsTo } = known;
  const told = known.returnsToTold ? returnsTo : null;
  const { checks } = known;
  const fail = checks !== null && checks.appeared + checks.vanished + checks.remaining > 0;
  const detail = { diff, ...(fail ? { checks } : {}), ...(told === null ? {} : { returnsTo: told }) };
  const key = `report.revised:${known.versionId}:${seen.reading.contentSha256}`;
  return {
    ...decision('revised', { kind: 'differs', counts: countsOf(diff.changes) }, [
      change('report.revised', significance, seen, detail, key),
      ...contradicted(seen, known.versionId),
    ]),
    makesVersion: true,
    returnsTo,
  };
}

function decision(kind: Decision['kind'], reason: DecisionReason, changes: readonly DecidedChange[] = []): Decision {
  return { kind, reason, makesVersion: false, returnsTo: null, changes };
}

function change(
  kind: ChangeKind,
  significance: Significance,
  seen: Seen,
  detail: Partial<ChangeDetail>,
  dedupeKey: string,
): DecidedChange {
  const title = seen.reading.title;
  return { kind, significance, detail: { title, url: seen.url, ...detail }, dedupeKey, baseline: false };
}
