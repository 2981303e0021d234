import { sql } from 'kysely';
import type { CaptureId, Extraction } from '../domain/index.ts';
import type { Database } from './database.ts';
import { unpackExtraction } from './extraction-data.ts';

/** A capture that no extraction of the wanted version exists of, with the latest of an older one. */
export interface OutdatedCapture {
  readonly captureId: CaptureId;
  readonly url: string;
  readonly extractorVersion: string;
  readonly extraction: Extraction;
}

/** The next `limit` captures after `after`, by id, whose extraction is not of `version`. */
export async function readOutdated(
  db: Database,
  version: string,
  after: CaptureId | null,
  limit: number,
): Promise<readonly OutdatedCapture[]> {
  const found = await sql<Omit<OutdatedCapture, 'extraction'> & { data: Uint8Array }>`
    SELECT DISTINCT ON (capture.id) capture.id AS "captureId", capture.url,
      extraction.extractor_version AS "extractorVersion", extraction.data
    FROM capture JOIN extraction ON extraction.capture_id = capture.id
    WHERE (${after}::uuid IS NULL OR capture.id > ${after}) AND NOT EXISTS (
      SELECT FROM extraction AS own WHERE own.capture_id = capture.id AND own.extractor_version = ${version})
    ORDER BY capture.id, extraction.created_at DESC LIMIT ${limit}`.execute(db);
  return found.rows.map(({ data, ...row }) => ({ ...row, extraction: unpackExtraction(data) }));
}
