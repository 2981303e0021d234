import { sql, type RawBuilder } from 'kysely';
import type {
  Absence,
  ColumnSeen,
  HeldSeen,
  HijackedUnread,
  PageId,
  PageSeen,
  PlaceSeen,
  PortalId,
  ReportId,
  ReportSeen,
  RunId,
} from '../../domain/index.ts';
import { slack } from '../clock.ts';
import type { Database } from '../database.ts';
import { replaced } from '../standing-of-place.ts';
import type { FollowedRun } from './types.ts';
import { readCutReason } from '../reasons/index.ts';

/** The run that is followed. */
export interface RunOf {
  readonly id: RunId;
  readonly portalId: PortalId;
  readonly startedAt: Date;
}

/** Reads how a run left the listings, places and attachments of its portal: eight statements, however many reports. */
export async function readFollowedRun(db: Database, run: RunOf): Promise<FollowedRun> {
  const columns = await readColumns(db, run);
  const tells = await sql<{ tells: boolean }>`
    SELECT NOT EXISTS (SELECT FROM visit WHERE run_id = ${run.id}
      AND (state = 'failed' OR outcome IS NULL OR outcome NOT IN ('ok', 'not-modified', 'missing'))) AS tells`.execute(
    db,
  );
  const back = await sql<{ back: boolean }>`
    SELECT EXISTS (SELECT FROM column_pass WHERE run_id = ${run.id} AND read_at < began_at) AS back`.execute(db);
  const open = await sql<FollowedRun['openTitles'][number]>`
    SELECT column_id AS "columnId", listed_in AS "listedIn", title, state IN ('ok', 'not-modified') AS "wasRead" FROM page
    WHERE portal_id = ${run.portalId} AND role = 'report' AND last_listed_at >= ${run.startedAt}
      AND title ~ '年报|年度报告'
      AND NOT EXISTS (SELECT FROM place WHERE place.page_id = page.id AND place.frozen_at IS NULL)
      AND NOT EXISTS (SELECT FROM correction WHERE correction.page_id = page.id)`.execute(db);
  const places = await readPlaces(db, run);
  const bodies = await readBodies(db, run);
  const hijackedUnread = await sql<HijackedUnread>`
    SELECT page.id AS "pageId", page.column_id AS "columnId", page.url, page.title, page.state, hijacking.since
    FROM hijacking JOIN page ON page.id = hijacking.page_id
    WHERE page.portal_id = ${run.portalId} AND page.role = 'report' AND hijacking.clean_at IS NULL
      AND NOT EXISTS (SELECT FROM place WHERE place.page_id = page.id) ORDER BY page.url`.execute(db);
  const held = await sql<HeldSeen & { readonly reportId: ReportId }>`
    SELECT report_id AS "reportId", what, ruling FROM held JOIN report ON report.id = held.report_id
    WHERE report.portal_id = ${run.portalId}`.execute(db);
  return {
    columns,
    held: new Map(held.rows.map(({ reportId, what, ruling }) => [reportId, { what, ruling }])),
    everyVisitTells: tells.rows[0]?.tells ?? false,
    clockWentBack: back.rows[0]?.back ?? false,
    reports: reportsOf(places, bodies),
    openTitles: open.rows,
    hijackedUnread: hijackedUnread.rows,
  };
}

/** Whether the column of a row of `pass` has named a row of `page`, alone or with others. */
const named = sql`pass.column_id = ANY(page.listed_in)`;

async function readColumns(db: Database, run: RunOf): Promise<readonly ColumnSeen[]> {
  const found = await sql<ColumnSeen>`
    SELECT pass.column_id AS "columnId", portal_column.name, portal_column.url, pass.read_whole AS "readWhole",
      EXISTS (SELECT FROM page WHERE page.portal_id = pass.portal_id AND page.url = portal_column.url
        AND page.state IN ('ok', 'not-modified') AND page.last_visited_at >= pass.began_at) AS answered,
      pass.cut_reason AS "cutReason",
      pass.links, known.links AS "knownLinks",
      (SELECT count(*) FROM page WHERE page.portal_id = pass.portal_id AND ${named}
        AND page.role = 'report' AND page.last_listed_at >= known.began_at AND page.last_listed_at < pass.began_at
        AND page.state = 'missing') AS "knownGone",
      coalesce((SELECT earlier.verdict = 'short' FROM column_pass AS earlier
        WHERE earlier.portal_id = pass.portal_id AND earlier.column_id = pass.column_id
          AND earlier.began_at < pass.began_at AND earlier.verdict <> 'cut'
        ORDER BY earlier.began_at DESC LIMIT 1), false) AS "shortBefore",
      (SELECT count(*) FROM page WHERE page.portal_id = pass.portal_id AND ${named}
        AND page.role = 'report' AND page.last_listed_at >= pass.began_at AND ${unproven(run)}) AS unproven,
      EXISTS (SELECT FROM place JOIN page ON page.id = place.page_id
        WHERE page.portal_id = pass.portal_id AND ${named}) AS "holdsReports"
    FROM column_pass AS pass
    JOIN portal_column ON portal_column.portal_id = pass.portal_id AND portal_column.id = pass.column_id
    LEFT JOIN LATERAL (SELECT links, began_at FROM column_pass AS earlier
      WHERE earlier.portal_id = pass.portal_id AND earlier.column_id = pass.column_id
        AND earlier.began_at < pass.began_at AND earlier.verdict IN ('complete', 'whole')
      ORDER BY earlier.began_at DESC LIMIT 1) AS known ON true
    WHERE pass.run_id = ${run.id} ORDER BY pass.column_id`.execute(db);
  return found.rows.map((row) => ({ ...row, cutReason: readCutReason(row.cutReason) }));
}

/** Whether the last capture of a row of `page` that was judged, among some, is not clean. Read off the index: a page may have many. */
function doubted(which: RawBuilder<unknown>) {
  return sql`(SELECT capture.integrity <> 'clean' FROM capture
    WHERE capture.page_id = page.id AND capture.integrity IS NOT NULL AND ${which}
    ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1)`;
}

/**
 * Whether a listed page leaves open what stands there: not read, not understood by us, doubtful, or missing without ever
 * having been read. A hijacked page that was reached is known by its place, which is frozen, and leaves nothing open.
 */
function unproven(run: RunOf) {
  return sql`(
    page.state IS NULL
    OR page.state NOT IN ('ok', 'not-modified', 'missing')
    OR (page.state = 'missing' AND NOT EXISTS (SELECT FROM place WHERE place.page_id = page.id))
    OR EXISTS (SELECT FROM visit WHERE visit.run_id = ${run.id} AND visit.page_id = page.id AND visit.state = 'failed')
    OR EXISTS (SELECT FROM capture WHERE capture.page_id = page.id AND capture.derived_at IS NULL)
    OR (NOT EXISTS (SELECT FROM place WHERE place.page_id = page.id AND place.frozen_at IS NOT NULL)
      AND coalesce(${doubted(sql`capture.captured_at <= capture.derived_at + ${slack}`)}, ${doubted(sql`true`)})))`;
}

interface PageRow extends Omit<PageSeen, 'absence'> {
  readonly times: number | null;
  readonly since: Date | null;
  readonly lastAt: Date | null;
}

interface PlaceRow extends PageRow, Omit<PlaceSeen, 'absence' | 'bodies'>, Omit<ReportSeen, 'places'> {}

interface BodyRow extends PageRow {
  readonly linkedFrom: PageId;
  readonly linked: boolean;
}

const pageFields = sql.raw(`page.id AS "pageId", page.url, page.state, page.last_visited_at AS "visitedAt",
  absence.times, absence.since, absence.last_at AS "lastAt"`);

/**
 * Since when a place has shown what its report said before, and nobody was told that it contradicts: as it was held against the
 * current version, or by its own last reading, where that was before the current version and said what an earlier one did.
 */
const behindSince = sql`CASE
  WHEN page.differs_since IS NOT NULL THEN (SELECT page.differs_since WHERE NOT EXISTS (SELECT FROM change
    WHERE change.report_id = report.id AND change.page_id = page.id AND change.kind = 'report.conflict'
      AND change.detected_at >= page.differs_since AND change.dedupe_key NOT LIKE 'report.conflict:behind:%'))
  ELSE (SELECT spoken.seen_at FROM version AS spoken
    WHERE spoken.id = report.current_version_id AND spoken.page_id <> page.id AND spoken.seen_at > place.last_seen_at
      AND EXISTS (SELECT FROM version AS earlier JOIN extraction ON extraction.content_sha256 = earlier.content_sha256
          AND extraction.extractor_version = earlier.extractor_version
        WHERE earlier.report_id = report.id AND earlier.content_sha256 <> spoken.content_sha256
          AND extraction.capture_id = (SELECT capture.id FROM capture WHERE capture.page_id = page.id
            AND capture.integrity = 'clean' ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1)))
  END`;

async function readPlaces(db: Database, run: RunOf): Promise<readonly PlaceRow[]> {
  const found = await sql<PlaceRow>`
    SELECT ${pageFields}, report.id AS "reportId", report.publisher, report.year, report.kind, report.title,
      report.current_version_id AS "versionId",
      report.removed_at AS "removedAt", report.removed_url AS "removedUrl",
      report.restored_at AS "restoredAt", page.column_id AS "columnId",
      place.first_seen_at AS "firstSeenAt", page.listed_in AS "listedIn", page.last_listed_at AS "lastListedAt", place.unlisted_at AS "unlistedAt",
      place.frozen_at AS "frozenAt",
      coalesce((SELECT capture.url FROM capture WHERE capture.id = page.last_capture_id), page.url) AS "readAt",
      NOT ${replaced} AS "showsReport", place.last_seen_at AS "shownAt",
      page.differs_since IS NOT NULL AS differs,
      ${behindSince} AS "behindSince"
    FROM report JOIN place ON place.report_id = report.id JOIN page ON page.id = place.page_id
    LEFT JOIN absence ON absence.page_id = page.id
    WHERE report.portal_id = ${run.portalId} ORDER BY report.id, place.first_seen_at, page.id`.execute(db);
  return found.rows;
}

/** Files that hold the body of the report of a page. */
async function readBodies(db: Database, run: RunOf): Promise<readonly BodyRow[]> {
  const found = await sql<BodyRow>`
    SELECT ${pageFields}, link.page_id AS "linkedFrom",
      EXISTS (SELECT FROM page_attachment AS any_link WHERE any_link.attachment_id = page.id AND any_link.linked) AS linked
    FROM page_attachment AS link JOIN page ON page.id = link.attachment_id
    LEFT JOIN absence ON absence.page_id = page.id
    WHERE page.portal_id = ${run.portalId} AND link.is_body ORDER BY page.url`.execute(db);
  return found.rows;
}

function reportsOf(places: readonly PlaceRow[], bodies: readonly BodyRow[]): readonly ReportSeen[] {
  const byPage = Map.groupBy(bodies, ({ linkedFrom }) => linkedFrom);
  return [...Map.groupBy(places, ({ reportId }) => reportId).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { reportId, publisher, year, kind, title, versionId, removedAt, removedUrl, restoredAt } = first;
    return {
      reportId,
      publisher,
      year,
      kind,
      title,
      versionId,
      removedAt,
      removedUrl,
      restoredAt,
      places: rows.map((row) => placeOf(row, byPage.get(row.pageId) ?? [])),
    };
  });
}

function placeOf(row: PlaceRow, bodies: readonly BodyRow[]): PlaceSeen {
  const { columnId, listedIn, firstSeenAt, lastListedAt, unlistedAt, frozenAt } = row;
  const { readAt, showsReport, shownAt, differs, behindSince } = row;
  return {
    ...pageOf(row),
    columnId,
    listedIn,
    firstSeenAt,
    lastListedAt,
    unlistedAt,
    frozenAt,
    readAt,
    showsReport,
    shownAt,
    differs,
    behindSince,
    bodies: bodies.map((body) => ({ ...pageOf(body), linked: body.linked })),
  };
}

function pageOf({ pageId, url, state, visitedAt, times, since, lastAt }: PageRow): PageSeen {
  const absence: Absence | null = times === null || since === null || lastAt === null ? null : { times, since, lastAt };
  return { pageId, url, state, visitedAt, absence };
}
