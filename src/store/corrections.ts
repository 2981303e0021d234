import { sql } from 'kysely';
import type { CaptureId, ColumnId, PageId, PortalId, ReportId, VersionId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';
import { insertTiedChanges } from './record/changes.ts';
import type { NewChange, NewCorrection, Outcome, RecordedChange } from './record/types.ts';

/** A correction notice whose present content was not told yet. */
export interface OpenCorrection extends NewCorrection {
  readonly pageId: PageId;
  readonly columnId: ColumnId;
  readonly url: string;
  readonly captureId: CaptureId;
}

/** A report that a notice may correct, with the addresses where it stands. */
export interface CorrectableReport {
  readonly reportId: ReportId;
  readonly versionId: VersionId | null;
  readonly publisher: string;
  readonly year: number;
  readonly title: string | null;
  readonly urls: readonly string[];
}

export type Corrections = ReturnType<typeof correctionsOf>;

export function correctionsOf(db: Database, newId: () => string) {
  return {
    /** Notices of a portal that were not told yet, or that say something else since. */
    async open(portalId: PortalId): Promise<readonly OpenCorrection[]> {
      const found = await sql<OpenCorrection>`
        SELECT correction.page_id AS "pageId", page.column_id AS "columnId", page.url, correction.capture_id AS "captureId",
          correction.title, correction.publisher, correction.year, correction.several, correction.excerpt,
          correction.content_sha256 AS "contentSha256", correction.baseline
        FROM correction JOIN page ON page.id = correction.page_id
        WHERE correction.portal_id = ${portalId} AND told_sha256 IS DISTINCT FROM content_sha256
        ORDER BY correction.seen_at, page.url`.execute(db);
      return found.rows;
    },

    /** The annual reports of a portal with all their places. */
    async correctable(portalId: PortalId): Promise<readonly CorrectableReport[]> {
      const found = await sql<CorrectableReport>`
        SELECT report.id AS "reportId", report.current_version_id AS "versionId", report.publisher, report.year, report.title,
          array_agg(page.url ORDER BY page.url) AS urls
        FROM report JOIN place ON place.report_id = report.id JOIN page ON page.id = place.page_id
        WHERE report.portal_id = ${portalId} AND report.kind = 'annual' GROUP BY report.id ORDER BY report.id`.execute(
        db,
      );
      return found.rows;
    },

    /**
     * Ties a notice to a report and records what is told of it. Answers that change when it is new. Told is the notice when it is
     * tied to the last of those that it names.
     */
    async tie(
      { pageId, contentSha256 }: Pick<OpenCorrection, 'pageId' | 'contentSha256'>,
      report: Pick<CorrectableReport, 'reportId' | 'versionId'>,
      portalId: PortalId,
      change: NewChange,
      isLast: boolean,
    ): Promise<readonly RecordedChange[]> {
      const { reportId, versionId } = report;
      return db.transaction().execute(async (tx) => {
        await sql`UPDATE correction SET report_id = ${reportId},
            told_sha256 = CASE WHEN ${isLast} THEN ${contentSha256} ELSE told_sha256 END
          WHERE page_id = ${pageId}`.execute(tx);
        const tied = { portalId, reportId, versionId, previousVersionId: null, change };
        return [...(await insertTiedChanges(tx, newId, [tied])).values()];
      });
    },
  };
}

/** Notes what correction notices say. */
export async function writeCorrections(tx: Database, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ pageId, portalId, captureId, derivedAt, correction }) =>
    correction === undefined || correction === null
      ? []
      : [
          {
            page_id: pageId,
            portal_id: portalId,
            capture_id: captureId,
            title: correction.title,
            publisher: correction.publisher,
            year: correction.year,
            several: correction.several,
            excerpt: correction.excerpt,
            content_sha256: correction.contentSha256,
            seen_at: derivedAt,
            baseline: correction.baseline,
          },
        ],
  );
  if (rows.length === 0) return;
  const names = `page_id, portal_id, capture_id, title, publisher, year, several, excerpt, content_sha256, seen_at, baseline`;
  const definition = `page_id uuid, portal_id text, capture_id uuid, title text, publisher text, year integer, several jsonb, excerpt text,
    content_sha256 text, seen_at timestamptz, baseline boolean`;
  await sql`
    INSERT INTO correction (${sql.raw(names)}) SELECT ${sql.raw(names)} FROM ${rowsOf(rows, definition)} ORDER BY page_id
    ON CONFLICT (page_id) DO UPDATE SET capture_id = excluded.capture_id, title = excluded.title,
      publisher = excluded.publisher, year = excluded.year, several = excluded.several, excerpt = excluded.excerpt,
      content_sha256 = excluded.content_sha256,
      -- what is rewritten later was not there when watching began
      baseline = correction.baseline AND correction.content_sha256 = excluded.content_sha256
    WHERE correction.content_sha256 <> excluded.content_sha256`.execute(tx);
}
