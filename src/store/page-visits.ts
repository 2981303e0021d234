import { sql } from 'kysely';
import type { CaptureId, PageId, PageReason, PageState, Sha256 } from '../domain/index.ts';
import { slack } from './clock.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';

/** How a visit left a page. */
export interface PageVisit {
  readonly pageId: PageId;
  readonly visitedAt: Date;
  readonly state: PageState;
  readonly reason: PageReason;
  /** Validators of the answer; they count in state `ok` only. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Null when nothing was archived. */
  readonly captureId: CaptureId | null;
  /** Digest of the body; it counts in state `ok` only. */
  readonly bodySha256: Sha256 | null;
  /** Newest year among the reports that were read there; left out where none was. */
  readonly reportYear?: number | null;
}

/**
 * Writes visits to their pages. Validators and digest are those of the last `ok` answer; an older visit never overwrites
 * a newer one, unless that one lies in the future: then the clock was set back. The same visit written twice counts one
 * failure.
 */
export async function updateVisitedPages(db: Database, visits: readonly PageVisit[]): Promise<void> {
  if (visits.length === 0) return;
  const rows = visits.map((visit) => ({
    id: visit.pageId,
    visited_at: visit.visitedAt,
    state: visit.state,
    reason: visit.reason,
    etag: visit.etag,
    last_modified: visit.lastModified,
    capture_id: visit.captureId,
    body_sha256: visit.bodySha256,
    report_year: visit.reportYear ?? null,
  }));
  const columns = `id uuid, visited_at timestamptz, state text, reason jsonb, etag text, last_modified text,
    capture_id uuid, body_sha256 text, report_year integer`;
  await sql`
    UPDATE page SET
      last_visited_at = row.visited_at,
      state = row.state,
      state_reason = row.reason,
      etag = CASE WHEN row.state = 'ok' THEN row.etag ELSE page.etag END,
      last_modified = CASE WHEN row.state = 'ok' THEN row.last_modified ELSE page.last_modified END,
      body_sha256 = CASE WHEN row.state = 'ok' THEN row.body_sha256 ELSE page.body_sha256 END,
      last_capture_id = coalesce(row.capture_id, page.last_capture_id),
      report_year = greatest(page.report_year, row.report_year),
      failures = CASE WHEN row.state IN ('ok', 'not-modified') THEN 0
        WHEN page.last_visited_at IS NOT DISTINCT FROM row.visited_at THEN page.failures
        ELSE page.failures + 1 END
    FROM ${rowsOf(rows, columns)}
    WHERE page.id = row.id AND (page.last_visited_at IS NULL OR page.last_visited_at <= row.visited_at
      OR page.last_visited_at > row.visited_at + ${slack})
  `.execute(db);
}
