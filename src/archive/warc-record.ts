import { sha256, asWarcDigest } from './digest.ts';

/** WARC 1.1 records as bytes; ISO 28500:2017. */
export const warcVersion = 'WARC/1.1';

export type WarcFields = readonly (readonly [name: string, value: string])[];

/** What a record says of itself beyond length and block digest, and its block in two parts. */
export interface RecordParts {
  readonly fields: WarcFields;
  readonly head: Uint8Array;
  readonly body: Uint8Array;
}

// eslint-disable-next-line no-control-regex
const controls = /[\0-\x1f\x7f]+/g;
// eslint-disable-next-line no-control-regex
const unsafeInUri = /[\0-\x20\x7f-\uffff<>"]/gu;

/** A URL as a field value: nothing in it ends a line or leaves ASCII. */
export function targetUri(url: string): string {
  return url
    .toWellFormed()
    .replace(unsafeInUri, (character) =>
      Array.from(Buffer.from(character, 'utf8'), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
        '',
      ),
    );
}

/** A record's bytes before compression: header, block, and the two empty lines that end it. */
export function serializeRecord(parts: RecordParts): Buffer {
  let header = `${warcVersion}\r\n`;
  for (const [name, value] of parts.fields) header += `${name}: ${value.replace(controls, ' ')}\r\n`;
  header += `WARC-Block-Digest: ${asWarcDigest(sha256(parts.head, parts.body))}\r\n`;
  header += `Content-Length: ${parts.head.length + parts.body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(header, 'utf8'), parts.head, parts.body, Buffer.from('\r\n\r\n')]);
}

/** Reads the header of a record: the bytes before its first empty line. Null when they are none. */
export function parseRecordHeader(header: Uint8Array): WarcFields | null {
  const [version = '', ...lines] = Buffer.from(header).toString('utf8').split('\r\n');
  if (!/^WARC\/\d+\.\d+$/.test(version)) return null;
  const fields: [string, string][] = [];
  for (const text of lines) {
    const colon = text.indexOf(':');
    if (colon <= 0) return null;
    fields.push([text.slice(0, colon), text.slice(colon + 1).trim()]);
  }
  return fields;
}

/** The first value of a field, whatever its letter case. */
export function fieldOf(fields: WarcFields, name: string): string | null {
  const wanted = name.toLowerCase();
  return fields.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1] ?? null;
}
