import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { WARCParser } from 'warcio';

/** A record as the independent reader sees it. */
export interface ReadRecord {
  readonly type: string;
  readonly field: (name: string) => string | null;
  readonly statusLine: string | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly payload: Buffer;
  readonly offset: number;
}

/** Every record of a file, read by warcio. */
export async function readWithWarcio(file: string): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  const parser = new WARCParser(createReadStream(file), { keepHeadersCase: true });
  for await (const record of parser) {
    const payload = Buffer.from(await record.readFully(false));
    const field = (name: string): string | null => record.warcHeader(name) ?? null;
    records.push({
      type: record.warcType,
      field,
      statusLine: record.httpHeaders?.statusline ?? null,
      headers: record.httpHeaders === null ? [] : [...record.httpHeaders.headers],
      payload,
      offset: parser.offset,
    });
  }
  return records;
}

/** Every record of a folder, file by file in the order of their names. */
export async function readFolderWithWarcio(directory: string): Promise<readonly ReadRecord[]> {
  const files = (await readdir(directory)).sort();
  const records = await Promise.all(files.map(async (file) => readWithWarcio(path.join(directory, file))));
  return records.flat();
}
