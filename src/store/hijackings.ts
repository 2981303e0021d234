import { sql } from 'kysely';
import type { Hijacking, PageId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';
import { overtaken } from './overtaken.ts';
import type { Outcome } from './record/types.ts';

export type Hijackings = ReturnType<typeof hijackingsOf>;

export function hijackingsOf(db: Database) {
  return {
    /** The last hijacking of a page; null where there was none. */
    async last(pageId: PageId): Promise<Hijacking | null> {
      const found = await sql<Hijacking>`
        SELECT number, since, clean_at AS "cleanAt" FROM hijacking WHERE page_id = ${pageId}`.execute(db);
      return found.rows[0] ?? null;
    },
  };
}

/** Asked of rows of `capture` joined to `row`, what is judged at `row.at`. */
export const isOvertaken = overtaken(sql`row.at`);

/** Notes pages that were found hijacked; one of which a later capture is known was cleaned since. */
export async function noteHijacked(tx: Database, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ captureId, derivedAt, hijacking }) =>
    hijacking === undefined
      ? []
      : [
          {
            page_id: hijacking.pageId,
            number: hijacking.number,
            since: hijacking.since,
            capture_id: captureId,
            at: derivedAt,
          },
        ],
  );
  if (rows.length === 0) return;
  await sql`
    INSERT INTO hijacking (page_id, number, since, clean_at)
    SELECT DISTINCT ON (row.page_id) row.page_id, number, since, CASE WHEN ${isOvertaken} THEN row.at END
    FROM ${rowsOf(rows, 'page_id uuid, number integer, since timestamptz, capture_id uuid, at timestamptz')}
    JOIN capture ON capture.id = row.capture_id ORDER BY row.page_id, capture.captured_at DESC
    ON CONFLICT (page_id) DO UPDATE SET number = excluded.number, clean_at = excluded.clean_at,
      since = CASE WHEN excluded.number > hijacking.number THEN excluded.since ELSE hijacking.since END
    WHERE excluded.number >= hijacking.number`.execute(tx);
}

/** Ends the hijackings of pages that were found clean. */
export async function noteCleaned(
  tx: Database,
  cleaned: readonly Pick<Outcome, 'pageId' | 'captureId' | 'derivedAt'>[],
): Promise<void> {
  if (cleaned.length === 0) return;
  const rows = cleaned.map(({ pageId, captureId, derivedAt }) => ({
    page_id: pageId,
    capture_id: captureId,
    at: derivedAt,
  }));
  await sql`
    UPDATE hijacking SET clean_at = row.at
    FROM ${rowsOf(rows, 'page_id uuid, capture_id uuid, at timestamptz')} JOIN capture ON capture.id = row.capture_id
    WHERE hijacking.page_id = row.page_id AND hijacking.clean_at IS NULL AND NOT ${isOvertaken}`.execute(tx);
}
