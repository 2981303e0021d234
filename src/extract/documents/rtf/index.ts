import type { SourceDocument } from '../../document.ts';
import { documentOf } from '../empty.ts';
import { encodingOfCodePage, isPaired } from './code-pages.ts';
import { RtfReader } from './reader.ts';
import { rtfTokens } from './tokens.ts';

const mediaType = 'application/rtf';
const mostBytes = 64 * 1024 * 1024;
const headBytes = 1024;

function codePageOf(bytes: Uint8Array): number | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1');
  const codePage = /\\ansicpg(\d{1,5})/u.exec(head)?.[1];
  return codePage === undefined ? null : Number(codePage);
}

/**
 * Reads Rich Text Format: paragraphs with the numbers that lists print, tables by their cells' edges and merges, pictures as
 * pictures. Hidden and deleted text is left out; a file that ends before its first group does is `damaged`. Linear in the
 * file's length.
 */
export function readRtf(bytes: Uint8Array): SourceDocument {
  if (bytes.length > mostBytes) return documentOf(mediaType, [], 'too large');
  const encoding = encodingOfCodePage(codePageOf(bytes));
  const reader = new RtfReader(encoding);
  for (const token of rtfTokens(bytes, isPaired(encoding))) {
    reader.take(token);
    if (reader.ended) return documentOf(mediaType, reader.finish(), null);
  }
  return documentOf(mediaType, [], 'damaged');
}
