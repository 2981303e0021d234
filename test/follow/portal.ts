import type { ColumnId, PageId, PageState, ReportId, RunId, VersionId } from '../../src/domain/index.ts';
import {
  defaultRules,
  followPass,
  type Absence,
  type ColumnSeen,
  type Followed,
  type FollowRules,
  type HeldSeen,
  type PageSeen,
  type PassSeen,
  type PlaceSeen,
  type ReportSeen,
} from '../../src/follow/index.ts';

export const zone = 'Asia/Shanghai';
export const columnId = 'annual' as ColumnId;
export const otherColumnId = 'other' as ColumnId;
const hourMs = 60 * 60 * 1000;
const firstPassMs = Date.UTC(2025, 2, 1);

/** How a pass found one page. */
export interface Look {
  readonly state: PageState;
  readonly listed: boolean;
  /** State of the attachment that is the report's body; left out where there is none. */
  readonly body?: PageState;
  /** Whether its page links to it no more. */
  readonly bodyUnlinked?: boolean;
  readonly elsewhere?: boolean;
  /** It shows another body than the report's. */
  readonly differs?: boolean;
  readonly frozen?: boolean;
  /** It is as the first pass found it, and was not visited since. */
  readonly unvisited?: boolean;
  /** Another column that has named its page too. */
  readonly alsoIn?: ColumnId;
  /** Name of the page that it leads to. */
  readonly leadsTo?: string;
}

/** One pass: how it found the page of each report, by the report's name, `name/place` for a further place. */
export interface Pass {
  /** Hours since the first pass. */
  readonly hours: number;
  readonly looks: Readonly<Record<string, Look>>;
  readonly listingCut?: boolean;
  /** Another column of the portal lists far less than was known of it. */
  readonly otherShort?: boolean;
  /** Another column of the portal was not read to its end. */
  readonly otherCut?: boolean;
  /** Some other page was visited and told nothing. */
  readonly otherBlocked?: boolean;
  /** By how much our clock is ahead in it, as the servers say. */
  readonly aheadHours?: number;
  /** By how much it is behind. */
  readonly behindHours?: number;
}

interface Kept {
  readonly firstSeenAt: Date;
  readonly lastListedAt: Date | null;
  readonly unlistedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly absence: Absence | null;
  readonly bodyAbsence: Absence | null;
}

/** What is kept of a portal between passes, as the database keeps it. */
export class FollowedPortal {
  private readonly pages = new Map<string, Kept>();
  private readonly removed = new Map<string, { readonly at: Date; readonly url: string | null }>();
  private readonly rules: FollowRules;
  /** Reports held back, with the operator's word. */
  readonly held = new Map<ReportId, HeldSeen>();
  private readonly restored = new Map<string, Date>();
  /** Keys of what was told: one event, however often it is decided. */
  private readonly told = new Set<string>();
  private knownLinks: number | null = null;
  private shortBefore = false;

  constructor(rules: Partial<FollowRules> = {}) {
    this.rules = { ...defaultRules, ...rules };
  }

  /** One pass, judged; `keep` false leaves what is kept as it was. */
  follow(pass: Pass, keep = true): Followed {
    const seen = this.seen(pass);
    const followed = followPass(seen, zone);
    const changes = followed.changes.filter(({ dedupeKey }) => !this.told.has(dedupeKey));
    if (keep) this.keep(seen, followed);
    return { ...followed, changes };
  }

  private seen(pass: Pass): PassSeen {
    const aheadMs = (pass.aheadHours ?? 0) * hourMs;
    const startedAt = new Date(firstPassMs + pass.hours * hourMs + aheadMs - (pass.behindHours ?? 0) * hourMs);
    const names = Object.keys(pass.looks);
    const reports = Map.groupBy(names, (name) => name.split('/')[0] ?? name);
    const looks = Object.values(pass.looks);
    const column: ColumnSeen = {
      columnId,
      name: '年报',
      url: 'http://portal.test/annual/',
      readWhole: pass.listingCut !== true,
      cutReason: pass.listingCut === true ? { kind: 'page-missing', url: 'http://portal.test/annual/2' } : null,
      links: looks.filter((look) => look.listed).length,
      knownLinks: this.knownLinks,
      knownGone: names.filter(
        (name) => pass.looks[name]?.state === 'missing' && !pass.looks[name].listed && this.wasListed(name),
      ).length,
      shortBefore: this.shortBefore,
      answered: true,
      unproven: looks.filter((look) => look.listed && !['ok', 'not-modified', 'missing'].includes(look.state)).length,
      holdsReports: true,
    };
    const other: ColumnSeen = { ...column, columnId: otherColumnId };
    return {
      runId: `run-${pass.hours}` as RunId,
      startedAt,
      clockAheadMs: aheadMs === 0 ? null : aheadMs,
      clockLeadMs: 0,
      clockLagMs: (pass.behindHours ?? 0) * hourMs,
      columns: [
        column,
        ...(pass.otherShort === true ? [{ ...other, links: 3, knownLinks: 12, knownGone: 0 }] : []),
        ...(pass.otherCut === undefined ? [] : [{ ...other, readWhole: !pass.otherCut }]),
      ],
      everyVisitTells:
        pass.otherBlocked !== true && looks.every((look) => ['ok', 'not-modified', 'missing'].includes(look.state)),
      reports: [...reports].map(([name, places]) => this.report(name, places, pass, startedAt)),
      declared: [],
      openTitles: [],
      hijackedUnread: [],
      held: this.held,
      rules: this.rules,
    };
  }

  private wasListed(name: string): boolean {
    const kept = this.pages.get(name);
    return kept !== undefined && kept.lastListedAt !== null && kept.unlistedAt === null;
  }

  private report(name: string, places: readonly string[], pass: Pass, startedAt: Date): ReportSeen {
    const removed = this.removed.get(name) ?? null;
    return {
      reportId: name as ReportId,
      publisher: name,
      year: 2024,
      kind: 'annual',
      title: `${name}2024年政府信息公开工作年度报告`,
      versionId: `${name}-1` as VersionId,
      removedAt: removed?.at ?? null,
      removedUrl: removed?.url ?? null,
      restoredAt: this.restored.get(name) ?? null,
      places: places.map((place) => this.place(place, pass.looks[place] as Look, startedAt)),
    };
  }

  private place(name: string, look: Look, startedAt: Date): PlaceSeen {
    const kept = this.pages.get(name);
    const visitedAt = new Date((look.unvisited === true ? firstPassMs : startedAt.getTime()) + 60_000);
    const page = (id: string, state: PageState, absence: Absence | null): PageSeen => ({
      pageId: id as PageId,
      url: `http://portal.test/${id}.html`,
      state,
      visitedAt,
      absence,
    });
    return {
      ...page(name, look.state, kept?.absence ?? null),
      columnId,
      listedIn: look.alsoIn === undefined ? [columnId] : [columnId, look.alsoIn],
      firstSeenAt: kept?.firstSeenAt ?? visitedAt,
      lastListedAt: look.listed ? visitedAt : (kept?.lastListedAt ?? null),
      unlistedAt: kept?.unlistedAt ?? null,
      frozenAt: look.frozen === true ? (kept?.frozenAt ?? visitedAt) : null,
      readAt: `http://portal.test/${look.leadsTo ?? name}.html`,
      showsReport: look.elsewhere !== true,
      shownAt: kept?.firstSeenAt ?? visitedAt,
      differs: look.differs === true,
      behindSince: null,
      bodies:
        look.body === undefined
          ? []
          : [{ ...page(`${name}-body`, look.body, kept?.bodyAbsence ?? null), linked: look.bodyUnlinked !== true }],
    };
  }

  private keep(seen: PassSeen, followed: Followed): void {
    for (const place of seen.reports.flatMap(({ places }) => places)) {
      const after = (id: string, before: Absence | null): Absence | null => {
        const found = followed.absences.get(id as PageId);
        return found === undefined ? before : found;
      };
      const marked = followed.unlisted.includes(place.pageId) ? seen.startedAt : place.unlistedAt;
      this.pages.set(place.pageId, {
        firstSeenAt: place.firstSeenAt,
        lastListedAt: place.lastListedAt,
        frozenAt: place.frozenAt,
        unlistedAt: followed.relisted.includes(place.pageId) ? null : marked,
        absence: after(place.pageId, place.absence),
        bodyAbsence: after(`${place.pageId}-body`, place.bodies[0]?.absence ?? null),
      });
    }
    for (const { dedupeKey } of followed.changes) this.told.add(dedupeKey);
    for (const { reportId, url } of followed.removed) this.removed.set(reportId, { at: seen.startedAt, url });
    for (const reportId of followed.restored) {
      this.removed.delete(reportId);
      this.restored.set(reportId, seen.startedAt);
    }
    for (const reportId of [...followed.heldEnded, ...followed.removed.map((one) => one.reportId)])
      this.held.delete(reportId);
    for (const [reportId, what] of followed.held) this.held.set(reportId, { what, ruling: null });
    const verdict = followed.columns.get(columnId);
    if (verdict === 'complete' || verdict === 'whole') this.knownLinks = seen.columns[0]?.links ?? 0;
    if (verdict !== 'cut') this.shortBefore = verdict === 'short';
  }
}
