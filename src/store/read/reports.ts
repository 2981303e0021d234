import { sql, type RawBuilder } from 'kysely';
import type { IntegrityState, ReportId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { unpackExtraction } from '../extraction-data.ts';
import { isName, isReportId, isUuid } from '../id.ts';
import { decodeCursor, limitOf, nothing, sliced } from './cursor.ts';
import { containing } from './text.ts';
import type {
  PlaceView,
  PublisherYear,
  ReportFilter,
  ReportRow,
  ReportView,
  Slice,
  Sliced,
  VersionView,
} from './views.ts';
import { portalZone } from './zone.ts';
import { readFrozenReason, readStateReason } from '../reasons/index.ts';

/** Reports by newest year, then publisher. */
export async function listReports(db: Database, filter: ReportFilter, slice: Slice): Promise<Sliced<ReportRow>> {
  if (![filter.portalId, filter.columnId].every((name) => name === undefined || isName(name))) return nothing;
  const limit = limitOf(slice);
  const after = decodeCursor(slice.cursor, ['number', 'string', 'uuid']);
  const conditions = [sql`true`];
  if (filter.portalId !== undefined) conditions.push(sql`report.portal_id = ${filter.portalId}`);
  if (filter.year !== undefined) conditions.push(sql`report.year = ${filter.year}`);
  if (filter.columnId !== undefined) {
    conditions.push(sql`EXISTS (SELECT FROM place JOIN page ON page.id = place.page_id
      WHERE place.report_id = report.id AND page.column_id = ${filter.columnId})`);
  }
  if (filter.text !== undefined && filter.text !== '') {
    const pattern = containing(filter.text);
    conditions.push(sql`(report.publisher ILIKE ${pattern} OR report.title ILIKE ${pattern})`);
  }
  if (after !== null) {
    const [year, publisher, id] = after;
    conditions.push(sql`(-report.year, report.publisher, report.id) > (${-year}, ${publisher}, ${id}::uuid)`);
  }
  const rows = await readRows(db, sql.join(conditions, sql` AND `), limit + 1);
  return sliced(rows, limit, ({ year, publisher, id }) => [year, publisher, id]);
}

export async function readYears(db: Database): Promise<readonly number[]> {
  const rows = await db.selectFrom('report').select('year').distinct().orderBy('year', 'desc').execute();
  return rows.map(({ year }) => year);
}

/** One report with the content of its current version, or of the one asked for. */
export async function readReport(db: Database, id: string, versionNumber: number | null): Promise<ReportView | null> {
  if (!isUuid(id)) return null;
  const [row] = await readRows(db, sql`report.id = ${id}`, 1);
  if (row === undefined) return null;
  const version = await readVersion(db, row, versionNumber);
  if (version === null && versionNumber !== null) return null;
  const [places, content] = await Promise.all([readPlaces(db, row.id), readContent(db, row.id, version)]);
  return {
    ...row,
    places,
    version,
    extraction: content === undefined ? null : unpackExtraction(content.data),
    extractionCaptureId: content?.captureId ?? null,
  };
}

/** Most years of one publisher that are read: the regulation is of 2007. */
const mostYears = 60;

/** All years of a report's publisher in its portal, oldest first. */
export async function readPublisherYears(db: Database, reportId: string): Promise<readonly PublisherYear[]> {
  if (!isReportId(reportId)) return [];
  const reports = await db
    .selectFrom('report')
    .innerJoin('report as one', (join) =>
      join
        .onRef('one.portal_id', '=', 'report.portal_id')
        .onRef('one.publisher', '=', 'report.publisher')
        .onRef('one.kind', '=', 'report.kind'),
    )
    .select(['report.id', 'report.publisher', 'report.year'])
    .where('one.id', '=', reportId)
    .orderBy('report.year')
    .limit(mostYears)
    .execute();
  return Promise.all(
    reports.map(async (report) => {
      const view = await readReport(db, report.id, null);
      return {
        ...report,
        extraction: view?.extraction ?? null,
        extractionCaptureId: view?.extractionCaptureId ?? null,
      };
    }),
  );
}

/** Versions of a report, newest first. */
export async function listVersions(db: Database, reportId: string, slice: Slice): Promise<Sliced<VersionView>> {
  if (!isReportId(reportId)) return nothing;
  const limit = limitOf(slice);
  const after = decodeCursor(slice.cursor, ['number']);
  const rows = await versionsOf(db)
    .where('version.report_id', '=', reportId)
    .$if(after !== null, (query) => query.where('version.number', '<', after?.[0] ?? 0))
    .orderBy('version.number', 'desc')
    .limit(limit + 1)
    .execute();
  return sliced(rows, limit, ({ number }) => [number]);
}

async function readRows(db: Database, condition: RawBuilder<unknown>, limit: number): Promise<readonly ReportRow[]> {
  const found = await sql<ReportRow>`
    SELECT report.id, report.portal_id AS "portalId", portal.name AS "portalName", ${portalZone} AS "timeZone", report.publisher, report.year,
      report.kind, report.title, report.claimed_published_at AS "claimedPublishedAt",
      report.first_seen_at AS "firstSeenAt", report.last_absent_at AS "lastAbsentAt",
      (SELECT count(*) FROM version WHERE version.report_id = report.id) AS versions,
      version.seen_at AS "changedAt",
      latest.integrity, coalesce(extraction.failing_checks, 0) AS "failingChecks"
    FROM report JOIN portal ON portal.id = report.portal_id
    LEFT JOIN version ON version.id = report.current_version_id
    LEFT JOIN extraction ON extraction.capture_id = version.capture_id
      AND extraction.extractor_version = version.extractor_version
    LEFT JOIN LATERAL (
      SELECT capture.integrity FROM place JOIN capture ON capture.page_id = place.page_id
      WHERE place.report_id = report.id AND capture.integrity IS NOT NULL
      ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1) AS latest ON true
    WHERE ${condition}
    ORDER BY -report.year, report.publisher, report.id LIMIT ${limit}`.execute(db);
  return found.rows;
}

function versionsOf(db: Database) {
  return db
    .selectFrom('version')
    .leftJoin('version as earlier', 'earlier.id', 'version.returns_to')
    .select(['version.id', 'version.report_id as reportId', 'version.number', 'version.seen_at as seenAt'])
    .select(['version.capture_id as captureId', 'version.content_sha256 as contentSha256'])
    .select(['version.extractor_version as extractorVersion', 'version.returns_to as returnsTo'])
    .select('earlier.number as returnsToNumber');
}

async function readVersion(db: Database, report: ReportRow, number: number | null): Promise<VersionView | null> {
  if (number !== null && !isVersionNumber(number)) return null;
  const row = await versionsOf(db)
    .where('version.report_id', '=', report.id)
    .$if(number !== null, (query) => query.where('version.number', '=', number))
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

function isVersionNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}

async function readPlaces(db: Database, reportId: ReportId): Promise<readonly PlaceView[]> {
  const rows = await db
    .selectFrom('place')
    .innerJoin('page', 'page.id', 'place.page_id')
    .select(['page.id as pageId', 'page.column_id as columnId', 'page.url', 'page.title', 'page.listed_at as listedAt'])
    .select(['place.first_seen_at as firstSeenAt', 'place.last_seen_at as lastSeenAt'])
    .select(['place.frozen_at as frozenAt', 'place.frozen_reason as frozenReason', 'page.state'])
    .select('page.differs_since as differsSince')
    .select(['page.state_reason as stateReason', 'page.last_visited_at as lastVisitedAt'])
    .select('page.last_capture_id as lastCaptureId')
    .select(
      sql<IntegrityState | null>`(SELECT capture.integrity FROM capture
        WHERE capture.page_id = page.id AND capture.integrity IS NOT NULL
        ORDER BY capture.captured_at DESC, capture.id DESC LIMIT 1)`.as('integrity'),
    )
    .where('place.report_id', '=', reportId)
    .orderBy('place.first_seen_at')
    .orderBy('page.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    frozenReason: readFrozenReason(row.frozenReason),
    stateReason: readStateReason(row.stateReason),
  }));
}

/** What the version's capture says; without a version, what the latest derived capture at the report's places says. */
async function readContent(db: Database, reportId: ReportId, version: VersionView | null) {
  const query = db.selectFrom('extraction').select(['extraction.capture_id as captureId', 'data']);
  const row =
    version === null
      ? await query
          .innerJoin('capture', 'capture.id', 'extraction.capture_id')
          .innerJoin('place', 'place.page_id', 'capture.page_id')
          .where('place.report_id', '=', reportId)
          .orderBy('capture.captured_at', 'desc')
          .orderBy('extraction.created_at', 'desc')
          .limit(1)
          .executeTakeFirst()
      : await query
          .where('extraction.capture_id', '=', version.captureId)
          .where('extraction.extractor_version', '=', version.extractorVersion)
          .executeTakeFirst();
  return row;
}
