import { createHash } from 'node:crypto';
import type { Sha256 } from '../domain/index.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const prefix = 'sha256:';

/** Base32 of RFC 4648, padded: what readers of WARC compare with. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((held >> bits) & 31);
    }
  }
  if (bits > 0) text += alphabet.charAt((held << (5 - bits)) & 31);
  return text.padEnd(Math.ceil(bytes.length / 5) * 8, '=');
}

function fromBase32(text: string): Buffer | null {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text.replace(/=+$/, '').toUpperCase()) {
    const value = alphabet.indexOf(letter);
    if (value === -1) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** SHA-256 of the parts one after the other. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A digest as the program names it: `sha256:` and 64 hexadecimal digits. */
export function asSha256(digest: Buffer): Sha256 {
  return `${prefix}${digest.toString('hex')}` as Sha256;
}

/** A digest as WARC fields carry it: `sha256:` and base32. */
export function asWarcDigest(digest: Buffer): string {
  return prefix + base32(digest);
}

/** The bytes of a labelled SHA-256 digest, written in base32 or in hexadecimal; null for anything else. */
export function parseDigest(labelled: string): Buffer | null {
  if (!labelled.toLowerCase().startsWith(prefix)) return null;
  const value = labelled.slice(prefix.length).trim();
  const bytes = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : fromBase32(value);
  return bytes?.length === 32 ? bytes : null;
}

/** Takes bytes as they come and tells whether they had the digest. */
export interface DigestCheck {
  update(bytes: Uint8Array): void;
  matches(): boolean;
}

const algorithms = new Map([
  ['sha1', 'sha1'],
  ['sha256', 'sha256'],
  ['sha-256', 'sha256'],
  ['sha512', 'sha512'],
]);

/** A check for a labelled digest (`sha256:…`, `sha1:…`; base32 or hexadecimal); null where the label is unknown. */
export function digestCheck(labelled: string): DigestCheck | null {
  const colon = labelled.indexOf(':');
  const algorithm = algorithms.get(labelled.slice(0, colon).toLowerCase());
  if (algorithm === undefined) return null;
  const expected = labelled
    .slice(colon + 1)
    .trim()
    .replace(/=+$/, '')
    .toLowerCase();
  const hash = createHash(algorithm);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    matches: () => {
      const digest = hash.digest();
      return expected === digest.toString('hex') || expected === base32(digest).replace(/=+$/, '').toLowerCase();
    },
  };
}
