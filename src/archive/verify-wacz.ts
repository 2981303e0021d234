import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { archivePath, isArchiveFileName } from './archive-file-name.ts';
import { asSha256 } from './digest.ts';
import { PackageReadError, type PackageTrouble } from './errors/package-read-error.ts';
import { verifyArchive, type FixityFinding } from './verify.ts';

const manifestName = 'datapackage.json';
/** Files that a manifest may name. */
const mostResources = 100_000;
const manifestSchema = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.number() })).max(mostResources),
});
const digestSchema = z.object({ hash: z.string() });
const mostManifestBytes = 64 * 1024 * 1024;
/** What a package unpacks to, against its own size: WARC files are compressed already. */
const mostGrowth = 30;

/**
 * Checks a package (WACZ): its manifest against its digest, every file against the manifest, every record of its WARC files.
 * These are unpacked to a folder that is removed again. Throws PackageReadError where the file is no package at all.
 */
export async function* verifyWacz(file: string): AsyncGenerator<FixityFinding> {
  const zip = await openPackage(file);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nianbao-verify-'));
  try {
    const entries = await entriesOf(zip, file);
    const { size } = await stat(file);
    const unpacked = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (unpacked > size * mostGrowth) {
      yield unreadable(
        path.basename(file),
        `it unpacks to ${unpacked} bytes, far more than a package of WARC files does`,
      );
      return;
    }
    yield* checkFiles(zip, entries, folder);
    yield* verifyArchive(folder);
  } finally {
    zip.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openPackage(file: string): Promise<ZipFile> {
  const trouble = await troubleWith(file);
  if (trouble !== null) throw new PackageReadError(file, trouble);
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    const isCutOff = cause instanceof Error && cause.message.startsWith('End of central directory');
    throw new PackageReadError(file, isCutOff ? 'cut-off' : 'damaged-directory', { cause });
  }
}

/** What the first bytes tell against a file; null where a ZIP begins (APPNOTE 4.3.7) or ends at once (4.3.16). */
async function troubleWith(file: string): Promise<PackageTrouble | null> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead === 0) return 'empty';
    const start = buffer.toString('latin1', 0, bytesRead);
    if (start === 'PK\x03\x04' || start === 'PK\x05\x06') return null;
    return start.startsWith('\x1f\x8b') || start === 'WARC' ? 'warc-file' : 'other-format';
  } finally {
    await handle.close();
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (cause) {
    throw new PackageReadError(file, 'damaged-directory', { cause });
  }
  if (!entries.has(manifestName)) throw new PackageReadError(file, 'no-manifest');
  return entries;
}

async function* checkFiles(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  folder: string,
): AsyncGenerator<FixityFinding> {
  const found = new Map<string, string>();
  for (const [name, entry] of entries) {
    try {
      found.set(name, await unpack(zip, entry, folder));
    } catch (error) {
      yield unreadable(name, String(error));
    }
  }
  const manifest = await readJson(zip, entries.get(manifestName), manifestSchema);
  const digest = await readJson(zip, entries.get('datapackage-digest.json'), digestSchema);
  if (manifest === null || digest === null) {
    yield unreadable(manifestName, 'the package has no manifest that can be read, or no digest of it');
    return;
  }
  for (const { path: name, hash } of [...manifest.resources, { path: manifestName, hash: digest.hash }]) {
    const is = found.get(name);
    if (!entries.has(name)) yield { kind: 'missing-file', file: name, offset: null, detail: 'the manifest names it' };
    else if (is !== undefined && is !== hash)
      yield {
        kind: 'damaged-record',
        file: name,
        offset: null,
        detail: `its digest is ${is}, the manifest says ${hash}`,
      };
  }
}

/** The digest of an entry; a WARC file is written to the folder as well. */
async function unpack(zip: ZipFile, entry: Entry, folder: string): Promise<string> {
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const name = path.posix.basename(entry.fileName);
  const isWarc = entry.fileName.startsWith('archive/') && isArchiveFileName(name);
  const stream = await zip.openReadStreamPromise(entry);
  if (isWarc) await pipeline(stream, counted, createWriteStream(archivePath(folder, name), { flags: 'wx' }));
  else {
    counted.resume();
    await pipeline(stream, counted);
  }
  return asSha256(hash.digest());
}

async function readJson<T>(zip: ZipFile, entry: Entry | undefined, schema: z.ZodType<T>): Promise<T | null> {
  if (entry === undefined || entry.uncompressedSize > mostManifestBytes) return null;
  try {
    return schema.parse(JSON.parse(await text(await zip.openReadStreamPromise(entry))));
  } catch {
    // Whatever stands there is no manifest, which the caller says.
    return null;
  }
}

function unreadable(file: string, detail: string): FixityFinding {
  return { kind: 'unreadable-file', file, offset: null, detail };
}
