import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StaticAnswer } from './challenge.ts';
import type { Rendered } from './site.ts';

const isRendered = (answer: Rendered | StaticAnswer): answer is Rendered => 'etag' in answer;

function notModified(request: IncomingMessage, { etag, lastModified }: Rendered): boolean {
  const none = request.headers['if-none-match'];
  if (none !== undefined) {
    return none.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  }
  const since = request.headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= Date.parse(lastModified);
}

/** Sends an answer as the request's headers ask for it, and says with which status. */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Rendered | StaticAnswer,
  how: { readonly conditional: boolean; readonly gzip: boolean; readonly cutAt: number | null },
): number {
  const head = request.method === 'HEAD';
  if (!isRendered(answer)) {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    response.end(head ? undefined : answer.body);
    return answer.status;
  }
  const validators = how.conditional ? { etag: answer.etag, 'last-modified': answer.lastModified } : {};
  if (how.conditional && notModified(request, answer)) {
    response.writeHead(304, validators);
    response.end();
    return 304;
  }
  const packed = how.gzip && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? answer.gzip() : null;
  const body = packed ?? answer.body;
  response.writeHead(200, {
    'content-type': answer.contentType,
    'content-length': body.length,
    ...(packed !== null ? { 'content-encoding': 'gzip' } : {}),
    ...validators,
  });
  if (how.cutAt !== null && how.cutAt < body.length) {
    response.write(body.subarray(0, how.cutAt), () => response.destroy());
    return 200;
  }
  response.end(head ? undefined : body);
  return 200;
}
