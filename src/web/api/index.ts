import { OpenAPIHono } from '@hono/zod-openapi';
import type { WebDeps } from '../deps.ts';
import { narrowed } from '../narrowed.ts';
import { twoYears } from '../publisher-years.ts';
import type { Reads, Slice } from '../reads.ts';
import { restrictionOf } from '../restriction.ts';
import { addHeld } from './held.ts';
import * as mapping from './mapping.ts';
import * as routes from './routes.ts';

function sliceOf(query: { readonly limit: number; readonly cursor?: string | undefined }): Slice {
  return { limit: query.limit, cursor: query.cursor ?? null };
}

const missing = { error: { code: 'not-found', message: 'There is nothing by that id.' } };

/** The API under `/api`; its description at `/api/openapi.json`. All but a word on what is held back only reads. */
export function createApi(deps: Pick<WebDeps, 'reads' | 'version' | 'held' | 'tokens'>): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const message = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
      return context.json({ error: { code: 'bad-request', message } }, 400);
    },
  });
  addPortals(api, deps.reads);
  addReports(api, deps.reads);
  addChanges(api, deps.reads);
  addCaptures(api, deps.reads);
  addDeliveries(api, deps.reads);
  addHeld(api, deps);
  return api;
}

function addPortals(api: OpenAPIHono, reads: Reads): void {
  api.openapi(routes.listPortals, async (context) => {
    const portals = await reads.portals();
    return context.json({ items: portals.map((portal) => mapping.portalJson(portal)) }, 200);
  });

  api.openapi(routes.listUnread, async (context) => {
    const query = context.req.valid('query');
    const { items, next } = await reads.unread(query.portal ?? null, sliceOf(query));
    return context.json({ items: items.map((page) => mapping.unreadJson(page)), next }, 200);
  });
}

function addReports(api: OpenAPIHono, reads: Reads): void {
  api.openapi(routes.listReports, async (context) => {
    const query = context.req.valid('query');
    const filter = narrowed({
      portalId: query.portal,
      columnId: query.column,
      year: query.year,
      text: query.q === '' ? undefined : query.q,
    });
    const { items, next } = await reads.reports(filter, sliceOf(query));
    return context.json({ items: items.map((report) => mapping.reportRowJson(report)), next }, 200);
  });

  api.openapi(routes.getReport, async (context) => {
    const report = await reads.report(context.req.valid('param').id, context.req.valid('query').version);
    if (report === null) {
      return context.json(missing, 404);
    }
    const restriction = await restrictionOf(reads, [report.extractionCaptureId]);
    return context.json(mapping.reportJson(report, restriction), 200);
  });

  api.openapi(routes.getYears, async (context) => {
    const two = await twoYears(reads, context.req.valid('param').id, context.req.valid('query').with ?? null);
    return two === null || two === 'alone' ? context.json(missing, 404) : context.json(mapping.yearsJson(two), 200);
  });

  api.openapi(routes.listVersions, async (context) => {
    const { items, next } = await reads.versions(context.req.valid('param').id, sliceOf(context.req.valid('query')));
    return context.json({ items: items.map((version) => mapping.versionJson(version)), next }, 200);
  });

  api.openapi(routes.listReportChanges, async (context) => {
    const filter = { reportId: context.req.valid('param').id };
    const { items, next } = await reads.changes(filter, sliceOf(context.req.valid('query')));
    return context.json({ items: items.map((change) => mapping.changeRowJson(change)), next }, 200);
  });
}

function addChanges(api: OpenAPIHono, reads: Reads): void {
  api.openapi(routes.listChanges, async (context) => {
    const query = context.req.valid('query');
    const filter = narrowed({
      portalId: query.portal,
      reportId: query.report,
      kind: query.kind,
      audience: query.audience,
    });
    const { items, next } = await reads.changes(filter, sliceOf(query));
    return context.json({ items: items.map((change) => mapping.changeRowJson(change)), next }, 200);
  });

  api.openapi(routes.getChange, async (context) => {
    const change = await reads.change(context.req.valid('param').id);
    if (change === null) {
      return context.json(missing, 404);
    }
    const restriction = await restrictionOf(reads, [change.captureId, change.previousCaptureId]);
    return context.json(mapping.changeJson(change, restriction), 200);
  });
}

function addCaptures(api: OpenAPIHono, reads: Reads): void {
  api.openapi(routes.listCaptures, async (context) => {
    const query = context.req.valid('query');
    const filter = narrowed({
      portalId: query.portal,
      pageId: query.page,
      reportId: query.report,
    });
    const { items, next } = await reads.captures(filter, sliceOf(query));
    return context.json({ items: items.map((capture) => mapping.captureJson(capture)), next }, 200);
  });

  api.openapi(routes.getCapture, async (context) => {
    const capture = await reads.capture(context.req.valid('param').id);
    return capture === null ? context.json(missing, 404) : context.json(mapping.captureJson(capture), 200);
  });
}

function addDeliveries(api: OpenAPIHono, reads: Reads): void {
  api.openapi(routes.listDeliveries, async (context) => {
    const query = context.req.valid('query');
    const filter = narrowed({ state: query.state, changeId: query.change });
    const { items, next } = await reads.deliveries(filter, sliceOf(query));
    return context.json({ items: items.map((delivery) => mapping.deliveryJson(delivery)), next }, 200);
  });
}

/** The API's description, as OpenAPI 3.1; `serverUrl` is where `/api` is reached. */
export function describeApi(api: OpenAPIHono, version: string, serverUrl: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Nianbao',
      version,
      description: '政府信息公开年度报告的监测：监测了什么，发现了什么，改动了什么。',
    },
    servers: [{ url: serverUrl }],
  });
}
