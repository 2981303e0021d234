import { decoderNameOf, decodeText, detectCharset } from '../text/index.ts';
import type { Cut, Exchange } from '../domain/index.ts';
import { contentCodingOf, headerOf, decodeContent, type DecodedContent } from '../net/index.ts';
import { effectiveMediaType, parseContentType } from './media-type.ts';

/** An answer as a reader sees it: content coding undone, type and charset told. */
export interface Answer {
  header(name: string): string | null;
  readonly content: Uint8Array | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** First part of the text; null where the content is no text. */
  readonly head: string | null;
  /** Why the content is not whole; null when it is. */
  readonly cut: Cut | null;
}

/** How much text is decoded to judge a page. */
const judgedBytes = 128 * 1024;
const textual = /^(?:text\/|application\/(?:xhtml\+xml|xml|json|javascript|rss\+xml|atom\+xml))/;

/** Characters by which text is told from what is none. */
const looked = 4096;
// eslint-disable-next-line no-control-regex
const noText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g;
/** Damaged pages have a few such characters; what is packed or enciphered has one in seven and more. */
const mostNoText = 0.1;

/** Whether what was declared a page is nothing that anybody could read: still packed, or cut in its first half. */
function isUnreadable(head: string): boolean {
  const sample = head.slice(0, looked);
  return (sample.match(noText) ?? []).length > sample.length * mostNoText;
}

/**
 * @param maxBytes most bytes of the content after decompression
 * @param knownCharset what an operator says of the charset; the bytes tell where it is null
 */
export async function readAnswer(
  { response }: Exchange,
  maxBytes: number,
  knownCharset: string | null = null,
): Promise<Answer> {
  const header = (name: string): string | null => headerOf(response.headers, name.toLowerCase());
  const decoded = await decodeContent(response.body, contentCodingOf(response), maxBytes);
  const declared = parseContentType(header('content-type'));
  const content = decoded.content.byteLength === 0 ? null : decoded.content;
  const mediaType = content === null ? declared.mediaType : effectiveMediaType(content, declared.mediaType);
  const isText = content !== null && (mediaType === null || textual.test(mediaType));
  const charset = isText ? (decoderNameOf(knownCharset) ?? detectCharset(content, declared.charset)) : null;
  const head = content !== null && charset !== null ? decodeText(content.subarray(0, judgedBytes), charset) : null;
  const cut = cutOf(response.truncated, decoded) ?? partOf(header('content-range'), response.body);
  const isPage =
    declared.mediaType === 'text/html' && mediaType === 'text/html' && header('content-disposition') === null;
  return {
    header,
    content,
    mediaType,
    charset,
    head,
    cut: cut ?? (isPage && isUnreadable(head ?? '') ? 'damaged' : null),
  };
}

/** What says that it is a part of something longer, and has a part's length, is one whatever its status. */
function partOf(range: string | null, body: Uint8Array): Cut | null {
  const [, first, last, whole] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(range ?? '') ?? [];
  const length = Number(last) - Number(first) + 1;
  return length === body.byteLength && length < Number(whole) ? 'part' : null;
}

function cutOf(truncated: Exchange['response']['truncated'], decoded: DecodedContent): Cut | null {
  switch (truncated) {
    case 'length':
      return 'too-large';
    case 'time':
      return 'too-slow';
    case 'disconnect':
      return 'disconnect';
    case null:
      break;
    default:
      return truncated satisfies never;
  }
  switch (decoded.problem) {
    case 'too-large':
      return 'too-large-unpacked';
    case 'damaged':
      return 'damaged';
    case 'unknown-coding':
      return 'unknown-coding';
    case null:
      return null;
    default:
      return decoded.problem satisfies never;
  }
}
