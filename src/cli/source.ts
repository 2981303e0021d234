import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, type PageVerdict } from '../domain/index.ts';
import type { ExtractInput } from '../extract/document.ts';
import { createFetcher, createLocalGate } from '../fetch/index.ts';
import { createHttpDoor } from '../net/index.ts';
import { userAgent } from '../runtime/version.ts';
import { CommandFailure } from './failure.ts';
import { english } from '../telling/reasons/index.ts';

/** Largest file that a command reads whole. */
export const fileLimitBytes = 50 * 1024 * 1024;

const mediaTypes: Readonly<Record<string, string>> = {
  '.htm': 'text/html',
  '.html': 'text/html',
  '.shtml': 'text/html',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
  '.doc': 'application/msword',
  '.wps': 'application/msword',
  '.rtf': 'application/rtf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.ofd': 'application/ofd',
  '.zip': 'application/zip',
};

export interface SourceOptions {
  readonly allowPrivateHosts: readonly string[];
  readonly contact: string | null;
  readonly signal: AbortSignal;
}

/** Reads what a command was pointed at: a file, or an address that is fetched. */
export async function readSource(at: string, options: SourceOptions): Promise<ExtractInput> {
  return /^https?:\/\//i.test(at) ? readUrl(at, options) : readLocal(at);
}

async function readLocal(file: string): Promise<ExtractInput> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new CommandFailure(
      `${file} cannot be read (${reasonOf(cause)}); give the path of a file or an http address`,
      1,
      { cause },
    );
  });
  if (!found.isFile()) throw new CommandFailure(`${file} is not a file; give the path of one document`);
  if (found.size === 0) throw new CommandFailure(`${file} is empty; download it again`);
  if (found.size > fileLimitBytes) {
    throw new CommandFailure(
      `${file} has ${megabytes(found.size)} MB, more than the limit of ${megabytes(fileLimitBytes)} MB; split it or extract its parts`,
    );
  }
  return inputOf(await readFile(file), { mediaType: mediaTypes[path.extname(file).toLowerCase()] ?? null });
}

async function readUrl(url: string, options: SourceOptions): Promise<ExtractInput> {
  const door = createHttpDoor({ userAgent: userAgent(options.contact), allowPrivateHosts: options.allowPrivateHosts });
  try {
    const fetcher = createFetcher({ door, gate: createLocalGate(), clock: { now: Date.now } });
    const host = new URL(url).host;
    const limits = { timeoutMs: 60_000, maxBodyBytes: fileLimitBytes, maxRedirects: 5 };
    const fetched = await fetcher.fetch(
      { url, portalHosts: [host], validators: null, limits, delayMs: 0 },
      options.signal,
    );
    if (fetched.verdict.state !== 'ok' || fetched.content === null)
      throw new CommandFailure(pageMessage(url, fetched.verdict));
    const input = inputOf(fetched.content, { mediaType: fetched.mediaType });
    return { ...input, url: fetched.finalUrl, charset: fetched.charset, portalHosts: [host] };
  } finally {
    await door.close();
  }
}

function inputOf(bytes: Uint8Array, known: { readonly mediaType: string | null }): ExtractInput {
  return {
    bytes,
    url: null,
    captureId: null,
    mediaType: known.mediaType,
    charset: null,
    linkTitle: null,
    portalHosts: [],
    declaredPublisher: null,
  };
}

function pageMessage(url: string, verdict: PageVerdict): string {
  return `${url} is ${verdict.state}: ${english('UTC').of(verdict.reason)}; open it in a browser, or extract a saved file instead`;
}

function reasonOf(error: unknown): string {
  return codeOf(error) ?? String(error);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
