import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageHead } from '../http-block.ts';
import type { WarcFields } from '../warc-record.ts';
import { FileWindow } from './file-window.ts';
import { type MemberEnd, readMember } from './gzip-member.ts';
import { RecordChecker } from './record-checker.ts';

export interface ScannedRecord {
  readonly kind: 'record';
  readonly offset: number;
  readonly length: number;
  readonly fields: WarcFields;
  /** Head of the HTTP message in it; null for other records. */
  readonly head: MessageHead | null;
  /** Null when lengths and digests are right. */
  readonly problem: string | null;
}

/** A stretch of an archive file: a record, or bytes that are none. */
export type ScanItem =
  | ScannedRecord
  | { readonly kind: 'damaged'; readonly offset: number; readonly length: number; readonly detail: string }
  /** The end of the file was not written whole: its writer was killed, or writes just now. */
  | { readonly kind: 'torn'; readonly offset: number; readonly length: number };

/** How long a writer may take between the parts of one write. */
const settleMs = 250;

interface Tried {
  readonly end: MemberEnd;
  readonly checker: RecordChecker;
}

async function tryRecord(window: FileWindow, offset: number): Promise<Tried> {
  const checker = new RecordChecker();
  const end = await readMember(window, offset, (bytes) => checker.update(bytes));
  return { end, checker };
}

/** A whole record that begins at this very place; null where none does. */
export async function scanRecord(window: FileWindow, offset: number): Promise<ScannedRecord | null> {
  const { end, checker } = await tryRecord(window, offset);
  return end.kind === 'whole' ? { kind: 'record', offset, length: end.length, ...checker.end() } : null;
}

/** First position after `from` where a gzip member with a record in it begins; null when there is none. */
async function nextRecord(window: FileWindow, from: number): Promise<number | null> {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  let position = from;
  for (;;) {
    const bytes = await window.at(position, 4);
    if (bytes.length < magic.length) return null;
    const found = bytes.indexOf(magic);
    if (found === -1) {
      position += bytes.length - magic.length + 1;
      continue;
    }
    position += found;
    const { end, checker } = await tryRecord(window, position);
    if (end.kind === 'whole' && checker.end().fields.length > 0) return position;
    position += 1;
  }
}

async function hasOnlyZeros(window: FileWindow, from: number): Promise<boolean> {
  for (let position = from; ;) {
    const bytes = await window.at(position);
    if (bytes.length === 0) return true;
    if (bytes.some((byte) => byte !== 0)) return false;
    position += bytes.length;
  }
}

/**
 * Reads an archive file from one end to the other, record by record, in bounded memory. Damage costs the records it
 * lies in: reading goes on at the next one. A file may be scanned while it is written.
 */
export async function* scanFile(path: string): AsyncGenerator<ScanItem> {
  const handle = await open(path, 'r');
  try {
    const window = new FileWindow(handle);
    let offset = 0;
    let size = await window.size();
    while (offset < size) {
      const { end, checker } = await tryRecord(window, offset);
      if (end.kind === 'whole') {
        yield { kind: 'record', offset, length: end.length, ...checker.end() };
        offset += end.length;
        continue;
      }
      const next = await nextRecord(window, offset + 1);
      if (next !== null) {
        const detail = end.kind === 'damaged' ? end.detail : 'its end is missing';
        yield { kind: 'damaged', offset, length: next - offset, detail };
        offset = next;
        continue;
      }
      await sleep(settleMs);
      const grown = await window.size();
      if (grown > size) {
        size = grown;
        window.forget();
        continue;
      }
      const isTorn = end.kind === 'cut' || (await hasOnlyZeros(window, offset));
      const length = size - offset;
      yield isTorn
        ? { kind: 'torn', offset, length }
        : { kind: 'damaged', offset, length, detail: end.kind === 'damaged' ? end.detail : '' };
      return;
    }
  } finally {
    await handle.close();
  }
}
