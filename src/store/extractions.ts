import { sql } from 'kysely';
import type { CaptureId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';
import type { NewExtraction } from './record/types.ts';

/** Stores what extractors made of captures; what is known stays as it is. */
export async function insertExtractions(
  db: Database,
  made: readonly { readonly captureId: CaptureId; readonly extraction: NewExtraction | null }[],
): Promise<void> {
  const given = made.flatMap(({ captureId, extraction }) => (extraction === null ? [] : [{ captureId, extraction }]));
  if (given.length === 0) return;
  let end = 0;
  const rows = given.map(({ captureId, extraction }) => {
    const begin = end;
    end += extraction.packed.length;
    return {
      capture_id: captureId,
      extractor_version: extraction.extractorVersion,
      content_sha256: extraction.contentSha256,
      begin,
      length: extraction.packed.length,
      failing_checks: extraction.failingChecks,
      technical: extraction.technical,
    };
  });
  // All bytes in one binary parameter, cut by the server: nothing is encoded as text on the way.
  const bytes = Buffer.concat(given.map(({ extraction }) => extraction.packed));
  const definition = `capture_id uuid, extractor_version text, content_sha256 text, begin integer, length integer,
    failing_checks integer, technical boolean`;
  await sql`
    INSERT INTO extraction (capture_id, extractor_version, content_sha256, data, failing_checks, technical)
    SELECT capture_id, extractor_version, content_sha256, substring(${bytes}::bytea FROM begin + 1 FOR length),
      failing_checks, technical
    FROM ${rowsOf(rows, definition)}
    ON CONFLICT (capture_id, extractor_version) DO NOTHING`.execute(db);
}
