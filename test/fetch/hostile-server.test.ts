import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate, type Fetcher, type FetchTarget } from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { startRawServer, type RawServer } from '../net/raw-server.ts';
import { hostileBehaviours } from './support/hostile-behaviours.ts';
import { english } from '../../src/telling/reasons/index.ts';

const limit = 1_000_000;
const timeoutMs = 600;
/** What never ends by itself has been ended, however busy the machine was meanwhile. */
const patienceMs = 10 * timeoutMs;
let server: RawServer;
let door: HttpDoor;
let fetcher: Fetcher;

beforeAll(async () => {
  server = await startRawServer(
    Object.fromEntries(Object.entries(hostileBehaviours).map(([path, [, behaviour]]) => [path, behaviour])),
  );
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [`127.0.0.1:${server.port}`] });
  fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
});

afterAll(async () => {
  await door.close();
  await server.close();
});

function target(path: string): FetchTarget {
  return {
    url: server.base + path,
    portalHosts: [],
    validators: null,
    limits: { timeoutMs, maxBodyBytes: limit, maxRedirects: 5 },
    delayMs: 0,
  };
}

describe('whatever a server does', () => {
  it.each(Object.entries(hostileBehaviours).map(([path, [state]]) => [path, state] as const))(
    '%s ends bounded, as %s',
    async (path, state) => {
      const startedAt = performance.now();
      const fetched = await fetcher.fetch(target(path), new AbortController().signal);
      expect(performance.now() - startedAt).toBeLessThan(patienceMs);
      expect(fetched.verdict.state).toBe(state);
      expect(english('UTC').of(fetched.verdict.reason)).not.toBe('');
      expect(fetched.content?.byteLength ?? 0).toBeLessThanOrEqual(limit);
      for (const hop of fetched.hops) expect(hop.response.body.byteLength).toBeLessThanOrEqual(limit);
      expect(fetched.hops.length).toBeLessThanOrEqual(6);
    },
  );

  it('the next page of the same server is read as if nothing had been', async () => {
    await Promise.all(
      ['/endless', '/broken-chunk', '/length-too-short', '/garbage'].map((path) =>
        fetcher.fetch(target(path), new AbortController().signal),
      ),
    );
    const fetched = await fetcher.fetch(target('/gzip-lie'), new AbortController().signal);
    expect(fetched.verdict.state).toBe('ok');
  });

  it('an answer that nobody asked for is nobody’s', async () => {
    for (let count = 0; count < 5; count += 1) {
      await fetcher.fetch(target('/two-answers'), new AbortController().signal);
      const fetched = await fetcher.fetch(target('/gzip-lie'), new AbortController().signal);
      expect(Buffer.from(fetched.content ?? []).toString()).toBe('<p>plain after all</p>');
    }
  });

  it('what it gave to be given back is bounded', async () => {
    const own = createFetcher({ door, gate: createLocalGate(), clock: Date });
    await own.fetch(target('/cookie-bomb'), new AbortController().signal);
    await own.fetch(target('/cookie-bomb-of-large'), new AbortController().signal);
    await own.fetch(target('/gzip-lie'), new AbortController().signal);
    expect((server.requests.at(-1) ?? '').length).toBeLessThan(8192);
    const { validators } = await own.fetch(target('/etag-bomb'), new AbortController().signal);
    expect(validators).toEqual({ etag: null, lastModified: null });
  });

  it('an abort ends it before its time is up', async () => {
    const stopping = new AbortController();
    const reason = new Error('stopping');
    // A fetch whose time is up is an outcome, so that only the abort rejects with this reason.
    const fetching = fetcher.fetch(target('/slow-drip'), stopping.signal);
    setTimeout(() => stopping.abort(reason), 50);
    await expect(fetching).rejects.toBe(reason);
  });
});
