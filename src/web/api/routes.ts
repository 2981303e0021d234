import { createRoute, z } from '@hono/zod-openapi';
import { changeKinds } from '../../domain/index.ts';
import {
  captureSchema,
  changeRowSchema,
  changeSchema,
  deliverySchema,
  errorSchema,
  idParams,
  portalSchema,
  reportRowSchema,
  reportSchema,
  sliceQuery,
  versionSchema,
} from './schemas.ts';

function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const badRequest = { 400: json(errorSchema, 'The question is malformed; the message names the parameter.') };
const notFound = { 404: json(errorSchema, 'There is nothing by that id.') };

function sliced<T extends z.ZodType>(item: T) {
  return json(
    z.object({ items: z.array(item), next: z.string().nullable() }),
    'A part of the list and the cursor of the next.',
  );
}

const portalFilter = z.string().max(100).optional().openapi({ description: 'Id of a portal.' });
const idFilter = z.string().max(100).optional();

export const listPortals = createRoute({
  method: 'get',
  path: '/portals',
  tags: ['portals'],
  summary: 'What is watched',
  responses: { 200: json(z.object({ items: z.array(portalSchema) }), 'All portals.') },
});

export const listReports = createRoute({
  method: 'get',
  path: '/reports',
  tags: ['reports'],
  summary: 'Reports by a filter',
  request: {
    query: sliceQuery.extend({
      portal: portalFilter,
      column: z.string().max(100).optional().openapi({ description: 'Id of a column of that portal.' }),
      year: z.coerce.number().int().min(1990).max(2200).optional(),
      q: z.string().max(100).optional().openapi({ description: "Part of the publisher's name or of the title." }),
    }),
  },
  responses: { 200: sliced(reportRowSchema), ...badRequest },
});

export const getReport = createRoute({
  method: 'get',
  path: '/reports/{id}',
  tags: ['reports'],
  summary: 'One report with the content of one version',
  request: {
    params: idParams,
    query: z.object({
      version: z.coerce
        .number()
        .int()
        .min(1)
        .optional()
        .openapi({ description: 'Its number; the current one when left out.' }),
    }),
  },
  responses: { 200: json(reportSchema, 'The report.'), ...badRequest, ...notFound },
});

export const listVersions = createRoute({
  method: 'get',
  path: '/reports/{id}/versions',
  tags: ['reports'],
  summary: 'Versions of a report, newest first',
  request: { params: idParams, query: sliceQuery },
  responses: { 200: sliced(versionSchema), ...badRequest },
});

export const listReportChanges = createRoute({
  method: 'get',
  path: '/reports/{id}/changes',
  tags: ['reports', 'changes'],
  summary: 'What happened to a report, newest first',
  request: { params: idParams, query: sliceQuery },
  responses: { 200: sliced(changeRowSchema), ...badRequest },
});

export const listChanges = createRoute({
  method: 'get',
  path: '/changes',
  tags: ['changes'],
  summary: 'Changes, newest first',
  request: {
    query: sliceQuery.extend({
      portal: portalFilter,
      report: idFilter,
      kind: z.enum(changeKinds).optional(),
      audience: z.enum(['readers', 'operators']).optional(),
    }),
  },
  responses: { 200: sliced(changeRowSchema), ...badRequest },
});

export const getChange = createRoute({
  method: 'get',
  path: '/changes/{id}',
  tags: ['changes'],
  summary: 'One change with what was compared',
  request: { params: idParams },
  responses: { 200: json(changeSchema, 'The change.'), ...notFound, ...badRequest },
});

export const listCaptures = createRoute({
  method: 'get',
  path: '/captures',
  tags: ['captures'],
  summary: 'Captures, newest first',
  request: { query: sliceQuery.extend({ portal: portalFilter, page: idFilter, report: idFilter }) },
  responses: { 200: sliced(captureSchema), ...badRequest },
});

export const getCapture = createRoute({
  method: 'get',
  path: '/captures/{id}',
  tags: ['captures'],
  summary: 'One capture; its bytes are at /captures/{id}/body',
  request: { params: idParams },
  responses: { 200: json(captureSchema, 'The capture.'), ...notFound, ...badRequest },
});

export const listDeliveries = createRoute({
  method: 'get',
  path: '/deliveries',
  tags: ['deliveries'],
  summary: 'Deliveries, newest first',
  request: { query: sliceQuery.extend({ state: z.enum(['pending', 'sent', 'failed']).optional(), change: idFilter }) },
  responses: { 200: sliced(deliverySchema), ...badRequest },
});
