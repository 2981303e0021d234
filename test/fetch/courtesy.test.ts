import { createServer, type Server, type ServerResponse, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate, type FetchTarget } from '../../src/fetch/index.ts';
import { createCookieJar } from '../../src/fetch/cookies.ts';
import { createPace } from '../../src/fetch/pace.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const never = new AbortController().signal;

describe('the local gate', () => {
  it('lets one in at a time and keeps the pause between them', async () => {
    const gate = createLocalGate();
    const spans: [number, number][] = [];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const turn = await gate.enter('a.cn', 60, never);
        const startedAt = performance.now();
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
        spans.push([startedAt, performance.now()]);
        await turn.leave();
      }),
    );
    for (let at = 1; at < spans.length; at += 1) {
      expect((spans[at]?.[0] ?? 0) - (spans[at - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(59);
    }
  });

  it('does not let one host wait for another, and needs no turn without a pause', async () => {
    const gate = createLocalGate();
    await gate.enter('a.cn', 10_000, never);
    await gate.enter('b.cn', 10_000, never);
    await expect(gate.enter('a.cn', 0, never)).resolves.toBeDefined();
  });

  it('whoever gives up leaves the line in order', async () => {
    const gate = createLocalGate();
    const first = await gate.enter('a.cn', 40, never);
    const impatient = new AbortController();
    const second = gate.enter('a.cn', 40, impatient.signal);
    const third = gate.enter('a.cn', 40, never);
    impatient.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    const leftAt = performance.now();
    await first.leave();
    await first.leave();
    await third;
    expect(performance.now() - leftAt).toBeGreaterThanOrEqual(39);
  });
});

describe('the pace', () => {
  it('slows down on refusals and recovers', () => {
    let nowMs = 0;
    const pace = createPace(() => nowMs);
    pace.record('a.cn', { status: 200, latencyMs: 50, retryAfterMs: null });
    expect(pace.delayFor('a.cn', 1000)).toBe(1000);
    pace.record('a.cn', { status: 429, latencyMs: 50, retryAfterMs: 7000 });
    expect(pace.restMs('a.cn')).toBe(7000);
    expect(pace.delayFor('a.cn', 1000)).toBe(7000);
    expect(pace.delayFor('b.cn', 1000)).toBe(1000);
    nowMs += 8000;
    expect(pace.delayFor('a.cn', 1000)).toBe(2000);
    for (let count = 0; count < 30; count += 1) pace.record('a.cn', { status: 200, latencyMs: 50, retryAfterMs: null });
    expect(pace.delayFor('a.cn', 1000)).toBe(1000);
  });

  it('leaves a host alone for no longer than it asked for, though the clock is set back', () => {
    let nowMs = 6 * 24 * 3_600_000;
    const pace = createPace(() => nowMs);
    pace.record('a.cn', { status: 503, latencyMs: 50, retryAfterMs: 7000 });
    nowMs = 0;
    expect(pace.restMs('a.cn')).toBe(7000);
    nowMs += 5000;
    expect(pace.restMs('a.cn')).toBe(2000);
  });

  it('slows down when answers take much longer than usual, within bounds', () => {
    const pace = createPace(() => 0);
    pace.record('a.cn', { status: 200, latencyMs: 200, retryAfterMs: null });
    for (let count = 0; count < 5; count += 1)
      pace.record('a.cn', { status: 200, latencyMs: 60_000, retryAfterMs: null });
    expect(pace.delayFor('a.cn', 1000)).toBeGreaterThan(1400);
    expect(pace.delayFor('a.cn', 1000)).toBeLessThanOrEqual(16_000);
    expect(pace.delayFor('a.cn', 0)).toBe(0);
  });

  it('follows a crawl delay, up to a minute', () => {
    const pace = createPace(() => 0);
    pace.wish('a.cn', 20_000);
    expect(pace.delayFor('a.cn', 5000)).toBe(20_000);
    pace.wish('a.cn', 999_000);
    expect(pace.delayFor('a.cn', 5000)).toBe(60_000);
    pace.wish('a.cn', 0);
    expect(pace.delayFor('a.cn', 5000)).toBe(5000);
  });
});

describe('cookies', () => {
  it('go back to their host and path, until they expire', () => {
    let nowMs = 0;
    const jar = createCookieJar(() => nowMs);
    const url = new URL('http://www.a.gov.cn/zwgk/index.html');
    jar.keep(url, [
      ['Set-Cookie', '__jsluid_s=abc; max-age=31536000; path=/; HttpOnly'],
      ['set-cookie', 'short=1; Max-Age=5; Path=/zwgk'],
      ['Set-Cookie', 'safe=1; Secure; Path=/'],
      ['Set-Cookie', 'wide=1; Domain=gov.cn; Path=/'],
      ['Set-Cookie', 'bad\u0001=1'],
      ['Set-Cookie', 'evil=a,b\r\nX: y'],
    ]);
    expect(jar.cookieFor(url)).toBe('__jsluid_s=abc; short=1; wide=1');
    expect(jar.cookieFor(new URL('http://www.a.gov.cn/zwgkx'))).toBe('__jsluid_s=abc; wide=1');
    expect(jar.cookieFor(new URL('https://www.a.gov.cn/'))).toBe('__jsluid_s=abc; safe=1; wide=1');
    expect(jar.cookieFor(new URL('http://other.gov.cn/'))).toBeNull();
    nowMs += 6000;
    expect(jar.cookieFor(url)).toBe('__jsluid_s=abc; wide=1');
    nowMs += 3_600_000;
    expect(jar.cookieFor(url)).toBeNull();
  });
});

describe('the fetcher', () => {
  let server: Server;
  let door: HttpDoor;
  let base: string;
  let handle: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => handle(request, response));
    base = `http://127.0.0.1:${await listenOnLoopback(server)}`;
    door = createHttpDoor({ userAgent: 'nianbao/1', allowPrivateHosts: ['127.0.0.1'] });
  });
  afterAll(async () => {
    await door.close();
    server.close();
  });
  const target = (path: string, more: Partial<FetchTarget> = {}): FetchTarget => ({
    url: base + path,
    portalHosts: [],
    validators: null,
    limits: { timeoutMs: 2000, maxBodyBytes: 100_000, maxRedirects: 4 },
    delayMs: 0,
    ...more,
  });
  const make = () => createFetcher({ door, gate: createLocalGate(), clock: Date });
  const article = `<html><body><p>${'政府信息公开工作情况。'.repeat(60)}</p></body></html>`;

  it('carries a portal’s cookies through its redirects', async () => {
    handle = (request, response) => {
      if (request.headers.cookie === 'seen=1') response.end(article);
      else
        response
          .writeHead(302, { 'Set-Cookie': 'seen=1; path=/', Location: `/page?again=${request.url?.length ?? 0}` })
          .end();
    };
    const fetched = await make().fetch(target('/page'), never);
    expect(fetched.verdict.state).toBe('ok');
    expect(fetched.hops[1]?.request.headers).toContainEqual(['cookie', 'seen=1']);
  });

  it.each([
    ['meta refresh', '<html><head><meta http-equiv="refresh" content="0; url=/article?a=1&amp;b=2"></head></html>'],
    ['meta refresh in another order', "<META CONTENT='1;URL=/article?a=1&b=2' HTTP-EQUIV=Refresh>正在跳转"],
    ['location.href', '<script>window.location.href = "/article?a=1&b=2";</script>'],
    ['location.replace', "<html><body><script>location.replace('/article?a=1&b=2')</script></body></html>"],
  ])('follows %s and keeps the hop', async (_name, page) => {
    handle = (request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(request.url === '/article?a=1&b=2' ? article : page);
    };
    const fetched = await make().fetch(target('/start'), never);
    expect(fetched.finalUrl).toBe(`${base}/article?a=1&b=2`);
    expect(fetched.hops).toHaveLength(2);
    expect(fetched.verdict.state).toBe('ok');
  });

  it.each([
    [
      'asks for the device',
      '<script>if (/mobile/i.test(navigator.userAgent)) location.href = "/m/";</script><div id="app"></div>',
    ],
    ['sets a cookie first', '<script>document.cookie="a=1";location.href="/x"</script>'],
    ['builds the address', '<script>location.href = "/a" + token;</script><div id="app"></div>'],
    ['leaves the web', '<script>location.href="weixin://x"</script><div id="app"></div>'],
  ])('follows no script that %s', async (_name, page) => {
    handle = (_request, response) => void response.setHeader('Content-Type', 'text/html').end(page);
    const fetched = await make().fetch(target('/start'), never);
    expect(fetched.hops).toHaveLength(1);
    expect(['script-only', 'blocked']).toContain(fetched.verdict.state);
  });

  it('a page with text of its own stays, wherever it also points', async () => {
    handle = (_request, response) =>
      void response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end(`<meta http-equiv="refresh" content="5;url=/">${article}`);
    expect((await make().fetch(target('/start'), never)).hops).toHaveLength(1);
  });

  it('a circle of signposts ends', async () => {
    handle = (request, response) => {
      const other = request.url === '/a' ? '/b' : '/a';
      response.setHeader('Content-Type', 'text/html').end(`<meta http-equiv="refresh" content="0;url=${other}">`);
    };
    expect((await make().fetch(target('/a'), never)).verdict.state).toBe('unreachable');
  });

  it('leaves a host alone that asked for it, without asking again', async () => {
    let requests = 0;
    handle = (_request, response) => {
      requests += 1;
      response.writeHead(429, { 'Retry-After': '600' }).end();
    };
    const fetcher = make();
    expect((await fetcher.fetch(target('/', { delayMs: 1 }), never)).next).toBe('wait');
    const fetched = await fetcher.fetch(target('/', { delayMs: 1 }), never);
    expect(fetched.verdict.state).toBe('blocked');
    expect(fetched.retryAfterMs).toBeGreaterThan(500_000);
    expect(requests).toBe(1);
  });

  it('sends the operator’s own header to the host it is for, and to no other', async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers['x-key'] as string | undefined);
      response.end(article);
    });
    const port = await listenOnLoopback(other);
    handle = (request, response) => {
      seen.push(request.headers['x-key'] as string | undefined);
      response.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end();
    };
    await make().fetch(target('/', { headers: [['X-Key', 'secret']] }), never);
    expect(seen).toEqual(['secret', undefined]);
    other.close();
  });
});
