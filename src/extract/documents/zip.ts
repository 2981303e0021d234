import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** A zip file's entries by name; nothing is ever written to disk. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** Content of an entry; null where there is none of that name. Throws `ZipTrouble` beyond the limits. */
  read(name: string): Promise<Buffer | null>;
}

/** Why a zip file or an entry of it is not read. */
export class ZipTrouble extends Error {
  override readonly name = 'ZipTrouble';
  readonly trouble: 'encrypted' | 'damaged' | 'too large';

  constructor(trouble: 'encrypted' | 'damaged' | 'too large', cause?: unknown) {
    super(`zip file ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

const mostEntries = 5000;
const mostEntryBytes = 64 * 1024 * 1024;
const mostBytes = 160 * 1024 * 1024;
const encryptedFlag = 0x1;

/** Names are UTF-8 by flag, else what Chinese systems write. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (error) {
    return error instanceof TypeError ? new TextDecoder('gb18030').decode(raw) : '';
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    entries.set(nameOf(entry).replaceAll('\\', '/'), entry);
    if (entries.size > mostEntries) {
      throw new ZipTrouble('too large');
    }
  }
  return entries;
}

async function contentOf(zip: ZipFile, entry: Entry, mostLeft: number): Promise<Buffer> {
  if ((entry.generalPurposeBitFlag & encryptedFlag) !== 0) {
    throw new ZipTrouble('encrypted');
  }
  const most = Math.min(mostEntryBytes, mostLeft);
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) {
        continue;
      }
      size += chunk.length;
      if (size > most) {
        throw new ZipTrouble('too large');
      }
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

/**
 * Opens a zip file in memory. At most 5,000 entries, 64 MB an entry and 160 MB in all are inflated, counted as they come out
 * and not as the file declares them.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipArchive> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      autoClose: false,
    });
    const entries = await entriesOf(zip);
    let left = mostBytes;
    return {
      names: [...entries.keys()],
      read: async (name) => {
        const entry = entries.get(name);
        if (entry === undefined) {
          return null;
        }
        try {
          const content = await contentOf(zip, entry, left);
          left -= content.length;
          return content;
        } catch (error) {
          throw error instanceof ZipTrouble ? error : new ZipTrouble('damaged', error);
        }
      },
    };
  } catch (error) {
    throw error instanceof ZipTrouble ? error : new ZipTrouble('damaged', error);
  }
}
