import { createHash, randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import zlib from 'node:zlib';
import type { ArchiveLocation } from '../domain/index.ts';
import { archiveFileName } from './archive-file-name.ts';
import { type CaptureMembers, captureMembers } from './capture-members.ts';
import { type CdxjEntry, cdxjEntry, cdxjLine, sortCdxj } from './cdxj.ts';
import { gzipMember } from './compress.ts';
import { asSha256 } from './digest.ts';
import { ArchiveReadError } from './errors/archive-read-error.ts';
import { warcinfoRecord } from './exchange-records.ts';
import { serializeRecord } from './warc-record.ts';
import { type ZipEntry, ZipFile } from './zip-file.ts';

/** A capture to export. */
export interface WaczCapture {
  readonly location: ArchiveLocation;
  /** Set for captures that a reader opens as pages; null for their parts and for listings. */
  readonly page: { readonly title: string | null } | null;
}

export interface WaczOptions {
  /** Folder of the archive. */
  readonly directory: string;
  readonly captures: AsyncIterable<WaczCapture> | Iterable<WaczCapture>;
  /** File to write, `….wacz`; it appears when it is whole and holds a capture, and an older one of that name is replaced. */
  readonly output: string;
  readonly title: string;
  /** Markdown. */
  readonly description?: string | null;
  readonly software: string;
  readonly operator?: string | null;
  readonly now: () => Date;
  readonly randomUuid?: () => string;
  /** A WARC file in the package that has reached this size is followed by another. 1 GiB unless told. */
  readonly maxFileBytes?: number;
}

export interface WaczReport {
  readonly captures: number;
  readonly pages: number;
  readonly bytes: number;
  /** Captures that could not be read and are not in the package. */
  readonly omitted: readonly ArchiveReadError[];
}

/** A capture's members under the name of their place in the archive. */
interface Found extends CaptureMembers {
  readonly key: string;
}

interface Page {
  readonly id: string;
  readonly url: string;
  readonly ts: string;
  readonly title?: string;
  readonly size: number;
}

const waczVersion = '1.1.1';
const defaultMaxFileBytes = 1024 * 1024 * 1024;
const compressionLevel = 6;

function placeKey(location: ArchiveLocation): string {
  return `${location.file} ${location.offset}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** Copies captures into WARC files of the package and remembers what index and page list need. */
class Collector {
  readonly entries = new Map<string, CdxjEntry>();
  readonly pages: Page[] = [];
  readonly omitted: ArchiveReadError[] = [];
  readonly #options: WaczOptions;
  readonly #randomUuid: () => string;
  readonly #captures: AsyncIterator<WaczCapture>;
  readonly #copied = new Set<string>();
  #next: IteratorResult<WaczCapture> | null = null;

  constructor(options: WaczOptions, randomUuid: () => string) {
    this.#options = options;
    this.#randomUuid = randomUuid;
    this.#captures = iterate(options.captures);
  }

  async hasMore(): Promise<boolean> {
    this.#next ??= await this.#captures.next();
    return this.#next.done !== true;
  }

  /** The next capture; null after the last. */
  async #take(): Promise<WaczCapture | null> {
    const next = (this.#next ??= await this.#captures.next());
    if (next.done === true) return null;
    this.#next = null;
    return next.value;
  }

  /** The bytes of one WARC file, until it is large enough or nothing is left. */
  async *file(name: string): AsyncGenerator<Uint8Array> {
    const { now, software, operator, directory, maxFileBytes } = this.#options;
    const info = warcinfoRecord(name, now(), software, operator ?? null, this.#randomUuid());
    const first = await gzipMember(serializeRecord(info), info.body, compressionLevel);
    yield first;
    let offset = first.length;
    while (offset < (maxFileBytes ?? defaultMaxFileBytes)) {
      const capture = await this.#take();
      if (capture === null) break;
      for (const members of await this.#withOriginal(directory, capture.location)) {
        const place = { file: name, offset, length: members.responseBytes.length };
        const entry = cdxjEntry(members.response, place);
        if (entry !== null) this.entries.set(members.key, entry);
        for (const bytes of [members.responseBytes, members.requestBytes ?? Buffer.alloc(0)]) {
          yield bytes;
          offset += bytes.length;
        }
      }
      this.#addPage(capture);
    }
  }

  /** The members of a capture that are not in the package yet, and first those of the capture it repeats. */
  async #withOriginal(directory: string, location: ArchiveLocation): Promise<readonly Found[]> {
    const key = placeKey(location);
    if (this.#copied.has(key)) return [];
    try {
      const members = await captureMembers(directory, location);
      const original = members.original === null ? [] : await this.#withOriginal(directory, members.original);
      this.#copied.add(key);
      return [...original, { ...members, key }];
    } catch (error) {
      if (!(error instanceof ArchiveReadError)) throw error;
      this.omitted.push(error);
      return [];
    }
  }

  #addPage({ location, page }: WaczCapture): void {
    const entry = this.entries.get(placeKey(location));
    if (page === null || entry === undefined) return;
    this.pages.push({
      id: this.#randomUuid(),
      url: entry.url,
      ts: entry.capturedAt.toISOString(),
      ...(page.title === null ? {} : { title: page.title }),
      size: entry.length,
    });
  }
}

async function* iterate<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function writeParts(zip: ZipFile, options: WaczOptions, randomUuid: () => string): Promise<Collector> {
  const collector = new Collector(options, randomUuid);
  const resources: ZipEntry[] = [];
  do {
    const name = archiveFileName(options.now(), randomUuid());
    resources.push(await zip.add(`archive/${name}`, collector.file(name)));
  } while (await collector.hasMore());

  const index = Buffer.from(
    sortCdxj([...collector.entries.values()].map(cdxjLine))
      .map((line) => `${line}\n`)
      .join(''),
  );
  // Replayers load the plain index; validators look for the compressed one.
  resources.push(await zip.add('indexes/index.cdxj', [index]));
  resources.push(await zip.add('indexes/index.cdx.gz', [zlib.gzipSync(index)]));

  const header = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' };
  const pageLines = [header, ...collector.pages].map((line) => `${JSON.stringify(line)}\n`);
  resources.push(await zip.add('pages/pages.jsonl', [Buffer.from(pageLines.join(''))]));

  const created = options.now().toISOString();
  const [mainPage] = collector.pages;
  const manifest = json({
    profile: 'data-package',
    wacz_version: waczVersion,
    title: options.title,
    ...(options.description === undefined || options.description === null ? {} : { description: options.description }),
    software: options.software,
    created,
    modified: created,
    ...(mainPage === undefined ? {} : { mainPageUrl: mainPage.url, mainPageDate: mainPage.ts }),
    resources: resources.map(({ name, bytes, sha256 }) => ({
      // Data Package names are in lower case.
      name: name.slice(name.lastIndexOf('/') + 1).toLowerCase(),
      path: name,
      hash: sha256,
      bytes,
    })),
  });
  await zip.add('datapackage.json', [manifest]);
  const digest = asSha256(createHash('sha256').update(manifest).digest());
  await zip.add('datapackage-digest.json', [json({ path: 'datapackage.json', hash: digest })]);
  return collector;
}

/**
 * Packs captures as a web archive collection (WACZ 1.1.1): their records byte for byte, those that they repeat, an
 * index, a list of pages, and a manifest with the digest of each file. Index and page list are held in memory, a few
 * hundred bytes a capture, and one record at a time. A capture that cannot be read is left out and named.
 */
export async function exportWacz(options: WaczOptions): Promise<WaczReport> {
  const randomUuid = options.randomUuid ?? randomUUID;
  const unfinished = `${options.output}.${randomUuid()}.part`;
  const zip = await ZipFile.create(unfinished, options.now());
  try {
    const { entries, pages, omitted } = await writeParts(zip, options, randomUuid);
    const bytes = await zip.finish();
    if (entries.size > 0) await rename(unfinished, options.output);
    else await rm(unfinished);
    return { captures: entries.size, pages: pages.length, bytes, omitted };
  } catch (error) {
    await zip.abandon();
    await rm(unfinished, { force: true });
    throw error;
  }
}
