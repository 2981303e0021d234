import { sql } from 'kysely';
import type { Capture, IntegrityState } from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';

const columns = [
  ['id', 'uuid'],
  ['page_id', 'uuid'],
  ['run_id', 'uuid'],
  ['url', 'text'],
  ['captured_at', 'timestamptz'],
  ['by', 'text'],
  ['status', 'integer'],
  ['state', 'text'],
  ['state_reason', 'jsonb'],
  ['media_type', 'text'],
  ['charset', 'text'],
  ['body_sha256', 'text'],
  ['body_bytes', 'bigint'],
  ['file', 'text'],
  ['"offset"', 'bigint'],
  ['length', 'bigint'],
  ['authenticated', 'boolean'],
  ['derived_at', 'timestamptz'],
  ['integrity', 'text'],
] as const;
const names = columns.map(([name]) => name).join(', ');
const definition = columns.map((column) => column.join(' ')).join(', ');

/** Stores captures. One that is known stays as it is, except that it becomes derived. */
export async function insertCaptures(
  db: Database,
  captures: readonly (Capture & { readonly integrity: IntegrityState | null })[],
): Promise<void> {
  if (captures.length === 0) return;
  const rows = captures.map((capture) => ({
    id: capture.id,
    page_id: capture.pageId,
    run_id: capture.runId,
    url: capture.url,
    captured_at: capture.capturedAt,
    by: capture.by,
    status: capture.status,
    state: capture.state,
    state_reason: capture.reason,
    media_type: capture.mediaType,
    charset: capture.charset,
    body_sha256: capture.sha256,
    body_bytes: capture.bodyBytes,
    file: capture.location.file,
    offset: capture.location.offset,
    length: capture.location.length,
    authenticated: capture.authenticated,
    derived_at: capture.derivedAt,
    integrity: capture.integrity,
  }));
  await sql`
    INSERT INTO capture (${sql.raw(names)}) SELECT ${sql.raw(names)} FROM ${rowsOf(rows, definition)}
    ON CONFLICT (id) DO UPDATE SET derived_at = excluded.derived_at, integrity = excluded.integrity
    WHERE capture.derived_at IS NULL AND excluded.derived_at IS NOT NULL`.execute(db);
}
