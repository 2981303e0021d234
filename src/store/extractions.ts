import { sql } from 'kysely';
import type { CaptureId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { packExtraction } from './extraction-data.ts';
import { rowsOf } from './json.ts';
import type { NewExtraction } from './record/types.ts';

/** Stores what extractors made of captures; what is known stays as it is. */
export async function insertExtractions(
  db: Database,
  made: readonly { readonly captureId: CaptureId; readonly extraction: NewExtraction | null }[],
): Promise<void> {
  const rows = made.flatMap(({ captureId, extraction }) =>
    extraction === null
      ? []
      : [
          {
            capture_id: captureId,
            extractor_version: extraction.extractorVersion,
            content_sha256: extraction.contentSha256,
            data: packExtraction(extraction.data).toString('base64'),
            failing_checks: extraction.failingChecks,
            technical: extraction.technical,
          },
        ],
  );
  if (rows.length === 0) return;
  const names = 'capture_id, extractor_version, content_sha256, data, failing_checks, technical';
  const definition = `capture_id uuid, extractor_version text, content_sha256 text, data text, failing_checks integer,
    technical boolean`;
  await sql`
    INSERT INTO extraction (${sql.raw(names)}) SELECT capture_id, extractor_version, content_sha256, decode(data, 'base64'), failing_checks, technical
    FROM ${rowsOf(rows, definition)}
    ON CONFLICT (capture_id, extractor_version) DO NOTHING`.execute(db);
}
