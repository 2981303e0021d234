import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createLocalGate, type FetchTarget } from '../../src/fetch/index.ts';
import { decodeText } from '../../src/text/index.ts';
import { createHttpDoor, type HttpDoor } from '../../src/net/index.ts';
import { listenOnLoopback } from '../support/loopback.ts';

const long = '本机关主动公开政府信息的情况如下，全年共公开信息若干条，其中通过网站公开。'.repeat(20);
const page = (body: string, title = '某区人民政府'): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const routes: Record<string, RequestListener> = {
  '/ok': (_request, response) => {
    response.setHeader('ETag', '"v1"');
    response.setHeader('Content-Type', 'text/html');
    response.end(page(`<p>${long}</p>`));
  },
  '/conditional': (request, response) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else response.end('again');
  },
  '/always-304': (_request, response) => void response.writeHead(304, { ETag: '"v2"' }).end(),
  '/gzip-gbk': (_request, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'text/html; charset=utf-8' });
    response.end(gzipSync(iconv.encode(page(`<p>${long}</p>`).replace('utf-8', 'gb2312'), 'gbk')));
  },
  '/moved': (_request, response) => void response.writeHead(301, { Location: '/ok' }).end(),
  '/gone-home': (_request, response) => void response.writeHead(302, { Location: '/index.html' }).end(),
  '/index.html': (_request, response) => void response.end(page(`<p>${long}</p>`)),
  '/abroad': (_request, response) => void response.writeHead(302, { Location: 'http://elsewhere.example.com/' }).end(),
  '/circle': (_request, response) => void response.writeHead(302, { Location: '/circle2' }).end(),
  '/circle2': (_request, response) => void response.writeHead(302, { Location: '/circle' }).end(),
  '/file': (_request, response) => void response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
  '/busy': (_request, response) => void response.writeHead(503, { 'Retry-After': '120' }).end('busy'),
};

let server: Server;
let door: HttpDoor;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const handler = routes[(request.url ?? '').split('?', 1)[0] ?? ''];
    if (handler === undefined) response.writeHead(404).end('nothing here');
    else handler(request, response);
  });
  base = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  door = createHttpDoor({ userAgent: 'nianbao-test/1', allowPrivateHosts: ['127.0.0.1'] });
});

afterAll(async () => {
  await door.close();
  server.close();
});

function target(path: string, more: Partial<FetchTarget> = {}): FetchTarget {
  return {
    url: base + path,
    portalHosts: [new URL(base).host],
    validators: null,
    limits: { timeoutMs: 5000, maxBodyBytes: 1_000_000, maxRedirects: 3 },
    delayMs: 0,
    ...more,
  };
}

async function fetchPage(path: string, more: Partial<FetchTarget> = {}) {
  const fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
  return fetcher.fetch(target(path, more), new AbortController().signal);
}

describe('the fetcher', () => {
  it('records a page as it went over the wire', async () => {
    const fetched = await fetchPage('/ok');
    expect(fetched.verdict.state).toBe('ok');
    expect(fetched.hops).toHaveLength(1);
    expect(fetched.hops[0]?.response.headers.map(([name]) => name)).toContain('ETag');
    expect(fetched.validators.etag).toBe('"v1"');
    expect(fetched.mediaType).toBe('text/html');
  });

  it('asks conditionally and believes the answer', async () => {
    const fetched = await fetchPage('/conditional', { validators: { etag: '"v1"', lastModified: null } });
    expect(fetched.verdict.state).toBe('not-modified');
    expect(fetched.content).toBeNull();
  });

  it('believes no 304 where it asked for nothing, and takes no tag of what it never saw', async () => {
    const unasked = await fetchPage('/always-304', { validators: { etag: null, lastModified: null } });
    expect(unasked.verdict.state).toBe('unreachable');
    const asked = await fetchPage('/always-304', { validators: { etag: '"v1"', lastModified: null } });
    expect(asked.verdict.state).toBe('not-modified');
    expect(asked.validators.etag).toBe('"v1"');
  });

  it('undoes gzip, keeps the bytes as they came, and finds the charset that reads best', async () => {
    const fetched = await fetchPage('/gzip-gbk');
    expect(fetched.charset).toBe('gb18030');
    expect(decodeText(fetched.content ?? new Uint8Array(), 'gb18030')).toContain('主动公开政府信息');
    expect(fetched.hops[0]?.response.body[0]).toBe(0x1f);
    expect(fetched.verdict.state).toBe('ok');
  });

  it('follows redirects and keeps each hop', async () => {
    const fetched = await fetchPage('/moved');
    expect(fetched.hops.map((hop) => hop.response.status)).toEqual([301, 200]);
    expect(fetched.finalUrl).toBe(`${base}/ok`);
    expect(fetched.verdict.state).toBe('ok');
  });

  it.each([
    ['/gone-home', 'missing'],
    ['/nowhere', 'missing'],
    ['/abroad', 'wrong-host'],
    ['/circle', 'unreachable'],
    ['/file', 'unreachable'],
    ['/busy', 'unreachable'],
  ])('%s is %s', async (path, state) => {
    expect((await fetchPage(path)).verdict.state).toBe(state);
  });

  it('takes a redirect to a column for a page that is gone', async () => {
    const fetched = await fetchPage('/moved', { columnUrls: [`${base}/ok`] });
    expect(fetched.verdict.state).toBe('missing');
  });

  it('passes on how long a server wants to be left alone', async () => {
    const fetched = await fetchPage('/busy');
    expect(fetched.retryAfterMs).toBe(120_000);
    expect(fetched.next).toBe('wait');
  });

  it('turns a refused connection into a verdict', async () => {
    const fetched = await fetchPage('/', { url: 'http://127.0.0.1:1/', portalHosts: [] });
    expect(fetched.verdict.state).toBe('unreachable');
    expect(fetched.next).toBe('retry');
    expect(fetched.hops).toEqual([]);
  });

  it('throws the reason of an abort', async () => {
    const fetcher = createFetcher({ door, gate: createLocalGate(), clock: Date });
    const reason = new Error('stopping');
    await expect(fetcher.fetch(target('/ok'), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
