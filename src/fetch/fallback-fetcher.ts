import type { PageReason, PageVerdict } from '../domain/index.ts';
import type { BrowserFetcher } from './browser.ts';
import type { Fetched, Fetcher, FetchTarget } from './fetched.ts';

/** A host on which the browser came to nothing this often in a row is shown to it again after a while only. */
const mostFailures = 2;
const restMs = 3_600_000;
const mostHosts = 5000;

/** How a host's pages fared in the browser lately. */
interface Fared {
  readonly failures: number;
  readonly atMs: number;
}

/**
 * Fetches over HTTP, and in a browser where the portal asks for it or, with `auto`, where HTTP shows a page of scripts or a
 * challenge that an ordinary browser passes by itself: one plain navigation, nothing solved, nothing disguised. What HTTP
 * showed is kept before what the browser made of it.
 */
export function createFallbackFetcher(
  http: Fetcher,
  browser: Pick<BrowserFetcher, 'fetch' | 'missing'>,
  clock: { now(): number } = Date,
): Fetcher {
  const fared = new Map<string, Fared>();

  function rests(host: string): boolean {
    const known = fared.get(host);
    if (known === undefined || known.failures < mostFailures) return false;
    const sinceMs = clock.now() - known.atMs;
    // Below zero the clock was set back since.
    return sinceMs >= 0 && sinceMs < restMs;
  }

  function note(host: string, { verdict }: Fetched): void {
    const before = fared.get(host)?.failures ?? 0;
    fared.delete(host);
    if (verdict.state === 'ok') return;
    if (fared.size >= mostHosts) fared.delete(fared.keys().next().value ?? '');
    fared.set(host, { failures: before + 1, atMs: clock.now() });
  }

  return {
    async fetch(target: FetchTarget, signal: AbortSignal) {
      const wish = target.browser ?? 'never';
      const asked = URL.parse(target.url)?.host ?? target.url;
      const isHollow = wish === 'auto' && target.showsLess === true && !rests(asked);
      if (wish === 'always' || (isHollow && (await browser.missing()) === null)) return browser.fetch(target, signal);
      const plain = await http.fetch(target, signal);
      const host = URL.parse(plain.finalUrl)?.host ?? plain.finalUrl;
      if (wish === 'never' || !plain.browserMayHelp || rests(host)) return plain;
      const missing = await browser.missing();
      if (missing !== null)
        return { ...plain, verdict: also(plain.verdict, { kind: 'no-browser', asked: false, detail: missing }) };
      const rendered = await browser.fetch(target, signal);
      note(host, rendered);
      if (rendered.hops.length === 0) return { ...plain, verdict: also(plain.verdict, rendered.verdict.reason) };
      return {
        ...rendered,
        hops: [...plain.hops, ...rendered.hops],
        plain: { hops: plain.hops.length, verdict: plain.verdict },
      };
    },
  };
}

function also({ state, reason }: PageVerdict, second: PageReason): PageVerdict {
  return { state, reason: { kind: 'both', first: reason, second } };
}
