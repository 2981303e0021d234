import { sql } from 'kysely';
import type { Capture, CaptureId, Extraction, IntegrityState, PageId, PortalId } from '../domain/index.ts';
import { lastNoted, madeAt } from './clock.ts';
import type { Database } from './database.ts';
import { unpackExtraction } from './extraction-data.ts';
import { insertExtractions } from './extractions.ts';
import { insertCaptures } from './new-captures.ts';
import { overtaken } from './overtaken.ts';
import { readPageReason } from './reasons/index.ts';
import type { NewExtraction } from './record/types.ts';

export interface StoredCapture extends Capture {
  readonly portalId: PortalId;
  readonly integrity: IntegrityState | null;
}

export type Captures = ReturnType<typeof capturesOf>;

export function capturesOf(db: Database) {
  const select = () =>
    db
      .selectFrom('capture')
      .innerJoin('page', 'page.id', 'capture.page_id')
      .select(['capture.id', 'page_id as pageId', 'portal_id as portalId', 'run_id as runId', 'capture.url'])
      .select(['captured_at as capturedAt', 'by', 'status', 'capture.state', 'capture.state_reason as stateReason'])
      .select(['media_type as mediaType', 'charset', 'capture.body_sha256 as sha256', 'body_bytes as bodyBytes'])
      .select(['file', 'offset', 'length', 'authenticated', 'derived_at as derivedAt', 'integrity']);
  type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
  const stored = ({ file, offset, length, stateReason, ...rest }: Row): StoredCapture => ({
    ...rest,
    reason: readPageReason(stateReason),
    location: { file, offset, length },
  });

  return {
    /** Notes captures; one that is known stays as it is. */
    async insert(captures: readonly Capture[]): Promise<void> {
      await insertCaptures(
        db,
        captures.map((capture) => ({ ...capture, integrity: null })),
      );
    },

    async get(id: CaptureId): Promise<StoredCapture | null> {
      const row = await select().where('capture.id', '=', id).executeTakeFirst();
      return row === undefined ? null : stored(row);
    },

    /** Captures of watched portals of which nothing was derived yet, oldest first: what is derived again after a crash. */
    async underived(limit: number, olderThan: Date): Promise<readonly StoredCapture[]> {
      const rows = await select()
        .innerJoin('portal', 'portal.id', 'page.portal_id')
        .where('portal.removed_at', 'is', null)
        .where('derived_at', 'is', null)
        .where('captured_at', '<', olderThan)
        .orderBy('captured_at')
        .limit(limit)
        .execute();
      return rows.map(stored);
    },

    /**
     * The page's latest capture in state `ok`, or the latest up to a time; redirects left out. The latest of all is one of the
     * body whose validators the page keeps, whatever a clock that was ahead said of others: `not-modified` proves that one.
     */
    async latestOk(pageId: PageId, upTo: Date | null = null): Promise<StoredCapture | null> {
      const row = await select()
        .where('page_id', '=', pageId)
        .where('capture.state', '=', 'ok')
        .$if(upTo !== null, (query) => query.where('captured_at', '<=', upTo))
        .where((where) => where.not(where.between('status', 300, 399)))
        .$if(upTo === null, (query) =>
          query.orderBy(sql`capture.body_sha256 IS NOT DISTINCT FROM page.body_sha256`, 'desc'),
        )
        .orderBy('captured_at', 'desc')
        .orderBy('capture.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : stored(row);
    },

    /** A page's latest capture where another body of it was read last, or none: it was archived as a list's page before its visit. */
    async unread(pageId: PageId): Promise<StoredCapture | null> {
      const read = await db
        .selectFrom('capture')
        .select('body_sha256 as sha256')
        .where('page_id', '=', pageId)
        .where('state', '=', 'ok')
        .where('integrity', 'is not', null)
        .orderBy(madeAt, 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      const latest = await this.latestOk(pageId);
      return latest === null || latest.sha256 === read?.sha256 ? null : latest;
    },

    /** Whether a later capture of the same page was judged; one far in the future was made under a wrong clock. */
    async isOvertaken(id: CaptureId, at: Date): Promise<boolean> {
      const found = await sql<{ overtaken: boolean }>`
        SELECT ${overtaken(sql`${at}::timestamptz`)} AS overtaken FROM capture WHERE capture.id = ${id}`.execute(db);
      return found.rows[0]?.overtaken ?? false;
    },

    /** Notes that nothing is to be derived of a capture any more. */
    async passOver(id: CaptureId, at: Date): Promise<void> {
      await sql`UPDATE capture SET derived_at = ${at} WHERE id = ${id} AND derived_at IS NULL`.execute(db);
    },

    /**
     * What stands at a page as far as it was judged: its last capture that was, if that was found clean; else null. What a clock
     * that was ahead noted is not the last.
     */
    async cleanNow(pageId: PageId, now: Date): Promise<CaptureId | null> {
      const row = await db
        .selectFrom('capture')
        .select(['id', 'integrity'])
        .where('page_id', '=', pageId)
        .where('integrity', 'is not', null)
        .where(madeAt, '<=', lastNoted(now))
        .orderBy(madeAt, 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.integrity === 'clean' ? row.id : null;
    },

    /** The last clean capture of a page before one of its captures, which need not be stored yet; null where none was. */
    async cleanBefore(pageId: PageId, captureId: CaptureId, now: Date): Promise<CaptureId | null> {
      const found = await sql<{ id: CaptureId }>`
        SELECT id FROM capture WHERE page_id = ${pageId} AND integrity = 'clean' AND id <> ${captureId}
          AND ${madeAt} <= coalesce((SELECT ${madeAt} FROM capture WHERE id = ${captureId}), ${lastNoted(now)})
        ORDER BY ${madeAt} DESC, id DESC LIMIT 1`.execute(db);
      return found.rows[0]?.id ?? null;
    },

    /** Adds what another extractor version made of a capture; one that is known stays as it is. */
    async addExtraction(id: CaptureId, extraction: NewExtraction): Promise<void> {
      await insertExtractions(db, [{ captureId: id, extraction }]);
    },

    /** What an extractor version made of a capture. */
    async extraction(id: CaptureId, extractorVersion: string): Promise<Extraction | null> {
      const row = await db
        .selectFrom('extraction')
        .select('data')
        .where('capture_id', '=', id)
        .where('extractor_version', '=', extractorVersion)
        .executeTakeFirst();
      return row === undefined ? null : unpackExtraction(row.data);
    },
  };
}
