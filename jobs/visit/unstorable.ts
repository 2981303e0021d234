import { ArchiveWriteError } from '../../src/archive/index.ts';
import { codeOf } from '../../src/domain/index.ts';

/** States of PostgreSQL in which it can write nothing: disk full, fault of the disk, a server that only reads. */
const writesNothing = new Set(['53100', '58030', '25006']);

/**
 * The error, or the one behind it, after which nothing can be made durable; null for every other. Whoever meets it ends, for
 * nothing may be derived from bytes that are not safe, and what was not recorded is done again at the next start.
 */
export function unstorable(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof ArchiveWriteError) return error;
  if (writesNothing.has(codeOf(error) ?? '')) return error;
  return unstorable(error.cause);
}
