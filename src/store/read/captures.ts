import { sql, type RawBuilder } from 'kysely';
import type { CaptureId, Extraction } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { unpackExtraction } from '../extraction-data.ts';
import { isCaptureId, isName, isUuid } from '../id.ts';
import { decodeCursor, limitOf, nothing, sliced } from './cursor.ts';
import type { CaptureFilter, CaptureView, Slice, Sliced } from './views.ts';
import { portalZone } from './zone.ts';
import { readPageReason } from '../reasons/index.ts';

interface Row extends Omit<CaptureView, 'location' | 'restricted'> {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly restrictedAt: Date | null;
  readonly restrictedReason: string | null;
}

/** Captures, newest first. */
export async function listCaptures(db: Database, filter: CaptureFilter, slice: Slice): Promise<Sliced<CaptureView>> {
  const ids = [filter.pageId, filter.reportId].filter((id) => id !== undefined);
  if (!ids.every(isUuid)) return nothing;
  if (filter.portalId !== undefined && !isName(filter.portalId)) return nothing;
  const limit = limitOf(slice);
  const after = decodeCursor(slice.cursor, ['date', 'uuid']);
  const conditions = [sql`true`];
  if (filter.portalId !== undefined) conditions.push(sql`page.portal_id = ${filter.portalId}`);
  if (filter.pageId !== undefined) conditions.push(sql`capture.page_id = ${filter.pageId}`);
  if (filter.reportId !== undefined) {
    conditions.push(sql`capture.page_id IN (SELECT page_id FROM place WHERE report_id = ${filter.reportId})`);
  }
  if (after !== null) conditions.push(sql`(capture.captured_at, capture.id) < (${after[0]}, ${after[1]}::uuid)`);
  const rows = await readRows(db, sql.join(conditions, sql` AND `), limit + 1);
  return sliced(rows, limit, ({ capturedAt, id }) => [capturedAt.toISOString(), id]);
}

/**
 * Captures of files that held a report and that no page links to any more, since the page that did showed the report last; the oldest
 * first, so many at most.
 */
export async function listUnlinkedFiles(db: Database, reportId: string, most: number): Promise<readonly CaptureView[]> {
  if (!isUuid(reportId)) return [];
  const which = sql`EXISTS (SELECT FROM page_attachment AS link JOIN place ON place.page_id = link.page_id
    WHERE link.attachment_id = capture.page_id AND link.is_body AND place.report_id = ${reportId}
      AND capture.captured_at > place.last_seen_at)
    AND NOT EXISTS (SELECT FROM page_attachment AS link WHERE link.attachment_id = capture.page_id AND link.linked)`;
  return (await readRows(db, which, most)).toReversed();
}

export async function readCapture(db: Database, id: string): Promise<CaptureView | null> {
  if (!isUuid(id)) return null;
  const [row] = await readRows(db, sql`capture.id = ${id}`, 1);
  return row ?? null;
}

/**
 * The capture with a body, of whichever of these addresses of a portal, that was made nearest to a moment; its id, or null where
 * there is none that may be shown.
 */
export async function readCaptureNear(
  db: Database,
  portalId: string,
  urls: readonly string[],
  at: Date,
): Promise<CaptureId | null> {
  if (!isName(portalId)) return null;
  const found = await sql<{ id: CaptureId }>`
    SELECT capture.id FROM page JOIN capture ON capture.page_id = page.id
    WHERE page.portal_id = ${portalId} AND page.url = ANY(${[...urls]}::text[])
      AND capture.state = 'ok' AND capture.body_bytes > 0 AND capture.restricted_at IS NULL
    ORDER BY abs(extract(epoch FROM capture.captured_at - ${at}::timestamptz)), capture.id LIMIT 1`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** What the newest derivation made of a capture, by whichever extractor; null where nothing was derived. */
export async function readExtraction(db: Database, captureId: string): Promise<Extraction | null> {
  if (!isCaptureId(captureId)) return null;
  const row = await db
    .selectFrom('extraction')
    .select('data')
    .where('capture_id', '=', captureId)
    .orderBy('created_at', 'desc')
    .orderBy('extractor_version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : unpackExtraction(row.data);
}

async function readRows(db: Database, condition: RawBuilder<unknown>, limit: number): Promise<readonly CaptureView[]> {
  const found = await sql<Row>`
    SELECT capture.id, capture.page_id AS "pageId", page.portal_id AS "portalId", portal.name AS "portalName", ${portalZone} AS "timeZone",
      capture.run_id AS "runId", capture.url, capture.captured_at AS "capturedAt", capture.by, capture.status,
      capture.state, capture.state_reason AS reason, capture.media_type AS "mediaType", capture.charset,
      capture.body_sha256 AS sha256, capture.body_bytes AS "bodyBytes", capture.file, capture."offset", capture.length,
      capture.authenticated, capture.derived_at AS "derivedAt", capture.integrity,
      capture.restricted_at AS "restrictedAt", capture.restricted_reason AS "restrictedReason",
      coalesce((SELECT json_agg(place.report_id ORDER BY place.report_id) FROM place
        WHERE place.page_id = capture.page_id), '[]') AS "reportIds"
    FROM capture JOIN page ON page.id = capture.page_id JOIN portal ON portal.id = page.portal_id
    WHERE ${condition}
    ORDER BY capture.captured_at DESC, capture.id DESC LIMIT ${limit}`.execute(db);
  return found.rows.map(({ file, offset, length, restrictedAt, restrictedReason, ...row }) => ({
    ...row,
    reason: readPageReason(row.reason),
    location: { file, offset, length },
    restricted: restrictedAt === null ? null : { at: restrictedAt, reason: restrictedReason ?? '' },
  }));
}
