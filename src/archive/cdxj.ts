import { type MessageHead, statusOf } from './http-block.ts';
import { surt } from './surt.ts';
import { fieldOf, type WarcFields } from './warc-record.ts';

/** A capture as an index knows it. */
export interface CdxjEntry {
  readonly url: string;
  readonly capturedAt: Date;
  readonly mime: string;
  readonly status: number;
  /** As in the record: `sha256:` and base32; null for a 304. */
  readonly digest: string | null;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** What a record's place and heads say for an index; null for records that are no captures. */
export function cdxjEntry(
  record: { readonly fields: WarcFields; readonly head: MessageHead | null },
  place: { readonly file: string; readonly offset: number; readonly length: number },
): CdxjEntry | null {
  const { fields, head } = record;
  const type = fieldOf(fields, 'WARC-Type');
  const url = fieldOf(fields, 'WARC-Target-URI');
  const capturedAt = new Date(fieldOf(fields, 'WARC-Date') ?? Number.NaN);
  if ((type !== 'response' && type !== 'revisit') || url === null || Number.isNaN(capturedAt.getTime())) return null;
  const contentType = head?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const [mediaType = ''] = contentType.split(';');
  return {
    url,
    capturedAt,
    mime: type === 'revisit' ? 'warc/revisit' : mediaType.trim().toLowerCase() || 'unk',
    status: head === null ? 0 : statusOf(head.startLine),
    digest: fieldOf(fields, 'WARC-Payload-Digest'),
    ...place,
  };
}

/** `YYYYMMDDhhmmss` in UTC. */
export function timestamp14(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** One line of a CDXJ index, without its line end. */
export function cdxjLine(entry: CdxjEntry): string {
  const fields = {
    url: entry.url,
    mime: entry.mime,
    status: entry.status === 0 ? '-' : String(entry.status),
    ...(entry.digest === null ? {} : { digest: entry.digest }),
    length: String(entry.length),
    offset: String(entry.offset),
    filename: entry.file,
  };
  return `${surt(entry.url)} ${timestamp14(entry.capturedAt)} ${JSON.stringify(fields)}`;
}

/** Lines of an index in the order of their bytes, which is the order readers search in. */
export function sortCdxj(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => Buffer.from(line))
    .sort((a, b) => Buffer.compare(a, b))
    .map(String);
}
