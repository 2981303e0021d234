import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { ArchiveLocation, RawHeaders, Sha256 } from '../domain/index.ts';
import { archivePath } from './archive-file-name.ts';
import { asSha256, parseDigest, sha256 } from './digest.ts';
import { ArchiveReadError } from './errors/archive-read-error.ts';
import { originalHeaders, parseHead, statusOf } from './http-block.ts';
import { fieldOf, parseRecordHeader, type WarcFields } from './warc-record.ts';

const gunzip = promisify(zlib.gunzip);
const emptyLine = Buffer.from('\r\n\r\n');
const nothing = new Uint8Array();

/** Largest record that is read into memory: bodies are bounded far below when they are fetched. */
const recordLimitBytes = 1024 * 1024 * 1024;

/** An exchange's answer, read back. */
export interface ArchivedResponse {
  readonly url: string;
  readonly capturedAt: Date;
  readonly status: number;
  readonly statusText: string;
  /** As the server sent them, in its order and letter case; one byte a character (latin1). */
  readonly headers: RawHeaders;
  /** After transfer decoding; content coding kept. Empty for a revisit whose original is not known by place. */
  readonly body: Uint8Array;
  readonly ipAddress: string | null;
  readonly truncated: string | null;
  /** Set when the record only says that an earlier capture was seen again. */
  readonly revisitOf: {
    readonly kind: 'identical-payload' | 'server-not-modified';
    readonly url: string | null;
    readonly capturedAt: Date | null;
    readonly payloadSha256: Sha256 | null;
    /** True when `body` was taken from the earlier record. */
    readonly resolved: boolean;
  } | null;
}

export interface RawRecord {
  readonly fields: WarcFields;
  readonly block: Buffer;
}

async function readExactly(handle: FileHandle, location: ArchiveLocation): Promise<Buffer> {
  const bytes = Buffer.alloc(location.length);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, location.offset + done);
    if (bytesRead === 0) throw new ArchiveReadError(location, `the file ends after ${done} of ${bytes.length} bytes`);
    done += bytesRead;
  }
  return bytes;
}

async function readMember(directory: string, location: ArchiveLocation): Promise<Buffer> {
  try {
    const handle = await open(archivePath(directory, location.file), 'r');
    try {
      return await gunzip(await readExactly(handle, location), { maxOutputLength: recordLimitBytes });
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof ArchiveReadError) throw cause;
    throw new ArchiveReadError(location, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** One record with its block, whose digest was checked. */
export async function readRecord(directory: string, location: ArchiveLocation): Promise<RawRecord> {
  const bytes = await readMember(directory, location);
  const end = bytes.indexOf(emptyLine);
  const fields = end === -1 ? null : parseRecordHeader(bytes.subarray(0, end));
  if (fields === null) throw new ArchiveReadError(location, 'no WARC record begins there');
  const length = Number(fieldOf(fields, 'Content-Length') ?? Number.NaN);
  const block = bytes.subarray(end + 4, end + 4 + length);
  if (block.length !== length) throw new ArchiveReadError(location, 'its block is shorter than its Content-Length');
  const expected = parseDigest(fieldOf(fields, 'WARC-Block-Digest') ?? '');
  if (expected !== null && !expected.equals(sha256(block))) {
    throw new ArchiveReadError(location, 'its block does not have the digest it was written with');
  }
  return { fields, block };
}

/** A field's value as a date; null where there is none. */
export function dateField(fields: WarcFields, name: string): Date | null {
  const date = new Date(fieldOf(fields, name) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Where the record stands that a revisit refers to; null when it does not say. */
export function originalLocation(fields: WarcFields): ArchiveLocation | null {
  const file = fieldOf(fields, 'WARC-Refers-To-Filename');
  const offset = Number(fieldOf(fields, 'WARC-Refers-To-File-Offset') ?? Number.NaN);
  const length = Number(fieldOf(fields, 'WARC-Refers-To-File-Length') ?? Number.NaN);
  return file !== null && Number.isSafeInteger(offset) && Number.isSafeInteger(length)
    ? { file, offset, length }
    : null;
}

/** A block's HTTP head and what follows it. */
export function bodyOf(block: Buffer): { readonly head: Buffer; readonly body: Uint8Array } {
  const end = block.indexOf(emptyLine);
  return end === -1 ? { head: block, body: nothing } : { head: block.subarray(0, end), body: block.subarray(end + 4) };
}

/** Body of the record a revisit refers to; throws ArchiveReadError when it is not the same payload. */
async function originalBody(directory: string, location: ArchiveLocation, payload: Buffer): Promise<Uint8Array> {
  const { block } = await readRecord(directory, location);
  const { body } = bodyOf(block);
  if (!sha256(body).equals(payload)) throw new ArchiveReadError(location, 'it is not the payload a revisit refers to');
  return body;
}

async function readRevisit(directory: string, fields: WarcFields) {
  const kind = fieldOf(fields, 'WARC-Profile')?.endsWith('server-not-modified')
    ? ('server-not-modified' as const)
    : ('identical-payload' as const);
  const payload = parseDigest(fieldOf(fields, 'WARC-Payload-Digest') ?? '');
  const place = kind === 'identical-payload' ? originalLocation(fields) : null;
  const body = place === null || payload === null ? null : await originalBody(directory, place, payload);
  const revisitOf = {
    kind,
    url: fieldOf(fields, 'WARC-Refers-To-Target-URI'),
    capturedAt: dateField(fields, 'WARC-Refers-To-Date'),
    payloadSha256: payload === null ? null : asSha256(payload),
    resolved: body !== null,
  };
  return { body: body ?? nothing, revisitOf };
}

/**
 * Reads the response or revisit record at a location; its block's digest is checked. A revisit's body is taken from the
 * record it refers to where that is known by place, and is empty otherwise: then `revisitOf` says whose body it is.
 * Throws ArchiveReadError.
 */
export async function readResponse(directory: string, location: ArchiveLocation): Promise<ArchivedResponse> {
  const { fields, block } = await readRecord(directory, location);
  const type = fieldOf(fields, 'WARC-Type');
  const url = fieldOf(fields, 'WARC-Target-URI');
  const capturedAt = dateField(fields, 'WARC-Date');
  if ((type !== 'response' && type !== 'revisit') || url === null || capturedAt === null) {
    throw new ArchiveReadError(location, `a ${type ?? 'nameless'} record stands there, not the response of a capture`);
  }
  const { head, body } = bodyOf(block);
  const { startLine, headers } = parseHead(head);
  const answer = {
    url,
    capturedAt,
    status: statusOf(startLine),
    statusText: startLine.split(' ').slice(2).join(' '),
    headers: originalHeaders(headers),
    ipAddress: fieldOf(fields, 'WARC-IP-Address'),
  };
  if (type === 'revisit') return { ...answer, truncated: null, ...(await readRevisit(directory, fields)) };
  return { ...answer, truncated: fieldOf(fields, 'WARC-Truncated'), body, revisitOf: null };
}
