import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { WebDeps } from '../../src/web/index.ts';
import * as schemas from '../../src/web/api/schemas.ts';
import {
  appOf,
  archiveOf,
  deliveries,
  hijackedReport,
  readsOf,
  report,
  revision,
  sampleFacts,
  uuid,
} from './fixtures/index.ts';

async function json(path: string, status = 200, part: Partial<WebDeps> = {}): Promise<unknown> {
  const response = await appOf(part).request(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/json');
  return response.json();
}

const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().optional() });

async function itemsOf(path: string): Promise<readonly unknown[]> {
  return z.object({ items: z.array(z.unknown()) }).parse(await json(path)).items;
}

describe('the API', () => {
  it.each([
    ['/api/portals', list(schemas.portalSchema)],
    ['/api/reports', list(schemas.reportRowSchema)],
    [`/api/reports/${report.id}`, schemas.reportSchema],
    [`/api/reports/${hijackedReport.id}`, schemas.reportSchema],
    [`/api/reports/${report.id}?version=1`, schemas.reportSchema],
    [`/api/reports/${report.id}/versions`, list(schemas.versionSchema)],
    [`/api/reports/${report.id}/changes`, list(schemas.changeRowSchema)],
    ['/api/changes', list(schemas.changeRowSchema)],
    [`/api/changes/${revision.id}`, schemas.changeSchema],
    ['/api/captures', list(schemas.captureSchema)],
    [`/api/captures/${uuid(302)}`, schemas.captureSchema],
    ['/api/deliveries', list(schemas.deliverySchema)],
    ['/api/unread', list(schemas.unreadSchema)],
  ] as const)('%s answers as it is described', async (path, schema) => {
    expect(schema.safeParse(await json(path)).error).toBeUndefined();
  });

  it('keeps null, zero and text apart', async () => {
    const change = schemas.changeSchema.parse(await json(`/api/changes/${revision.id}`));
    expect(change.diff?.changes[1]).toMatchObject({ before: null, after: 7730.28 });
    const rows = { oth3: [0, 0, 0, 0, 0, null, 0] };
    expect(await json(`/api/reports/${report.id}`)).toMatchObject({
      extraction: { tables: { applications: { rows } } },
    });
  });

  it('hands out lists in parts', async () => {
    const changes = list(schemas.changeRowSchema);
    const first = changes.parse(await json('/api/changes?limit=3'));
    expect(first.items).toHaveLength(3);
    const second = changes.parse(await json(`/api/changes?limit=3&cursor=${first.next}`));
    expect(second.items).toHaveLength(1);
    expect(second.next).toBeNull();
  });

  it('filters', async () => {
    expect(await itemsOf('/api/changes?kind=portal.blocked')).toHaveLength(1);
    expect(await itemsOf('/api/changes?audience=readers')).toHaveLength(2);
    expect(await itemsOf(`/api/changes?report=${report.id}`)).toHaveLength(2);
    expect(await itemsOf('/api/deliveries?state=failed')).toHaveLength(1);
    expect(await itemsOf('/api/reports?year=2014')).toHaveLength(1);
  });

  it.each([
    '/api/changes?limit=0',
    '/api/changes?limit=201',
    '/api/changes?limit=x',
    '/api/changes?kind=nothing',
    `/api/reports/${report.id}?version=0`,
    `/api/reports?q=${'x'.repeat(101)}`,
  ])('names the parameter that is wrong in %s', async (path) => {
    const { error } = schemas.errorSchema.parse(await json(path, 400));
    expect(error.code).toBe('bad-request');
    expect(error.message).toMatch(/^(?:limit|kind|version|q): /u);
  });

  it('answers 404 as JSON', async () => {
    for (const path of ['/api/reports/x', '/api/changes/x', '/api/captures/x', '/api/nothing', '/api/reports/x/y/z']) {
      expect(await json(path, 404)).toMatchObject({ error: { code: 'not-found' } });
    }
  });

  it('describes every one of its paths', async () => {
    const described = z.object({
      openapi: z.literal('3.1.0'),
      paths: z.record(z.string(), z.unknown()),
      servers: z.unknown(),
    });
    const description = described.parse(await json('/api/openapi.json'));
    expect(Object.keys(description.paths).toSorted()).toEqual([
      '/captures',
      '/captures/{id}',
      '/changes',
      '/changes/{id}',
      '/deliveries',
      '/portals',
      '/reports',
      '/reports/{id}',
      '/reports/{id}/changes',
      '/reports/{id}/versions',
      '/reports/{id}/years',
      '/unread',
    ]);
    expect(description.servers).toEqual([{ url: 'http://localhost/api' }]);
  });

  it('names no address of a subscriber', async () => {
    const known = { ...sampleFacts, deliveries: deliveries.map((one) => ({ ...one, to: 'reader@x.example' })) };
    const text = JSON.stringify(await json('/api/deliveries', 200, { reads: readsOf(known) }));
    expect(text).not.toContain('reader@x.example');
  });
});

describe('what an operator restricted', () => {
  const restricted = { reason: '含个人信息', at: new Date('2025-03-05T00:00:00Z') };
  const reads = readsOf({
    ...sampleFacts,
    captures: sampleFacts.captures.map((one) => (one.id === uuid(302) ? { ...one, restricted } : one)),
  });
  const secret = /坚持以公开为常态|较上年减少|7730\.28|015284/u;

  it.each([
    `/reports/${report.id}`,
    `/changes/${revision.id}`,
    `/changes/${revision.id}?view=side`,
    `/captures/${uuid(302)}`,
    `/api/reports/${report.id}`,
    `/api/changes/${revision.id}`,
    '/feed.atom',
  ])('is shown nowhere in %s', async (path) => {
    const response = await appOf({ reads }).request(path);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toMatch(secret);
    expect(path === '/feed.atom' || text.includes('含个人信息')).toBe(true);
  });

  it('leaves a tombstone in place of the bytes, and does not touch the archive', async () => {
    let touched = false;
    const archive = {
      read: async () => {
        touched = true;
        return archiveOf().read({ file: '', offset: 0, length: 0 });
      },
    };
    const site = appOf({ reads, archive });
    const response = await site.request(`/captures/${uuid(302)}/body`);
    expect(response.status).toBe(451);
    expect(await response.text()).toContain('含个人信息');
    await site.request(`/captures/${uuid(302)}`);
    expect(touched).toBe(false);
  });

  it('leaves other versions alone', async () => {
    const response = await appOf({ reads }).request(`/reports/${report.id}?version=1`);
    expect(await response.text()).toMatch(secret);
  });
});
