import type { Fetched, Fetcher, FetchTarget } from './fetched.ts';

/** What a browser might yet show: pages of scripts, and challenges that an ordinary browser passes by itself. */
function browserMayHelp({ verdict, status }: Fetched): boolean {
  if (verdict.state === 'script-only') return true;
  return verdict.state === 'blocked' && status !== null && status !== 429 && status !== 403;
}

/**
 * Fetches over HTTP, and in a browser only where the portal asks for it or where HTTP shows nothing but scripts. What
 * HTTP showed is kept before what the browser made of it.
 */
export function createFallbackFetcher(http: Fetcher, browser: Fetcher): Fetcher {
  return {
    async fetch(target: FetchTarget, signal: AbortSignal) {
      const wish = target.browser ?? 'never';
      if (wish === 'always') return browser.fetch(target, signal);
      const plain = await http.fetch(target, signal);
      if (wish === 'never' || !browserMayHelp(plain)) return plain;
      const rendered = await browser.fetch(target, signal);
      return { ...rendered, hops: [...plain.hops, ...rendered.hops] };
    },
  };
}
