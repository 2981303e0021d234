import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBrowserFetcher,
  createBrowserPool,
  createFallbackFetcher,
  createFetcher,
  createLocalGate,
  createRobots,
  type BrowserFetcher,
  type Fetcher,
  type FetchTarget,
} from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';
import { article, browserPages, send, type Noted } from './browser-pages.ts';
import { descendants } from './chromium-processes.ts';
import { english } from '../../src/telling/reasons/index.ts';

let server: Server;
let stranger: Server;
let knocks: string[] = [];
const noted: Noted = { elsewhere: [], neverLetIn: 0 };
let base = '';
let strangerBase = '';
let door: HttpDoor;
let pool: ReturnType<typeof createBrowserPool>;
let browser: BrowserFetcher;
let fetcher: Fetcher;

const routes = browserPages(noted, () => strangerBase);

beforeAll(async () => {
  stranger = createServer((request, response) => {
    knocks.push(request.url ?? '');
    response.end('secret');
  });
  stranger.on('upgrade', (request) => knocks.push(request.url ?? ''));
  server = createServer((request, response) => {
    const handler = routes[(request.url ?? '').split('?')[0] ?? ''];
    if (handler === undefined) response.writeHead(404).end('nothing');
    else handler(request, response);
  });
  base = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  strangerBase = `http://127.0.0.1:${await listenOnLoopback(stranger)}`;
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [new URL(base).host] });
  const gate = createLocalGate();
  const robots = createRobots({ door, gate, clock: Date, agent: 'nianbao-test' });
  pool = createBrowserPool({});
  browser = createBrowserFetcher({ door, gate, clock: Date, userAgent: 'nianbao-test/1', robots, pool });
  fetcher = createFallbackFetcher(createFetcher({ door, gate, clock: Date }), browser);
  // Starting Chromium on a busy machine takes a test's whole time.
  await pool.use(async (one) => one.version());
}, 120_000);

afterAll(async () => {
  await pool.close();
  await door.close();
  server.closeAllConnections();
  server.close();
  stranger.close();
});

function fetchPage(path: string, more: Partial<FetchTarget> = {}) {
  return fetcher.fetch(
    {
      url: base + path,
      portalHosts: [new URL(base).host],
      validators: null,
      limits: { timeoutMs: 15_000, maxBodyBytes: 2_000_000, maxRedirects: 4 },
      delayMs: 0,
      browser: 'always',
      ...more,
    },
    new AbortController().signal,
  );
}

describe('a browser', () => {
  it('renders what scripts make, and records what it asked for', async () => {
    const fetched = await fetchPage('/app');
    expect(fetched).toMatchObject({ by: 'browser', status: 200, charset: 'utf-8', verdict: { state: 'ok' } });
    expect(Buffer.from(fetched.content ?? []).toString()).toContain('主动公开政府信息');
    expect(fetched.hops.map((hop) => hop.request.url)).toEqual([`${base}/app`, `${base}/app`]);
    expect(Buffer.from(fetched.hops[0]?.response.body ?? []).toString()).toContain('app.js');
    expect(fetched.hops[1]?.response.headers.map(([name]) => name)).toContain('X-Nianbao-Rendered');
    const asked = (fetched.resources ?? []).map((one) => new URL(one.request.url).pathname);
    expect(asked.sort()).toEqual(['/app.js', '/data.json', '/x.css']);
    expect(fetched.hops[0]?.request.headers).toContainEqual(['user-agent', 'nianbao-test/1']);
  });

  it('is asked only where HTTP shows nothing', async () => {
    expect(await fetchPage('/app', { browser: 'never' })).toMatchObject({
      by: 'http',
      verdict: { state: 'script-only' },
    });
    expect(await fetchPage('/article', { browser: 'auto' })).toMatchObject({ by: 'http', verdict: { state: 'ok' } });
    const fetched = await fetchPage('/app', { browser: 'auto' });
    expect(fetched).toMatchObject({ by: 'browser', verdict: { state: 'ok' } });
    expect(fetched.hops).toHaveLength(3);
  });

  it('passes what any browser passes by itself', async () => {
    const fetched = await fetchPage('/challenge', { browser: 'auto' });
    expect(fetched.verdict.state).toBe('ok');
    expect(fetched.hops.map((hop) => hop.response.status)).toEqual([521, 521, 200, 200]);
  });

  it('follows redirects within the portal and no further', async () => {
    expect(await fetchPage('/moved')).toMatchObject({ finalUrl: `${base}/article`, verdict: { state: 'ok' } });
    expect(await fetchPage('/abroad')).toMatchObject({
      finalUrl: `${strangerBase}/`,
      verdict: { state: 'wrong-host' },
    });
    expect((await fetchPage('/circle')).verdict.state).not.toBe('ok');
    expect(knocks).toEqual([]);
  });

  it('reaches nothing that the door would not', async () => {
    const fetched = await fetchPage('/attack');
    expect(fetched.verdict.state).toBe('ok');
    expect(Buffer.from(fetched.content ?? []).toString()).not.toContain('root:');
    expect(knocks).toEqual([]);
  });

  it('is not stopped by dialogs and windows', async () => {
    expect((await fetchPage('/dialogs')).verdict.state).toBe('ok');
  });

  it('hands over files as they came, and goes on', async () => {
    const file = { by: 'http', finalUrl: `${base}/file`, mediaType: 'application/pdf', verdict: { state: 'ok' } };
    for (const path of ['/file', '/to-file']) {
      const fetched = await fetchPage(path);
      expect(fetched).toMatchObject({ ...file, validators: { etag: '"1"' } });
      expect(Buffer.from(fetched.content ?? []).toString()).toBe('%PDF-1.4 a report');
    }
    const list = await fetchPage('/list.json');
    expect(list).toMatchObject({ mediaType: 'application/json', charset: 'utf-8' });
    expect(Buffer.from(list.content ?? []).toString()).toBe('{"total":0}');
    expect(await fetchPage('/article')).toMatchObject({ by: 'browser', verdict: { state: 'ok' } });
  });

  it.each(['/clinging', '/refreshing', '/working', '/framed', '/hidden-names', '/remembering'])(
    'keeps what a page still does out of the page after it: %s',
    async (path) => {
      expect((await fetchPage(path)).verdict.state).toBe('ok');
      noted.elsewhere = [];
      const next = await fetchPage('/slow');
      expect(next).toMatchObject({ finalUrl: `${base}/slow`, verdict: { state: 'ok' }, resources: [] });
      expect(next.hops).toHaveLength(2);
      expect(noted.elsewhere).toEqual([]);
    },
  );

  it('loads a page whose address says what it shows after a #, whatever was there before', async () => {
    await fetchPage('/article');
    for (const path of ['/#/list', '/#/report', '/#/report']) {
      const fetched = await fetchPage(path);
      expect(fetched.verdict.state).toBe('ok');
      expect(fetched.hops).toHaveLength(2);
      expect(Buffer.from(fetched.content ?? []).toString()).toContain(path.slice(1));
    }
  });

  it('runs the scripts of a page of another site in the place of the one before', async () => {
    const hosts = [new URL(base).host, `localhost:${new URL(base).port}`];
    const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: hosts });
    const wandering = createBrowserFetcher({ door: own, gate: createLocalGate(), clock: Date, userAgent: 'x/1', pool });
    const limits = { timeoutMs: 15_000, maxBodyBytes: 2_000_000, maxRedirects: 4 };
    for (const host of [...hosts, ...hosts]) {
      const target = { url: `http://${host}/app`, portalHosts: hosts, validators: null, limits, delayMs: 0 };
      const fetched = await wandering.fetch(target, new AbortController().signal);
      expect(Buffer.from(fetched.content ?? []).toString()).toContain('主动公开政府信息');
    }
    await own.close();
  });

  it('ends a page that never does, and goes on', async () => {
    const startedAt = performance.now();
    const limits = { timeoutMs: 2000, maxBodyBytes: 2_000_000, maxRedirects: 4 };
    const fetched = await fetchPage('/loop', { limits });
    expect(fetched.verdict.state).toBe('truncated');
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect((await fetchPage('/article')).verdict.state).toBe('ok');
  });

  it('asks a page that never lets it in a few times only', async () => {
    const fetched = await fetchPage('/again');
    expect(fetched.verdict.state).not.toBe('ok');
    expect(fetched.hops.length).toBeLessThan(10);
  });

  it('outlives its own end', async () => {
    for (const pid of descendants(process.pid)) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    expect((await fetchPage('/article')).verdict).toMatchObject({ state: 'ok' });
  });

  it('is started again where it ended before anything was asked for', async () => {
    let ended = 0;
    const use: typeof pool.use = async (work) =>
      pool.use(async (one, bad) => {
        if (ended > 0) return work(one, bad);
        ended += 1;
        await one.close();
        return work(one, bad);
      });
    const dying = { ...pool, use };
    const own = createBrowserFetcher({ door, gate: createLocalGate(), clock: Date, userAgent: 'x/1', pool: dying });
    const limits = { timeoutMs: 15_000, maxBodyBytes: 2_000_000, maxRedirects: 4 };
    const target = { url: `${base}/article`, portalHosts: [], validators: null, limits, delayMs: 0 };
    expect((await own.fetch(target, new AbortController().signal)).verdict.state).toBe('ok');
    expect(ended).toBe(1);
  });

  it('keeps pictures of the page and leaves out fonts and trackers', async () => {
    const fetched = await fetchPage('/pictures');
    expect(fetched.verdict.state).toBe('ok');
    const paths = (fetched.resources ?? []).map((one) => new URL(one.request.url).pathname);
    expect(paths.sort()).toEqual(['/page-1.png', '/x.css']);
  });

  it('asks one at a time where a pause is kept', async () => {
    let now = 0;
    let most = 0;
    const busy: RequestListener = (request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        const parts = [1, 2, 3, 4].map((at) => `<img src="/part-${at}.png">`).join('');
        if (request.url === '/') send(article + parts)(request, response);
        else response.writeHead(404).end();
      }, 20);
    };
    const slow = createServer(busy);
    const host = `127.0.0.1:${await listenOnLoopback(slow)}`;
    const own = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [host] });
    const polite = createBrowserFetcher({ door: own, gate: createLocalGate(), clock: Date, userAgent: 'x/1', pool });
    const limits = { timeoutMs: 15_000, maxBodyBytes: 2_000_000, maxRedirects: 4 };
    const target = { url: `http://${host}/`, portalHosts: [host], validators: null, limits, delayMs: 5 };
    const fetched = await polite.fetch(target, new AbortController().signal);
    expect(fetched.resources).toHaveLength(4);
    expect(most).toBe(1);
    await own.close();
    slow.close();
  });

  it('obeys robots.txt', async () => {
    expect((await fetchPage('/private')).verdict.state).toBe('disallowed');
    expect((await fetchPage('/to-private')).verdict.state).toBe('disallowed');
  });

  it.each(['/withheld-data', '/leads-to-withheld-data'])(
    'does not ask for what robots may not have: %s',
    async (path) => {
      const page = await fetchPage(path);
      expect(page.verdict.state).toBe('ok');
      expect((page.resources ?? []).filter(({ request }) => request.url.includes('/private/'))).toEqual([]);
      // A list may lack what was in there.
      expect((await fetchPage(path, { listing: true })).verdict.state).toBe('disallowed');
      const ignoring = await fetchPage(path, { listing: true, robots: 'ignore' });
      expect(ignoring.verdict.state).toBe('ok');
      expect((ignoring.resources ?? []).some(({ request }) => request.url.includes('/private/'))).toBe(true);
    },
  );

  it('tells that it is robots who may not have a page that scripts make', async () => {
    expect((await fetchPage('/withheld')).verdict).toMatchObject({
      state: 'disallowed',
      reason: { of: { kind: 'robots-disallow', path: '/private/app.js' } },
    });
  });

  it('passes on what the server says', async () => {
    expect((await fetchPage('/nowhere')).verdict.state).toBe('missing');
  });
});

describe('a browser as a last resort', () => {
  it('is not shown a challenge that asks for a person', async () => {
    expect(await fetchPage('/puzzle', { browser: 'auto' })).toMatchObject({
      by: 'http',
      verdict: { state: 'blocked' },
    });
  });

  it('is not shown a host again for a while on which it came to nothing twice', async () => {
    noted.neverLetIn = 0;
    const visits = [];
    for (let count = 0; count < 4; count += 1) visits.push(await fetchPage('/never', { browser: 'auto' }));
    expect(visits.map(({ by, verdict }) => [by, verdict.state])).toEqual([
      ['browser', 'blocked'],
      ['browser', 'blocked'],
      ['http', 'blocked'],
      ['http', 'blocked'],
    ]);
    expect(visits[0]?.plain).toMatchObject({ hops: 1, verdict: { state: 'blocked' } });
    expect(noted.neverLetIn).toBe(2 * 2 + 2);
  });

  it('that is not there is hinted at, and what HTTP shows is kept', async () => {
    const none = createBrowserPool({ executablePath: '/nowhere/chromium' });
    const gate = createLocalGate();
    const missing = createBrowserFetcher({ door, gate, clock: Date, userAgent: 'x/1', pool: none });
    const own = createFallbackFetcher(createFetcher({ door, gate, clock: Date }), missing);
    const limits = { timeoutMs: 5000, maxBodyBytes: 2_000_000, maxRedirects: 4 };
    const target = { url: `${base}/app`, portalHosts: [], validators: null, limits, delayMs: 0 };
    const never = new AbortController().signal;
    const plain = await own.fetch({ ...target, browser: 'auto' }, never);
    expect(plain).toMatchObject({ by: 'http', verdict: { state: 'script-only' } });
    expect(english('UTC').of(plain.verdict.reason)).toMatch(
      /a browser may show it: no Chromium at \/nowhere\/chromium; install one/,
    );
    expect((await own.fetch({ ...target, browser: 'always' }, never)).verdict).toMatchObject({
      state: 'unreachable',
      reason: { kind: 'no-browser', detail: expect.stringContaining('no Chromium at /nowhere/chromium') as string },
    });
    await none.close();
  });
});
