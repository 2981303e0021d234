import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { ArchiveLocation, Exchange, Sha256 } from '../domain/index.ts';
import { archiveFileName } from './archive-file-name.ts';
import { gzipMember } from './compress.ts';
import { asSha256, sha256 } from './digest.ts';
import { exchangeRecords, isNotModified, isSamePayload, type RevisitOf, warcinfoRecord } from './exchange-records.ts';
import { GroupCommitFile, type WrittenAt } from './group-commit-file.ts';
import { type ArchivedResponse, readResponse } from './read-record.ts';
import { resolveOriginal } from './resolve-original.ts';
import { serializeRecord } from './warc-record.ts';

export interface ArchiveOptions {
  /** Folder of the WARC files; made when missing. Several processes may share it. */
  readonly directory: string;
  /** A file that has reached this size is followed by a new one. 256 MiB unless told. */
  readonly maxFileBytes?: number;
  /** Name and version of the program, for the `warcinfo` record. */
  readonly software: string;
  /** Who runs it and how to reach them, for the `warcinfo` record. */
  readonly operator?: string | null;
  /** zlib level, 1 to 9. 3 unless told: within a few per cent of the default's size, in half its time. */
  readonly compressionLevel?: number;
  readonly now: () => Date;
  readonly randomUuid?: () => string;
}

export interface AppendOptions {
  /** An earlier capture with, perhaps, the same payload: where it is the same, it is not stored again. */
  readonly revisitOf?: RevisitOf;
}

/** What is known of an exchange once it is durable. */
export interface ArchivedExchange {
  readonly location: ArchiveLocation;
  /** Digest of the body as archived. */
  readonly sha256: Sha256;
  readonly bodyBytes: number;
  /** Date of its records: when the event's first request was sent. Later revisits refer to it. */
  readonly capturedAt: Date;
}

export interface Archive {
  /** Resolves when the exchange is durable. Throws ArchiveWriteError: then the caller stops its work. */
  append(exchange: Exchange, options?: AppendOptions): Promise<ArchivedExchange>;
  /** Several exchanges as one capture event (a redirect and its target): one date, tied together, in one file. */
  appendAll(exchanges: readonly Exchange[], options?: AppendOptions): Promise<readonly ArchivedExchange[]>;
  /** Reads a capture back, whichever process wrote it. Throws ArchiveReadError. */
  read(location: ArchiveLocation): Promise<ArchivedResponse>;
  /** Waits for what was begun, then closes the file. */
  close(): Promise<void>;
}

const defaultMaxFileBytes = 256 * 1024 * 1024;
const defaultCompressionLevel = 3;

class WarcArchive implements Archive {
  readonly #directory: string;
  readonly #level: number;
  readonly #randomUuid: () => string;
  readonly #file: GroupCommitFile;

  constructor(options: ArchiveOptions) {
    const randomUuid = options.randomUuid ?? randomUUID;
    this.#directory = options.directory;
    this.#level = options.compressionLevel ?? defaultCompressionLevel;
    this.#randomUuid = randomUuid;
    this.#file = new GroupCommitFile(options.directory, options.maxFileBytes ?? defaultMaxFileBytes, async () => {
      const begunAt = options.now();
      const name = archiveFileName(begunAt, randomUuid());
      const info = warcinfoRecord(name, begunAt, options.software, options.operator ?? null, randomUuid());
      return { name, first: await gzipMember(serializeRecord(info), info.body, this.#level) };
    });
  }

  async append(exchange: Exchange, options: AppendOptions = {}): Promise<ArchivedExchange> {
    const [archived] = await this.#appendEvent([exchange], options.revisitOf ?? null);
    if (archived === undefined) throw new Error('An exchange was written and has no place.');
    return archived;
  }

  async appendAll(exchanges: readonly Exchange[], options: AppendOptions = {}): Promise<readonly ArchivedExchange[]> {
    return this.#appendEvent(exchanges, options.revisitOf ?? null);
  }

  async read(location: ArchiveLocation): Promise<ArchivedResponse> {
    return readResponse(this.#directory, location);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #appendEvent(
    exchanges: readonly Exchange[],
    revisitOf: RevisitOf | null,
  ): Promise<readonly ArchivedExchange[]> {
    const [first] = exchanges;
    if (first === undefined) return [];
    const date = new Date(first.startedAtMs);
    const payloads = exchanges.map(({ response }) => sha256(response.body));
    const members: Promise<Buffer>[] = [];
    let firstResponseId: string | null = null;
    for (const [index, exchange] of exchanges.entries()) {
      const payload = payloads[index] ?? Buffer.alloc(0);
      const original = await this.#originalOf(exchange, payload, revisitOf);
      const event = { date, firstResponseId, randomUuid: this.#randomUuid };
      const { responseId, response, request } = exchangeRecords(exchange, payload, event, original);
      firstResponseId ??= responseId;
      for (const parts of [response, request])
        members.push(gzipMember(serializeRecord(parts), parts.body, this.#level));
    }
    const written = await this.#file.append(await Promise.all(members));
    return exchanges.map((exchange, index) => ({
      location: responsePlace(written, index),
      sha256: asSha256(payloads[index] ?? Buffer.alloc(0)),
      bodyBytes: exchange.response.body.length,
      capturedAt: date,
    }));
  }

  /** The record that holds the payload an exchange repeats; null where it repeats none, or none that can be read. */
  async #originalOf(exchange: Exchange, payload: Buffer, revisitOf: RevisitOf | null): Promise<RevisitOf | null> {
    if (revisitOf === null) return null;
    if (isNotModified(exchange)) return (await resolveOriginal(this.#directory, revisitOf)) ?? withoutPlace(revisitOf);
    return isSamePayload(exchange, payload, revisitOf) ? resolveOriginal(this.#directory, revisitOf) : null;
  }
}

function withoutPlace({ url, capturedAt, payloadSha256 }: RevisitOf): RevisitOf {
  return { url, capturedAt, payloadSha256 };
}

function responsePlace(written: readonly WrittenAt[], exchange: number): ArchiveLocation {
  const place = written[exchange * 2];
  if (place === undefined) throw new Error('An exchange was written and has no place.');
  return place;
}

/** Opens an archive folder for appending and reading. The first append begins a file of this process's own. */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  await mkdir(options.directory, { recursive: true });
  return new WarcArchive(options);
}
