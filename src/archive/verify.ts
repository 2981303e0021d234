import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveLocation, FixityTrouble, Sha256 } from '../domain/index.ts';
import { archivePath, isArchiveFileName } from './archive-file-name.ts';
import { asSha256, parseDigest } from './digest.ts';
import { ArchiveReadError } from './errors/archive-read-error.ts';
import { readResponse } from './read-record.ts';
import { scanFile, type ScanItem } from './scan/scan-file.ts';
import { fieldOf } from './warc-record.ts';

/** What was found in one place of the archive. */
export type FixityFinding =
  | { readonly kind: 'ok-file'; readonly file: string; readonly records: number; readonly bytes: number }
  | {
      readonly kind: FixityTrouble;
      readonly file: string;
      /** First byte of the trouble; null where it concerns the whole file. */
      readonly offset: number | null;
      readonly detail: string;
    };

/** True for findings that lost something; a torn tail loses nothing that was confirmed. */
export function isDamage(finding: FixityFinding): finding is Exclude<FixityFinding, { readonly kind: 'ok-file' }> {
  return finding.kind !== 'ok-file' && finding.kind !== 'torn-tail';
}

/** A capture that the database believes to be archived. */
export interface KnownCapture {
  readonly location: ArchiveLocation;
  readonly sha256: Sha256;
}

/** What the database knows of the archive, to find what is missing. */
export interface KnownCaptures {
  /** Every file that a capture is said to be in. */
  files(): Promise<readonly string[]>;
  /** The captures of one file, in the order of their offsets. */
  inFile(file: string): AsyncIterable<KnownCapture>;
}

export interface FixityProgress {
  readonly file: string;
  readonly filesDone: number;
  readonly filesInAll: number;
  readonly recordsDone: number;
}

export interface VerifyOptions {
  readonly known?: KnownCaptures;
  /** Called after each file, and every thousand records within one. */
  readonly onProgress?: (progress: FixityProgress) => void;
}

const progressEvery = 1000;

function trouble(kind: FixityTrouble, file: string, offset: number | null, detail: string): FixityFinding {
  return { kind, file, offset, detail };
}

/** Walks along the known captures of a file while its records pass by. */
class KnownCursor {
  readonly #captures: AsyncIterator<KnownCapture> | null;
  #current: KnownCapture | null = null;
  #started = false;

  constructor(captures: AsyncIterable<KnownCapture> | null) {
    this.#captures = captures === null ? null : captures[Symbol.asyncIterator]();
  }

  /** The known captures that begin before `end`, in order. */
  async *before(end: number): AsyncGenerator<KnownCapture> {
    if (!this.#started) await this.#advance();
    this.#started = true;
    while (this.#current !== null && this.#current.location.offset < end) {
      yield this.#current;
      await this.#advance();
    }
  }

  async #advance(): Promise<void> {
    const next = await this.#captures?.next();
    this.#current = next === undefined || next.done === true ? null : next.value;
  }
}

function mismatch(item: ScanItem, capture: KnownCapture): string | null {
  if (item.kind !== 'record') return 'a capture is known to stand in damaged bytes';
  const { offset, length } = capture.location;
  if (item.offset !== offset) return 'a capture is known to begin within another record';
  if (item.length !== length) return `the record has ${item.length} bytes where ${length} are known`;
  const digest = fieldOf(item.fields, 'WARC-Payload-Digest');
  const payload = digest === null ? null : parseDigest(digest);
  return payload === null || asSha256(payload) === capture.sha256 ? null : 'the payload is not the one that is known';
}

async function stands(directory: string, capture: KnownCapture): Promise<boolean> {
  try {
    await readResponse(directory, capture.location);
    return true;
  } catch (error) {
    if (error instanceof ArchiveReadError) return false;
    throw error;
  }
}

/** The trouble in one stretch of a file; `ids` are the record ids met before in it. */
async function* inspect(
  directory: string,
  file: string,
  item: ScanItem,
  ids: Set<string>,
  cursor: KnownCursor,
): AsyncGenerator<FixityFinding> {
  let known = 0;
  for await (const capture of cursor.before(item.offset + item.length)) {
    known += 1;
    const detail = mismatch(item, capture);
    // What was torn when it was scanned may have been written whole since.
    if (item.kind === 'torn' && (await stands(directory, capture))) continue;
    if (detail !== null) yield trouble('missing-record', file, capture.location.offset, detail);
  }
  switch (item.kind) {
    case 'damaged':
      yield trouble('damaged-record', file, item.offset, `${item.length} bytes: ${item.detail}`);
      return;
    case 'torn':
      if (known === 0) yield trouble('torn-tail', file, item.offset, `${item.length} bytes without an end`);
      return;
    case 'record': {
      if (item.problem !== null) yield trouble('damaged-record', file, item.offset, item.problem);
      const id = fieldOf(item.fields, 'WARC-Record-ID');
      if (id !== null && ids.has(id)) yield trouble('duplicate-record', file, item.offset, id);
      if (id !== null) ids.add(id);
      return;
    }
    default:
      item satisfies never;
  }
}

async function* verifyFile(
  directory: string,
  file: string,
  captures: AsyncIterable<KnownCapture> | null,
  onRecord: () => void,
): AsyncGenerator<FixityFinding> {
  const cursor = new KnownCursor(captures);
  const ids = new Set<string>();
  let records = 0;
  let bytes = 0;
  let troubles = 0;
  try {
    for await (const item of scanFile(archivePath(directory, file))) {
      for await (const finding of inspect(directory, file, item, ids, cursor)) {
        troubles += 1;
        yield finding;
      }
      bytes = item.offset + item.length;
      if (item.kind === 'record') records += 1;
      onRecord();
    }
  } catch (error) {
    yield trouble('unreadable-file', file, null, error instanceof Error ? error.message : String(error));
    return;
  }
  for await (const capture of cursor.before(Number.POSITIVE_INFINITY)) {
    // Perhaps it was written after the scan had passed.
    if (await stands(directory, capture)) continue;
    troubles += 1;
    yield trouble('missing-record', file, capture.location.offset, 'the file ends before it');
  }
  if (troubles === 0) yield { kind: 'ok-file', file, records, bytes };
}

/** Names of the archive files in a folder, oldest first. */
async function archiveFiles(directory: string): Promise<readonly string[]> {
  return (await readdir(directory)).filter(isArchiveFileName).sort();
}

/**
 * Checks every record of an archive: gzip members, lengths, block and payload digests, record ids met twice in a file,
 * and, where the database's knowledge is handed in, that each known capture stands in its place. Memory is bounded by
 * the record ids of one file. Files may be written meanwhile.
 */
export async function* verifyArchive(directory: string, options: VerifyOptions = {}): AsyncGenerator<FixityFinding> {
  const files = await archiveFiles(directory);
  let recordsDone = 0;
  for (const [index, file] of files.entries()) {
    const report = (filesDone: number): void => {
      options.onProgress?.({ file, filesDone, filesInAll: files.length, recordsDone });
    };
    yield* verifyFile(directory, file, options.known?.inFile(file) ?? null, () => {
      recordsDone += 1;
      if (recordsDone % progressEvery === 0) report(index);
    });
    report(index + 1);
  }
  // Asked for in this order: a file that was begun meanwhile is there before the database knows of it.
  const known = (await options.known?.files()) ?? [];
  const present = new Set(await archiveFiles(directory));
  for (const file of known) {
    if (!present.has(file)) yield trouble('missing-file', file, null, path.join(directory, file));
  }
}
