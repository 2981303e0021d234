import { sql } from 'kysely';
import type { PageId, Sha256 } from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';

/** A file that a page was read with. */
export interface PageFile {
  readonly pageId: PageId;
  readonly sha256: Sha256 | null;
  /** Whether it held the body of the report that was last read from the page. */
  readonly isBody: boolean;
  /** Whether the page links to it still; a body that it links to no more is asked for until the page shows a report again. */
  readonly linked: boolean;
}

/** The files that a page was read with, and those that held the report which it shows no more. */
export interface PageLinks {
  readonly pageId: PageId;
  readonly files: readonly PageFile[];
}

/** Notes what pages were read with; files that they link to no more are no longer theirs. */
export async function linkAttachments(db: Database, links: readonly PageLinks[]): Promise<void> {
  if (links.length === 0) return;
  const pages = links.map(({ pageId }) => pageId);
  const rows = links.flatMap(({ pageId, files }) =>
    files.map((file) => ({
      page_id: pageId,
      attachment_id: file.pageId,
      read_sha256: file.sha256,
      is_body: file.isBody,
      linked: file.linked,
    })),
  );
  const given = rowsOf(rows, 'page_id uuid, attachment_id uuid, read_sha256 text, is_body boolean, linked boolean');
  await sql`DELETE FROM page_attachment AS link WHERE page_id = ANY (${pages}) AND NOT EXISTS (
    SELECT FROM ${given} WHERE row.page_id = link.page_id AND row.attachment_id = link.attachment_id)`.execute(db);
  if (rows.length === 0) return;
  await sql`
    INSERT INTO page_attachment (page_id, attachment_id, read_sha256, is_body, linked)
    SELECT DISTINCT ON (page_id, attachment_id) page_id, attachment_id, read_sha256, is_body, linked FROM ${given}
    ON CONFLICT (page_id, attachment_id) DO UPDATE
      SET read_sha256 = excluded.read_sha256, is_body = excluded.is_body, linked = excluded.linked`.execute(db);
}
