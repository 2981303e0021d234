import { open } from 'node:fs/promises';
import type { ArchiveLocation } from '../domain/index.ts';
import { archivePath } from './archive-file-name.ts';
import { ArchiveReadError } from './errors/archive-read-error.ts';
import { originalLocation } from './read-record.ts';
import { FileWindow } from './scan/file-window.ts';
import { type ScannedRecord, scanRecord } from './scan/scan-file.ts';
import { fieldOf } from './warc-record.ts';

/** The gzip members of a capture as they stand in the archive, for copying without another compression. */
export interface CaptureMembers {
  readonly response: ScannedRecord;
  readonly responseBytes: Buffer;
  /** Null where no request follows the response. */
  readonly requestBytes: Buffer | null;
  /** The capture whose payload this one repeats, where its place is known. */
  readonly original: ArchiveLocation | null;
}

async function copy(window: FileWindow, offset: number, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let position = offset; position < offset + length;) {
    const piece = Buffer.from((await window.at(position)).subarray(0, offset + length - position));
    if (piece.length === 0) throw new Error('the file became shorter while it was read');
    pieces.push(piece);
    position += piece.length;
  }
  return Buffer.concat(pieces);
}

/** Reads a capture's members; the response's lengths and digests are checked. Throws ArchiveReadError. */
export async function captureMembers(directory: string, location: ArchiveLocation): Promise<CaptureMembers> {
  const handle = await open(archivePath(directory, location.file), 'r').catch((cause: unknown) => {
    throw new ArchiveReadError(location, 'its file cannot be opened', cause);
  });
  try {
    const window = new FileWindow(handle);
    const response = await scanRecord(window, location.offset);
    if (response === null) throw new ArchiveReadError(location, 'no whole record begins there');
    if (response.problem !== null) throw new ArchiveReadError(location, response.problem);
    if (response.length !== location.length) throw new ArchiveReadError(location, 'it has another length');
    const next = await scanRecord(window, location.offset + location.length);
    const id = fieldOf(response.fields, 'WARC-Record-ID');
    const isRequest =
      next !== null &&
      next.problem === null &&
      fieldOf(next.fields, 'WARC-Type') === 'request' &&
      fieldOf(next.fields, 'WARC-Concurrent-To') === id;
    const isRevisit = fieldOf(response.fields, 'WARC-Type') === 'revisit';
    return {
      response,
      responseBytes: await copy(window, response.offset, response.length),
      requestBytes: isRequest ? await copy(window, next.offset, next.length) : null,
      original: isRevisit ? originalLocation(response.fields) : null,
    };
  } finally {
    await handle.close();
  }
}
