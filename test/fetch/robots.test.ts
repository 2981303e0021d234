import { createServer, type Server, type ServerResponse } from 'node:http';
import { assert, asyncProperty, property, string, webPath } from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate, createRobots, parseRobots, type FetchTarget } from '../../src/fetch/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { scoreRobots } from '../eval/robots.ts';
import { sharedPath } from '../shared.ts';
import { cpuClock } from '../support/cpu-time.ts';
import { listenOnLoopback } from '../support/loopback.ts';

describe.skipIf(sharedPath() === null)('the robots suite', () => {
  it('agrees in every row', () => {
    const score = scoreRobots();
    expect(score?.total).toBeGreaterThan(300);
    expect(score?.disagreements).toEqual([]);
  });
});

describe('rules', () => {
  it('never forbid robots.txt itself', () => {
    expect(parseRobots('User-agent: *\nDisallow: /', 'nianbao').allows('http://a.cn/robots.txt')).toBe(true);
  });

  it('know our robot by its product token, whatever its version', () => {
    const text = 'User-agent: Nianbao/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /';
    expect(parseRobots(text, 'nianbao/1.4 (+https://example.com/)').allows('/b')).toBe(true);
    expect(parseRobots(text, 'nianbao').allows('/a')).toBe(false);
    expect(parseRobots(text, 'nian').allows('/b')).toBe(false);
  });

  it('belong to a name up to its first space, and to all names before them', () => {
    const text =
      'User-agent: *\nDisallow: /\nUser-agent: Foo Bar\nSitemap: http://a.cn/s.xml\nUser-agent: Baz\nAllow: /x/\nDisallow: /';
    expect(['Foo', 'Baz', 'Other'].map((agent) => parseRobots(text, agent).allows('/x/y'))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('say how long to wait', () => {
    expect(parseRobots('User-agent: *\nCrawl-delay: 2.5\nDisallow:', 'x').crawlDelayMs).toBe(2500);
    expect(parseRobots('User-agent: *\nCrawl-delay: soon', 'x').crawlDelayMs).toBeNull();
  });

  it('are read in bounded time whatever they hold', () => {
    const text = `User-agent: *\nDisallow: /${'*a'.repeat(5000)}$\n`.repeat(20);
    const cpuMs = cpuClock();
    parseRobots(text, 'x').allows(`/${'a'.repeat(8000)}b`);
    expect(cpuMs()).toBeLessThan(1000);
    assert(property(string(), webPath(), (robots, path) => typeof parseRobots(robots, 'x').allows(path) === 'boolean'));
  });

  it('without wildcards forbid exactly what begins so', async () => {
    await assert(
      asyncProperty(webPath(), webPath(), async (pattern, path) => {
        if (/[*$#%]/.test(pattern + path) || pattern === '' || path === '') return;
        const rules = parseRobots(`User-agent: *\nDisallow: ${pattern}`, 'x');
        expect(rules.allows(path)).toBe(!path.startsWith(pattern));
      }),
    );
  });
});

describe('the fetcher', () => {
  let server: Server;
  let door: HttpDoor;
  let base: string;
  let robots: (response: ServerResponse) => void;
  let asked: string[] = [];
  let nowMs = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/robots.txt') robots(response);
      else if (request.url === '/sign') response.writeHead(302, { Location: '/secret/page' }).end();
      else response.end('a page');
    });
    base = `http://127.0.0.1:${await listenOnLoopback(server)}`;
    door = createHttpDoor({ userAgent: 'nianbao/1', allowPrivateHosts: ['127.0.0.1'] });
  });
  afterAll(async () => {
    await door.close();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    nowMs = 1_800_000_000_000;
  });

  const make = () => {
    const gate = createLocalGate();
    const clock = { now: () => nowMs };
    return createFetcher({ door, gate, clock, robots: createRobots({ door, gate, clock, agent: 'nianbao' }) });
  };
  const target = (path: string, more: Partial<FetchTarget> = {}): FetchTarget => ({
    url: base + path,
    portalHosts: [],
    validators: null,
    limits: { timeoutMs: 10_000, maxBodyBytes: 100_000, maxRedirects: 3 },
    delayMs: 0,
    ...more,
  });
  const state = async (fetcher: ReturnType<typeof make>, path: string, more: Partial<FetchTarget> = {}) =>
    (await fetcher.fetch(target(path, more), new AbortController().signal)).verdict.state;

  it('asks once and obeys, for redirects too', async () => {
    robots = (response) => void response.end('User-agent: *\nDisallow: /secret/');
    const fetcher = make();
    expect(await state(fetcher, '/open')).toBe('ok');
    expect(await state(fetcher, '/secret/page')).toBe('disallowed');
    expect(await state(fetcher, '/sign')).toBe('disallowed');
    expect(await state(fetcher, '/secret/page', { robots: 'ignore' })).toBe('ok');
    expect(asked).toEqual(['/robots.txt', '/open', '/sign', '/secret/page']);
  });

  it('reads the file again after a day', async () => {
    robots = (response) => void response.end('');
    const fetcher = make();
    expect(await state(fetcher, '/secret/page')).toBe('ok');
    robots = (response) => void response.end('User-agent: *\nDisallow: /secret/');
    nowMs += 23 * 3_600_000;
    expect(await state(fetcher, '/secret/page')).toBe('ok');
    nowMs += 2 * 3_600_000;
    expect(await state(fetcher, '/secret/page')).toBe('disallowed');
  });

  it.each([404, 403, 400, 412])('is free where the file answers %i', async (status) => {
    robots = (response) => void response.writeHead(status).end('User-agent: *\nDisallow: /');
    expect(await state(make(), '/open')).toBe('ok');
  });

  it.each([500, 503, 521, 429])('is shut out where the file answers %i, and tells why', async (status) => {
    robots = (response) => void response.writeHead(status).end();
    const fetched = await make().fetch(target('/open'), new AbortController().signal);
    expect(fetched.verdict).toMatchObject({ state: 'disallowed', reason: { kind: 'robots-failed', status } });
    expect(asked).toEqual(['/robots.txt']);
  });

  it('goes on with the last copy while the file cannot be read', async () => {
    robots = (response) => void response.end('User-agent: *\nDisallow: /secret/');
    const fetcher = make();
    expect(await state(fetcher, '/open')).toBe('ok');
    robots = (response) => void response.writeHead(503).end();
    nowMs += 25 * 3_600_000;
    expect(await state(fetcher, '/open')).toBe('ok');
    expect(await state(fetcher, '/secret/page')).toBe('disallowed');
    nowMs += 31 * 24 * 3_600_000;
    expect(await state(fetcher, '/open')).toBe('disallowed');
  });

  it('asks anew where the clock was set back since the file could not be read', async () => {
    robots = (response) => void response.writeHead(503).end();
    const fetcher = make();
    nowMs += 6 * 24 * 3_600_000;
    expect(await state(fetcher, '/open')).toBe('disallowed');
    robots = (response) => void response.end('');
    nowMs -= 6 * 24 * 3_600_000;
    expect(await state(fetcher, '/open')).toBe('ok');
  });

  it('takes an HTML page for no robots file', async () => {
    robots = (response) =>
      void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>404<br>Disallow: /</body></html>');
    expect(await state(make(), '/open')).toBe('ok');
    robots = (response) => void response.end('<!DOCTYPE html><pre>\nUser-agent: *\nDisallow: /\n</pre>');
    expect(await state(make(), '/open')).toBe('ok');
  });

  it('follows the file’s redirects', async () => {
    robots = (response) => void response.writeHead(301, { Location: '/elsewhere.txt' }).end();
    expect(await state(make(), '/open')).toBe('ok');
    expect(asked).toContain('/elsewhere.txt');
  });

  it('does not go on where the file never comes', async () => {
    robots = () => undefined;
    const { limits } = target('/open');
    expect(await state(make(), '/open', { limits: { ...limits, timeoutMs: 500 } })).toBe('unreachable');
    expect(asked).toEqual(['/robots.txt']);
  });

  it('asks once for many pages at the same time', async () => {
    robots = (response) => void setTimeout(() => response.end(''), 50);
    const fetcher = make();
    await Promise.all(['/1', '/2', '/3'].map((path) => state(fetcher, path)));
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
  });

  it('an abort of the first does not stop the second', async () => {
    robots = (response) => void setTimeout(() => response.end(''), 60);
    const fetcher = make();
    const stopping = new AbortController();
    const first = fetcher.fetch(target('/1'), stopping.signal);
    const second = fetcher.fetch(target('/2'), new AbortController().signal);
    stopping.abort(new Error('stopping'));
    await expect(first).rejects.toThrow('stopping');
    expect((await second).verdict.state).toBe('ok');
  });
});
