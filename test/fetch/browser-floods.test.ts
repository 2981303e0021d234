import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBrowserFetcher,
  createBrowserPool,
  createLocalGate,
  type BrowserFetcher,
  type BrowserPool,
} from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { article, send } from './browser-pages.ts';
import { descendants } from './chromium-processes.ts';

const large = "const large = 'x'.repeat(4e7); let count = 0;";
/** What pages do to fill the memory of whoever listens to them. */
const floods: Readonly<Record<string, string>> = {
  '/console': `${large} setInterval(() => console.log(large + count++), 1)`,
  '/bodies': `${large} setInterval(() => fetch('/article', { method: 'POST', body: large + count++ }).catch(() => {}), 1)`,
  '/bindings': `setInterval(() => { for (const name of Object.getOwnPropertyNames(window)) if (/pw|playwright|binding/i.test(name)) try { window[name]('no JSON') } catch {} }, 1)`,
};
const glutton = `fetch('/never'); const all = []; setTimeout(() => { for (;;) all.push(new Uint8Array(16e6).fill(1)) }, 5)`;
/** More than a page is made of, and then nothing: how fast a page can ask is the machine's to say. */
const requests = `for (let at = 0; at < 500; at += 1) fetch('/x?' + at).catch(() => {})`;
const mb = 1024 * 1024;

let server: Server;
let door: HttpDoor;
let base = '';
const pools: BrowserPool[] = [];
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(path);
    const script = { '/requests': requests, '/glutton': glutton, ...floods }[path];
    if (path === '/slow') setTimeout(() => send(article)(request, response), 1500);
    else if (path !== '/never')
      send(script === undefined ? article : `${article}<script>${script}</script>`)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: [new URL(base).host] });
});

afterAll(async () => {
  for (const pool of pools) await pool.close();
  await door.close();
  server.closeAllConnections();
  server.close();
});

async function open(memory = {}): Promise<BrowserFetcher> {
  const pool = createBrowserPool({ memory });
  pools.push(pool);
  // Starting Chromium on a busy machine takes a test's whole time.
  await pool.use(async (one) => one.version());
  return createBrowserFetcher({ door, gate: createLocalGate(), clock: Date, userAgent: 'nianbao-test/1', pool });
}

function target(path: string, timeoutMs = 3000) {
  const limits = { timeoutMs, maxBodyBytes: 2_000_000, maxRedirects: 4 };
  // Each page is a portal of its own: none waits for another's tab.
  return { url: base + path, portalHosts: [new URL(base).host, path], validators: null, limits, delayMs: 0 };
}
const never = new AbortController().signal;

describe('a page that floods its browser', () => {
  let browser: BrowserFetcher;
  beforeAll(async () => {
    browser = await open();
  }, 120_000);

  it.each(Object.keys(floods))('%s ends, takes none of our memory, and costs the next page nothing', async (path) => {
    const before = process.memoryUsage().rss;
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    const fetched = await browser.fetch(target(path), never);
    clearInterval(timer);
    expect(['ok', 'truncated']).toContain(fetched.verdict.state);
    expect(most - before).toBeLessThan(150 * mb);
    expect((await browser.fetch(target('/article', 20_000), never)).verdict.state).toBe('ok');
  });

  it('with requests is ended and named', async () => {
    const fetched = await browser.fetch(target('/requests', 60_000), never);
    expect(fetched.verdict).toEqual({ state: 'truncated', reason: { kind: 'browser-flooded' } });
    expect((await browser.fetch(target('/article', 20_000), never)).verdict.state).toBe('ok');
  });
});

describe.skipIf(process.platform !== 'linux')('a browser', () => {
  it('ends a page that takes too much memory, and goes on', async () => {
    const browser = await open({ page: 350 });
    const crashed = { state: 'truncated', reason: { kind: 'browser-crashed' } };
    expect((await browser.fetch(target('/glutton', 60_000), never)).verdict).toEqual(crashed);
    expect((await browser.fetch(target('/article', 60_000), never)).verdict.state).toBe('ok');
  }, 120_000);

  it('that ends costs none of the pages in it: each is loaded once more, in a browser of its own', async () => {
    const browser = await open();
    const fetching = ['/slow?1', '/slow?2'].map(async (path) => browser.fetch(target(path, 60_000), never));
    while (asked.filter((path) => path === '/slow').length < 2) await pause(20);
    for (const pid of descendants(process.pid)) process.kill(pid, 'SIGKILL');
    for (const { verdict } of await Promise.all(fetching)) expect(verdict.state).toBe('ok');
    expect(asked.filter((path) => path === '/slow')).toHaveLength(4);
  }, 120_000);
});
