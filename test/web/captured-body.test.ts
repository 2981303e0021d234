import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { brotliCompressSync, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, type ArchivedAnswer, type CaptureView } from '../../src/web/index.ts';
import { appOf, archivedAnswer, archivedPage, archiveOf, readsOf, sampleFacts, uuid } from './fixtures/index.ts';

const path = `/captures/${uuid(302)}/body`;
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map(async (close) => close()));
});

async function serve(answer: Partial<ArchivedAnswer>, capture: Partial<CaptureView> = {}): Promise<string> {
  const known = {
    ...sampleFacts,
    captures: sampleFacts.captures.map((one) => (one.id === uuid(302) ? { ...one, ...capture } : one)),
  };
  const app = appOf({
    reads: readsOf(known),
    archive: archiveOf(archivedAnswer(answer)),
  });
  const listening = await listen({ app, port: 0, protectedByToken: false });
  closers.push(async () => listening.close());
  return listening.url;
}

/** The answer as it comes over the wire: no coding is undone. */
async function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ answer: IncomingMessage; body: Buffer }> {
  const sent = request(url, { headers, agent: false }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) {
    chunks.push(chunk as Buffer);
  }
  return { answer, body: Buffer.concat(chunks) };
}

function typed(contentType: string): Partial<ArchivedAnswer> {
  return { headers: [['Content-Type', contentType]] };
}

describe('an archived page', () => {
  const read = async (answer: Partial<ArchivedAnswer>) => get(`${await serve(answer)}/captures/${uuid(302)}/page`);

  it('is shown in the same sandbox, in any charset and coding, with its links leading to captures', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="gb2312"><a target=_blank href="a.html?x=1&amp;y=2">'),
      Buffer.from([0xc4, 0xea, 0xb1, 0xa8]),
      Buffer.from('</a>'),
    ]);
    const headers = [
      ['content-type', 'text/html; charset=gb2312'],
      ['content-encoding', 'gzip'],
    ] as const;
    const { answer, body } = await read({ headers, body: gzipSync(page) });
    const to = encodeURIComponent('http://www.qingxi.example/zwgk/a.html?x=1&y=2');
    expect(body.toString()).toBe(
      `<meta charset="gb2312"><a target=_self href="/captures/${uuid(302)}/link?to=${to}">年报</a>`,
    );
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(String(answer.headers['content-security-policy'])).toMatch(/^sandbox; default-src 'none'/u);
  });

  it('that is none, or cannot be unpacked, is shown as it came', async () => {
    const broken = [
      ['content-type', 'text/html'],
      ['content-encoding', 'gzip'],
    ] as const;
    for (const answer of [
      typed('application/pdf'),
      { headers: broken, body: gzipSync(archivedPage).subarray(0, 40) },
    ]) {
      const got = await read(answer);
      expect(got.answer.statusCode).toBe(302);
      expect(got.answer.headers['location']).toBe(path);
    }
  });

  it('leads nowhere but to addresses of the web', async () => {
    const url = `${await serve({})}/captures/${uuid(302)}/link`;
    for (const to of ['', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])
      expect((await get(`${url}?to=${encodeURIComponent(to)}`)).answer.statusCode).toBe(404);
    const { answer, body } = await get(`${url}?to=${encodeURIComponent('http://other.gov.cn/"><script>x</script>')}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['location']).toBeUndefined();
    expect(body.toString()).not.toContain('<script');
    const known = await get(`${url}?to=${encodeURIComponent('https://www.qingxi.example/zwgk/2024.html')}`);
    expect(known.answer.headers['location']).toBe(`/captures/${uuid(302)}/page`);
  });
});

describe('archived bytes', () => {
  it('are served as they came, in a sandbox', async () => {
    const { answer, body } = await get(`${await serve({})}${path}`);
    expect(body.toString()).toBe(archivedPage);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('inline; filename="2024.html"');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/^sandbox; default-src 'none'/u);
    expect(policy).not.toMatch(/allow-|script-src|https?:/u);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('keep their charset and bytes that are no UTF-8', async () => {
    const gbk = Buffer.from([0xc4, 0xea, 0xb1, 0xa8]);
    const { answer, body } = await get(`${await serve({ ...typed('text/html;charset=GBK'), body: gbk })}${path}`);
    expect(answer.headers['content-type']).toBe('text/html; charset=GBK');
    expect(body).toEqual(gbk);
  });

  it('keep their content coding for a client that takes it', async () => {
    const body = gzipSync(archivedPage);
    const headers = [
      ['content-type', 'text/html'],
      ['content-encoding', 'gzip'],
    ] as const;
    const got = await get(`${await serve({ headers, body })}${path}`, { 'accept-encoding': 'br, gzip;q=0.5' });
    expect(got.answer.headers['content-encoding']).toBe('gzip');
    expect(got.body).toEqual(body);
    expect(gunzipSync(got.body).toString()).toBe(archivedPage);
  });

  it.each([
    ['gzip', gzipSync(archivedPage)],
    ['br', brotliCompressSync(archivedPage)],
  ])('are decoded from %s for a client that does not', async (coding, body) => {
    const headers = [
      ['content-type', 'text/html'],
      ['content-encoding', coding],
    ] as const;
    const url = `${await serve({ headers, body })}${path}`;
    for (const accepted of ['', 'identity', 'gzip;q=0, br;q=0']) {
      const got = await get(url, accepted === '' ? {} : { 'accept-encoding': accepted });
      expect(got.answer.headers['content-encoding']).toBeUndefined();
      expect(got.body.toString()).toBe(archivedPage);
    }
  });

  it('are saved, not shown, where their coding is broken or unknown', async () => {
    const broken = gzipSync(archivedPage).subarray(0, 40);
    for (const [coding, body] of [['gzip', broken] as const, ['secret', Buffer.from('<script>')] as const]) {
      const headers = [
        ['content-type', 'text/html'],
        ['content-encoding', coding],
      ] as const;
      const got = await get(`${await serve({ headers, body })}${path}`, { 'accept-encoding': 'gzip, secret' });
      expect(got.answer.headers['content-type']).toBe('application/octet-stream');
      expect(got.answer.headers['content-encoding']).toBeUndefined();
      expect(got.answer.headers['content-disposition']).toMatch(/^attachment/u);
      expect(got.body).toEqual(body);
    }
  });

  it.each([
    ['plain though a coding is named', 'gzip', Buffer.from(archivedPage)],
    ['packed though none is named', null, gzipSync(archivedPage)],
    ['deflated without a wrapper', 'deflate', deflateRawSync(archivedPage)],
    ['packed twice', 'gzip, br', brotliCompressSync(gzipSync(archivedPage))],
    ['followed by what is no part of it', 'gzip', Buffer.concat([gzipSync(archivedPage), Buffer.from('more')])],
  ])('are read as the page was when it was fetched: %s', async (_how, coding, body) => {
    const type = ['content-type', 'text/html'] as const;
    const headers = coding === null ? [type] : [type, ['content-encoding', coding] as const];
    const got = await get(`${await serve({ headers, body })}${path}`);
    expect(got.body.toString()).toBe(archivedPage);
    expect(got.answer.headers['content-disposition']).toMatch(/^inline/u);
    expect(got.answer.headers['content-encoding']).toBeUndefined();
  });

  it('that are plain are not said to be packed to a client that takes the coding', async () => {
    const headers = [
      ['content-type', 'text/html'],
      ['content-encoding', 'gzip'],
    ] as const;
    const body = Buffer.from(archivedPage);
    const got = await get(`${await serve({ headers, body })}${path}`, { 'accept-encoding': 'gzip' });
    expect(got.answer.headers['content-encoding']).toBeUndefined();
    expect(got.body).toEqual(body);
  });

  it('of a browser capture are not decoded again', async () => {
    const headers = [
      ['content-type', 'text/html'],
      ['content-encoding', 'gzip'],
    ] as const;
    const got = await get(`${await serve({ headers }, { by: 'browser' })}${path}`);
    expect(got.body.toString()).toBe(archivedPage);
  });

  it.each([
    'application/pdf',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/xml',
    'application/javascript',
    'application/octet-stream',
    'text/html\u0000, evil',
    'nonsense',
    '',
  ])('of type %j are saved', async (type) => {
    const { answer } = await get(`${await serve({ ...typed(type) }, { mediaType: null })}${path}`);
    const shown = type.startsWith('text/html');
    expect(answer.headers['content-disposition']).toMatch(shown ? /^inline/u : /^attachment/u);
    expect(answer.headers['content-type']).toMatch(/^[\w.+-]+\/[\w.+-]+$/u);
  });

  it('are saved when asked for, under a harmless name', async () => {
    const url = 'http://www.qingxi.example/a/%22%0d%0aX-Evil:1;../年报.html';
    const { answer } = await get(`${await serve({}, { url })}${path}?download=1`);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/u);
    expect(answer.headers['x-evil']).toBeUndefined();
  });

  it('answers that only say "not modified" have none', async () => {
    const revisitOf = {
      kind: 'server-not-modified',
      url: null,
      payloadSha256: null,
      capturedAt: new Date(0),
      resolved: false,
    } as const;
    const { answer } = await get(`${await serve({ body: new Uint8Array(), revisitOf })}${path}`);
    expect(answer.statusCode).toBe(404);
  });
});
