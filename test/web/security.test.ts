import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { appOf, archiveOf, readsOf, sampleFacts, uuid } from './fixtures/index.ts';

const attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'`javascript:alert(3)\u202E';

/** Every text of the values replaced by an attack; ids, dates, states and other closed words stay. */
function poisoned<T>(value: T, key = ''): T {
  const closed =
    /^(?:id|.*Id|.*Ids|kind|state|trigger|significance|audience|timeZone|by|channel|format|status|path|families|table|row|role|sha256|integrity)$/u;
  if (typeof value === 'string') {
    return (closed.test(key) ? value : attack) as T;
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown) => poisoned(one, key)) as T;
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)])) as T;
  }
  return value;
}

describe('hostile texts', () => {
  const reads = readsOf(poisoned(sampleFacts));
  const answer = archiveOf();
  const archive = { read: async () => poisoned(await answer.read({ file: '', offset: 0, length: 0 })) };

  it.each([
    '/',
    '/reports',
    '/reports?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&portal=%22%3E%3Cscript%3E',
    `/reports/${uuid(100)}`,
    `/reports/${uuid(101)}`,
    '/changes',
    `/changes/${uuid(400)}`,
    `/changes/${uuid(400)}?view=side`,
    `/changes/${uuid(401)}`,
    `/captures/${uuid(302)}`,
    '/calendar',
    '/deliveries',
    '/unread',
    '/deliveries?state=%22%3E%3Cscript%3E',
  ])('stay texts in %s', async (path) => {
    const response = await appOf({ reads, archive }).request(path);
    expect(response.status).toBe(200);
    const markup = await response.text();
    const $ = load(markup);
    expect($('script, img')).toHaveLength(0);
    for (const one of $('*').toArray()) {
      expect(Object.keys($(one).attr() ?? {}).filter((name) => name.startsWith('on'))).toEqual([]);
    }
    for (const link of $('a[href]').toArray()) {
      expect($(link).attr('href')).toMatch(/^(?:https?:\/\/|\/|#)/u);
    }
    expect(markup).not.toContain('\u202E');
  });

  it('stay texts in the feed', async () => {
    const response = await appOf({ reads }).request('/feed.atom');
    const $ = load(await response.text(), { xml: true });
    expect($('script, img')).toHaveLength(0);
    const inner = load($('entry content').first().text());
    expect(inner('script, img')).toHaveLength(0);
  });
});

describe('who is answered', () => {
  it.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '127.0.0.5', '[::1]:8080', 'nianbao.localhost'])(
    'answers on loopback to %s',
    async (host) => {
      expect((await appOf().request('/healthz', { headers: { host } })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', 'a@localhost', '', 'x/y'])(
    'turns %s away',
    async (host) => {
      expect((await appOf().request('/', { headers: { host } })).status).toBe(421);
    },
  );

  it('answers to the names it was given', async () => {
    const site = appOf({ hosts: ['watch.example'] });
    expect((await site.request('/healthz', { headers: { host: 'watch.example:443' } })).status).toBe(200);
    expect((await site.request('/healthz', { headers: { host: 'other.example' } })).status).toBe(421);
    expect((await appOf({ hosts: 'any' }).request('/healthz', { headers: { host: 'x.example' } })).status).toBe(200);
  });

  it('answers 400 to an address with a NUL', async () => {
    for (const path of ['/reports?q=%00', '/reports/%00', '/api/changes?portal=a%00b']) {
      expect((await appOf().request(path)).status).toBe(400);
    }
  });

  it('asks for a token everywhere but at the probes', async () => {
    const site = appOf({ tokens: { accepts: async (token) => token === 'right' } });
    for (const path of [
      '/',
      '/reports',
      '/api/portals',
      '/api/openapi.json',
      '/metrics',
      '/feed.atom',
      '/nothing',
      `/captures/${uuid(302)}/body`,
    ]) {
      const response = await site.request(path);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
    }
    expect((await site.request('/healthz')).status).toBe(200);
    expect((await site.request('/readyz')).status).toBe(200);
  });

  it.each([
    ['Bearer right', 200],
    ['bearer right', 200],
    [`Basic ${btoa('anyone:right')}`, 200],
    ['Bearer wrong', 401],
    ['Bearer', 401],
    ['Bearer ', 401],
    [`Basic ${btoa('right')}`, 401],
    [`Basic ${btoa('right:wrong')}`, 401],
    [`Bearer ${'x'.repeat(5000)}`, 401],
    ['Digest right', 401],
  ])('takes %s as %i', async (authorization, status) => {
    const site = appOf({ tokens: { accepts: async (token) => token === 'right' } });
    expect((await site.request('/', { headers: { authorization } })).status).toBe(status);
  });

  it('sets no cross-origin permission, and the safe headers on every answer', async () => {
    for (const path of ['/', '/nothing', '/api/portals', '/healthz', '/feed.atom', `/captures/${uuid(302)}/body`]) {
      const { headers } = await appOf().request(path, { headers: { origin: 'http://evil.example' } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval/u);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});
