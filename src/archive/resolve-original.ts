import { asSha256, parseDigest, sha256 } from './digest.ts';
import { ArchiveReadError } from './errors/archive-read-error.ts';
import type { RevisitOf } from './exchange-records.ts';
import { bodyOf, dateField, originalLocation, type RawRecord, readRecord } from './read-record.ts';
import { fieldOf } from './warc-record.ts';

/** Older archives may refer from revisit to revisit; nobody needs more steps than these. */
const mostSteps = 4;

async function recordAt(directory: string, earlier: RevisitOf): Promise<RawRecord | null> {
  if (earlier.location === undefined) return null;
  try {
    return await readRecord(directory, earlier.location);
  } catch (error) {
    if (error instanceof ArchiveReadError) return null;
    throw error;
  }
}

/**
 * The record that holds the payload of an earlier capture, which may itself be a revisit: a revisit refers to the
 * payload, never to another revisit. Null when that record cannot be read or holds something else; then the payload has
 * to be stored again. A capture whose place is not given is taken at its word.
 */
export async function resolveOriginal(directory: string, earlier: RevisitOf, steps = 0): Promise<RevisitOf | null> {
  if (earlier.location === undefined) return earlier;
  const record = await recordAt(directory, earlier);
  if (record === null || steps >= mostSteps) return null;
  const { payloadSha256 } = earlier;
  const { fields, block } = record;
  if (fieldOf(fields, 'WARC-Type') === 'revisit') {
    const url = fieldOf(fields, 'WARC-Refers-To-Target-URI');
    const capturedAt = dateField(fields, 'WARC-Refers-To-Date');
    const location = originalLocation(fields);
    const payload = parseDigest(fieldOf(fields, 'WARC-Payload-Digest') ?? '');
    if (url === null || capturedAt === null || location === null) return null;
    if (payload !== null && asSha256(payload) !== payloadSha256) return null;
    return resolveOriginal(directory, { url, capturedAt, payloadSha256, location }, steps + 1);
  }
  const url = fieldOf(fields, 'WARC-Target-URI');
  const capturedAt = dateField(fields, 'WARC-Date');
  if (url === null || capturedAt === null || asSha256(sha256(bodyOf(block).body)) !== payloadSha256) return null;
  return { url, capturedAt, payloadSha256, location: earlier.location };
}
