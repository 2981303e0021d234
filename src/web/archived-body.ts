import { contentCodingOf, decodeContent } from '../net/index.ts';
import { decodeText, detectCharset } from '../text/charset.ts';
import { withLinksTo } from './archived-links.ts';
import type { ArchivedAnswer, CaptureView } from './reads.ts';

/** Largest body that is decoded here. */
const maxDecodedBytes = 256 * 1024 * 1024;

/** Types that a browser shows inside the sandbox; all others are saved. */
const shownTypes = new Set(['text/html', 'text/plain', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Nothing runs, nothing is loaded but what the bytes hold themselves, no form is sent, and the origin is nobody's. */
const archivedPolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

function headerOf(answer: ArchivedAnswer, wanted: string): string | null {
  return answer.headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim() ?? null;
}

/** The archived Content-Type where it is well formed, else bytes of no type. */
function contentTypeOf(
  answer: ArchivedAnswer,
  capture: CaptureView,
): { readonly full: string; readonly essence: string } {
  const stated = headerOf(answer, 'content-type') ?? capture.mediaType ?? '';
  const match = /^([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)\s*(?:;\s*charset\s*=\s*"?([a-z0-9_:.+-]+)"?)?/iu.exec(
    stated,
  );
  const essence = match?.[1]?.toLowerCase() ?? 'application/octet-stream';
  const charset = match?.[2];
  return { essence, full: charset === undefined ? essence : `${essence}; charset=${charset}` };
}

/** Last part of the address as a plain ASCII file name. */
function fileNameOf(url: string, essence: string): string {
  const last = (URL.parse(url)?.pathname.split('/').at(-1) ?? '')
    .replaceAll(/[^A-Za-z0-9._-]/gu, '_')
    .replace(/^\.+/u, '');
  const name = last.slice(-80) || 'capture';
  return name.includes('.') ? name : `${name}${essence === 'text/html' ? '.html' : '.bin'}`;
}

function accepts(acceptEncoding: string | null, coding: string): boolean {
  return (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().replaceAll(/\s/gu, ''))
    .some((part) => part === coding || (part.startsWith(`${coding};q=`) && !/;q=0(?:\.0*)?$/u.test(part)));
}

function acceptsAll(acceptEncoding: string | null, codings: string): boolean {
  return codings.split(',').every((coding) => accepts(acceptEncoding, coding.trim().toLowerCase()));
}

/** An archived body and what becomes of it without its content coding. */
interface Unpacked {
  /** Codings that were really undone, as a field names them; null for none. */
  readonly coding: string | null;
  /** Null where a coding is unknown or broken, or too much comes out. */
  readonly content: Uint8Array | null;
}

async function unpack(capture: CaptureView, answer: ArchivedAnswer): Promise<Unpacked> {
  // A browser hands over bodies without their coding.
  const coding = capture.by === 'browser' ? null : contentCodingOf(answer);
  const { content, problem } = await decodeContent(answer.body, coding, maxDecodedBytes);
  return { coding: content === answer.body ? null : coding, content: problem === null ? content : null };
}

export interface BodyRequest {
  readonly acceptEncoding: string | null;
  readonly download: boolean;
}

/**
 * The archived bytes as an answer: as they came, with their content coding where the client takes it, else decoded.
 * A coding that is unknown or broken leaves the bytes as they are, to be saved.
 */
export async function archivedBodyResponse(
  capture: CaptureView,
  answer: ArchivedAnswer,
  request: BodyRequest,
): Promise<Response> {
  const { essence, full } = contentTypeOf(answer, capture);
  const { coding, content } = await unpack(capture, answer);
  const headers = new Headers({
    'content-security-policy': archivedPolicy,
    'content-type': full,
    vary: 'accept-encoding',
    'x-archived-at': answer.capturedAt.toISOString(),
  });
  const readable = content !== null;
  const asItCame = readable && coding !== null && acceptsAll(request.acceptEncoding, coding);
  if (asItCame) headers.set('content-encoding', coding);
  // What cannot be unpacked is handed out packed, as it came.
  const body = asItCame ? answer.body : (content ?? answer.body);
  if (!readable) {
    headers.set('content-type', 'application/octet-stream');
  }
  const shown = readable && !request.download && shownTypes.has(essence);
  headers.set(
    'content-disposition',
    `${shown ? 'inline' : 'attachment'}; filename="${fileNameOf(capture.url, essence)}"`,
  );
  return new Response(Uint8Array.from(body), { status: 200, headers });
}

/** Longest page whose links are looked for; a longer one is shown as it came. */
const longestPageBytes = 16 * 1024 * 1024;

/**
 * An archived page for reading: in the same sandbox, its links leading where `to` says. Null for what is no page, or none
 * that can be read as one: that is shown as it came.
 * @param to takes an absolute address; answers an address in characters that need no escapes
 */
export async function archivedPageResponse(
  capture: CaptureView,
  answer: ArchivedAnswer,
  to: (url: string) => string,
): Promise<Response | null> {
  const { essence, full } = contentTypeOf(answer, capture);
  if (essence !== 'text/html') return null;
  const { content } = await unpack(capture, answer);
  if (content === null || content.length > longestPageBytes) return null;
  const charset = detectCharset(content, /charset=(.+)/u.exec(full)?.[1] ?? null);
  return new Response(withLinksTo(decodeText(content, charset), capture.url, to), {
    status: 200,
    headers: {
      'content-security-policy': archivedPolicy,
      'content-type': 'text/html; charset=utf-8',
      'x-archived-at': answer.capturedAt.toISOString(),
    },
  });
}
