import type { ColumnId, PageId, ReportId, VersionId } from './ids.ts';
import type { PageState } from './page-state.ts';
import type { CutReason } from './reasons/index.ts';
import type { ReportIdentity } from './report.ts';

/** How a page's absence has been counted so far: visits that found it `missing`, in complete passes, one after another. */
export interface Absence {
  readonly times: number;
  /** The first and the last of those visits. */
  readonly since: Date;
  readonly lastAt: Date;
}

/** A page as a pass left it. */
export interface PageSeen {
  readonly pageId: PageId;
  readonly url: string;
  /** State of its last visit; null before the first. */
  readonly state: PageState | null;
  readonly visitedAt: Date | null;
  /** As counted up to the pass before; null where the page was there. */
  readonly absence: Absence | null;
}

/** A page's last hijacking. */
export interface Hijacking {
  /** Counts the hijackings of its page, from 1. */
  readonly number: number;
  readonly since: Date;
  /** Since when the page has been found clean again; null while it is hijacked. */
  readonly cleanAt: Date | null;
}

/** A page that is hijacked and was never read as a report, so that no place of one stands still for it. */
export interface HijackedUnread {
  readonly pageId: PageId;
  readonly columnId: ColumnId;
  readonly url: string;
  readonly title: string | null;
  readonly state: PageState | null;
  readonly since: Date;
}

/** A report at a page, as a pass left it. */
export interface BodySeen extends PageSeen {
  /** False where no page links to the file any more, whether or not it is still served. */
  readonly linked: boolean;
}

export interface PlaceSeen extends PageSeen {
  readonly columnId: ColumnId;
  /** Every column whose listing has named it. */
  readonly listedIn: readonly ColumnId[];
  readonly firstSeenAt: Date;
  /** When a listing last named it; null for a page that no listing names, as a column that is the report itself. */
  readonly lastListedAt: Date | null;
  readonly unlistedAt: Date | null;
  /** Since when its page has been hijacked, and it stands still; null while it is followed. */
  readonly frozenAt: Date | null;
  /** Address that the page was last read at: its own, or where that leads. */
  readonly readAt: string;
  /** False where what stands there now was read and is not this report. */
  readonly showsReport: boolean;
  /** When it last was read and was. */
  readonly shownAt: Date;
  /** True where its last reading showed another content than the report's version, and was not taken for it. */
  readonly differs: boolean;
  /** Since when it has shown what the report said before, where nobody was told of it; null otherwise. */
  readonly behindSince: Date | null;
  /** Files that held the body of the report that was last read from the page. */
  readonly bodies: readonly BodySeen[];
}

/** A report, as a pass left it. */
export interface ReportSeen extends ReportIdentity {
  readonly reportId: ReportId;
  readonly title: string | null;
  readonly versionId: VersionId | null;
  /** When its removal was told; null while it is there. */
  readonly removedAt: Date | null;
  /** The attachment whose removal was told; null where the report as a whole went. */
  readonly removedUrl: string | null;
  /** When it was last told to be back after a removal. */
  readonly restoredAt: Date | null;
  readonly places: readonly PlaceSeen[];
}

/** A column's listing, as one pass read it. */
export interface ColumnSeen {
  readonly columnId: ColumnId;
  readonly name: string;
  readonly url: string;
  /** Whether every listing page was read to its end. */
  readonly readWhole: boolean;
  /** Whether its own page was read in this pass, be there more that was not. */
  readonly answered: boolean;
  /** Why not every one was; null where that is as it had to be: what follows known entries may be left out. */
  readonly cutReason: CutReason | null;
  readonly links: number;
  /** Links of the last pass that was believed; null before the first. */
  readonly knownLinks: number | null;
  /** Of the known links, those that are listed no more and whose page is `missing`. */
  readonly knownGone: number;
  /** Whether the last pass that was read whole was found short. */
  readonly shortBefore: boolean;
  /** Listed pages that neither were read nor are known to have gone; a frozen place that was reached is none. */
  readonly unproven: number;
  /** Whether a report was ever read in this column, be it on the column's own page. */
  readonly holdsReports: boolean;
}

/** What an operator said of a report that is held back: tell it if it is found so again, or tell nothing. */
export type Ruling = 'release' | 'dismiss';

/** A report whose going is held back, since much went with it. */
export interface HeldSeen {
  readonly what: 'removed' | 'unlisted';
  readonly ruling: Ruling | null;
}

/** A watched host, as it last answered or failed to. */
export interface HostHeard {
  readonly host: string;
  /** Name of the platform it is declared to share; null where none is. */
  readonly platform: string | null;
  /** Address at which it last answered; null where it never did. */
  readonly address: string | null;
  readonly answeredAt: Date | null;
  /** Since when it has not answered; null where its last request was answered. */
  readonly silentSince: Date | null;
  /** When it last failed to answer. */
  readonly silentAt: Date | null;
}
