import type { PageReason, PageVerdict } from '../domain/index.ts';
import type { NetError } from '../net/index.ts';

/** What a request proves that nothing answered. */
export function noAnswer(error: NetError): PageVerdict {
  const { failure, url, detail } = error;
  const host = URL.parse(url)?.host ?? url;
  const reason: PageReason = { kind: 'no-answer', failure, host, detail };
  return { state: failure === 'tls' ? 'insecure' : 'unreachable', reason };
}
