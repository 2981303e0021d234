import { decoderNameOf, decodeText, detectCharset } from '../text/index.ts';
import type { Cut, Exchange } from '../domain/index.ts';
import { headerOf, decodeContent, type DecodedContent } from '../net/index.ts';
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
  const decoded = await decodeContent(response.body, header('content-encoding'), maxBytes);
  const declared = parseContentType(header('content-type'));
  const content = decoded.content.byteLength === 0 ? null : decoded.content;
  const mediaType = content === null ? declared.mediaType : effectiveMediaType(content, declared.mediaType);
  const isText = content !== null && (mediaType === null || textual.test(mediaType));
  const charset = isText ? (decoderNameOf(knownCharset) ?? detectCharset(content, declared.charset)) : null;
  const head = content !== null && charset !== null ? decodeText(content.subarray(0, judgedBytes), charset) : null;
  return { header, content, mediaType, charset, head, cut: cutOf(response.truncated, decoded) };
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
