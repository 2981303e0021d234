import { describe, expect, it } from 'vitest';
import type { PortalId, ReportId } from '../../src/domain/index.ts';
import type { HeldReport } from '../../src/store/index.ts';
import type { WebDeps } from '../../src/web/index.ts';
import { appOf, readsOf } from './fixtures/index.ts';

const report: HeldReport = {
  reportId: '01900000-0000-7000-8000-000000000001' as ReportId,
  portalId: 'yunxi' as PortalId,
  publisher: '云溪县人民政府',
  year: 2024,
  title: null,
  what: 'removed',
  since: new Date('2026-03-02T01:00:00Z'),
  ruling: null,
  ruledBy: null,
  ruledAt: null,
};

function appWith(part: Partial<WebDeps> = {}) {
  const rulings: string[] = [];
  const app = appOf({
    held: {
      list: () => Promise.resolve([report]),
      rule: (id, ruling) => {
        rulings.push(`${ruling} ${id}`);
        return Promise.resolve(id === 'yunxi' ? 1 : 0);
      },
    },
    ...part,
  });
  const post = async (id: string, body: string, headers: Record<string, string> = {}) =>
    app.request(`/api/held/${id}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: 'Bearer right', ...headers },
    });
  return { app, post, rulings };
}
const tokens = { accepts: (token: string) => Promise.resolve(token === 'right') };
const release = JSON.stringify({ ruling: 'release' });

describe('what is held back, as a page', () => {
  it('says what, since when and what to do, and stands on the first page', async () => {
    const { app } = appWith();
    const page = await (await app.request('/held')).text();
    expect(page).toContain('云溪县人民政府 2024');
    expect(page).toContain('2026-03-02 09:00');
    expect(page).toContain('nianbao held release yunxi');
    expect(page).toContain('nianbao held dismiss yunxi');
    expect(await (await app.request('/')).text()).toMatch(/1 份报告一同不见.*\/held/su);
  });

  it('asks for no word where it was given, and says whose it was', async () => {
    const ruled = { ...report, ruling: 'dismiss', ruledBy: 'API', ruledAt: new Date('2026-03-03T01:00:00Z') } as const;
    const held = { list: () => Promise.resolve([ruled]), rule: () => Promise.resolve(0) };
    const { app } = appWith({ held });
    const page = await (await app.request('/held')).text();
    expect(page).toContain('2026-03-03 09:00');
    expect(page).not.toContain('held release');
    expect(await (await app.request('/')).text()).not.toContain('一同不见');
  });

  it('tells which versions wait for a second look, and why', async () => {
    const waiting = {
      reportId: report.reportId,
      portalId: report.portalId,
      publisher: report.publisher,
      year: 2025,
      versionNumber: 3,
      seenAt: new Date('2026-03-02T01:00:00Z'),
      nextLookAt: new Date('2026-03-02T01:10:00Z'),
      giveUpAt: new Date('2026-03-03T01:00:00Z'),
      attempts: 1,
      lastReason: { kind: 'challenge', name: '加速乐', status: 521 } as const,
    };
    const { app } = appWith({ reads: { ...readsOf(), waiting: () => Promise.resolve([waiting]) } });
    const page = await (await app.request('/held')).text();
    expect(page).toContain('第 3 版');
    expect(page).toContain('收到的不是页面，而是防火墙（加速乐）的验证页');
    expect(page).toContain('2026-03-03 09:00');
  });
});

it('is described among the calls of the API, with what they answer', async () => {
  const page = await (await appWith().app.request('/api/docs')).text();
  expect(page).toContain('POST /api/held/{id}');
  expect(page).toContain('items[]: reportId, portalId, publisher');
});

describe('what is held back, over the API', () => {
  it('is listed', async () => {
    const answer = await appWith().app.request('/api/held');
    expect(await answer.json()).toMatchObject({
      items: [{ publisher: '云溪县人民政府', what: 'removed', ruling: null }],
    });
  });

  it('takes an operator’s word with a token', async () => {
    const { post, rulings } = appWith({ tokens });
    expect((await post('yunxi', release)).status).toBe(200);
    expect(rulings).toEqual(['release yunxi']);
    expect((await post('nowhere', release)).status).toBe(404);
  });

  it('takes none without a token, of another kind, or from a form', async () => {
    const { post, rulings } = appWith({ tokens });
    expect((await post('yunxi', release, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await post('yunxi', JSON.stringify({ ruling: 'forget' }))).status).toBe(400);
    expect((await post('yunxi', release, { 'content-type': 'text/plain' })).status).toBe(415);
    const open = appWith();
    expect((await open.post('yunxi', release)).status).toBe(403);
    expect([...rulings, ...open.rulings]).toEqual([]);
  });
});
