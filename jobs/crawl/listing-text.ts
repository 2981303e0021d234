import type { Fetched } from '../../src/fetch/index.ts';
import { decodeContent } from '../../src/net/index.ts';
import { decodeText, detectCharset } from '../../src/text/index.ts';

/** Sitemaps hold at most 50 MB by their own rules. */
const mostBytes = 50 * 1024 * 1024;

/** Text of a listing's bytes; a sitemap may be a compressed file. Null for what is no text. */
export async function listingTextOf(content: Uint8Array, charset: string | null): Promise<string | null> {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return decodeText(content, charset ?? detectCharset(content, null));
  const unpacked = await decodeContent(content, 'gzip', mostBytes);
  return unpacked.problem === null ? decodeText(unpacked.content, detectCharset(unpacked.content, null)) : null;
}

/** Address of a listing as it was found: a fragment that chooses the column outlives a redirect, as in a browser. */
export function listingAddressOf(fetched: Fetched, asked: string): string {
  const hash = URL.parse(asked)?.hash ?? '';
  return fetched.finalUrl.includes('#') ? fetched.finalUrl : fetched.finalUrl + hash;
}
