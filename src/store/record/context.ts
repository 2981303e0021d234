import { sql } from 'kysely';
import type { IsoDate, ReportId, VersionId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { rowsOf } from '../json.ts';
import { replaced, standing } from '../standing-of-place.ts';
import { wasTold } from '../untold.ts';
import type { ContextQuery, PlaceState, ReportContext, VersionState } from './types.ts';

interface ReportRow {
  readonly index: number;
  readonly reportId: ReportId;
  readonly title: string | null;
  readonly claimedPublishedAt: IsoDate | null;
  readonly firstSeenAt: Date;
  readonly lastAbsentAt: Date | null;
  readonly currentId: VersionId | null;
  readonly sameId: VersionId | null;
  readonly sameTold: boolean;
  readonly toldNumber: number;
  readonly contradictedDays: readonly IsoDate[];
}

/** Reads how reports stand: three statements, however many are asked for. */
export async function readContexts(
  db: Database,
  queries: readonly ContextQuery[],
): Promise<readonly (ReportContext | null)[]> {
  if (queries.length === 0) return [];
  const reports = await readReports(db, queries);
  if (reports.length === 0) return queries.map(() => null);
  const versions = await readVersions(
    db,
    reports.flatMap(({ currentId, sameId }) => [currentId, sameId]).filter((id) => id !== null),
  );
  const places = await readPlaces(
    db,
    reports.map(({ reportId }) => reportId),
  );
  const byIndex = new Map(reports.map((report) => [report.index, report]));
  return queries.map((_, index) => {
    const report = byIndex.get(index);
    if (report === undefined) return null;
    const { reportId, title, claimedPublishedAt, firstSeenAt, lastAbsentAt } = report;
    const { currentId, sameId, sameTold, toldNumber, contradictedDays } = report;
    return {
      reportId,
      title,
      claimedPublishedAt,
      firstSeenAt,
      lastAbsentAt,
      current: currentId === null ? null : (versions.get(currentId) ?? null),
      sameContent: sameId === null ? null : (versions.get(sameId) ?? null),
      sameTold,
      toldNumber,
      contradictedDays,
      places: places.get(reportId) ?? [],
    };
  });
}

async function readReports(db: Database, queries: readonly ContextQuery[]): Promise<readonly ReportRow[]> {
  const rows = queries.map(({ portalId, identity, contentSha256, extractorVersion }, index) => ({
    index,
    portal_id: portalId,
    publisher: identity.publisher,
    year: identity.year,
    kind: identity.kind,
    sha: contentSha256,
    extractor: extractorVersion,
  }));
  const definition = `index integer, portal_id text, publisher text, year integer, kind text, sha text, extractor text`;
  const found = await sql<ReportRow>`
    SELECT row.index, report.id AS "reportId", report.title, report.claimed_published_at AS "claimedPublishedAt",
      report.first_seen_at AS "firstSeenAt", report.last_absent_at AS "lastAbsentAt",
      report.current_version_id AS "currentId",
      same.id AS "sameId", coalesce(same.told, false) AS "sameTold",
      coalesce((SELECT max(version.number) FROM version LEFT JOIN confirmation ON confirmation.version_id = version.id
        WHERE version.report_id = report.id AND ${wasTold}), 0) AS "toldNumber",
      ARRAY(SELECT right(change.dedupe_key, 10) FROM change
        LEFT JOIN confirmation ON confirmation.version_id = change.version_id
        WHERE change.report_id = report.id AND change.kind = 'report.date-contradicted' AND ${wasTold}) AS "contradictedDays"
    FROM ${rowsOf(rows, definition)} JOIN report ON report.portal_id = row.portal_id
      AND report.publisher = row.publisher AND report.year = row.year AND report.kind = row.kind
    LEFT JOIN LATERAL (SELECT version.id, ${wasTold} AS told FROM version
      JOIN extraction ON extraction.capture_id = version.capture_id
        AND extraction.extractor_version = row.extractor AND extraction.content_sha256 = row.sha
      LEFT JOIN confirmation ON confirmation.version_id = version.id
      WHERE version.report_id = report.id AND version.id IS DISTINCT FROM report.current_version_id
      ORDER BY told DESC, version.number DESC LIMIT 1) AS same ON true`.execute(db);
  return found.rows;
}

async function readVersions(db: Database, ids: readonly VersionId[]): Promise<ReadonlyMap<VersionId, VersionState>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('version')
    .innerJoin('page', 'page.id', 'version.page_id')
    .leftJoin('place', (join) =>
      join.onRef('place.page_id', '=', 'version.page_id').onRef('place.report_id', '=', 'version.report_id'),
    )
    .select(['version.id as versionId', 'number', 'version.page_id as pageId'])
    .select(standing.as('standing'))
    .select(['capture_id as captureId'])
    .select(['content_sha256 as contentSha256', 'extractor_version as extractorVersion', 'seen_at as seenAt'])
    .where('version.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.versionId, row]));
}

async function readPlaces(
  db: Database,
  reportIds: readonly ReportId[],
): Promise<ReadonlyMap<ReportId, readonly PlaceState[]>> {
  const rows = await db
    .selectFrom('place')
    .innerJoin('page', 'page.id', 'place.page_id')
    .select(['report_id as reportId', 'page.id as pageId', 'column_id as columnId', 'url', 'state'])
    .select(['place.first_seen_at as firstSeenAt', 'last_seen_at as lastSeenAt', 'frozen_at as frozenAt'])
    .select(sql<Date | null>`place.unlisted_at`.as('unlistedAt'))
    .select([sql<boolean>`page.differs_since IS NOT NULL`.as('differs'), replaced.as('replaced')])
    .where('report_id', 'in', [...new Set(reportIds)])
    .orderBy('place.first_seen_at')
    .execute();
  const places = new Map<ReportId, PlaceState[]>();
  for (const { reportId, ...place } of rows) {
    const list = places.get(reportId) ?? [];
    list.push(place);
    places.set(reportId, list);
  }
  return places;
}
