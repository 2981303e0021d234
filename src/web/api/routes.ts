import { createRoute, z } from '@hono/zod-openapi';
import { changeKinds, deliveryStates } from '../../domain/index.ts';
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
  unreadSchema,
  versionSchema,
  yearsSchema,
} from './schemas.ts';

function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const badRequest = { 400: json(errorSchema, '参数有误，说明中指出是哪一个。') };
const notFound = { 404: json(errorSchema, '没有这个编号的记录。') };

function sliced<T extends z.ZodType>(item: T) {
  return json(z.object({ items: z.array(item), next: z.string().nullable() }), '列表的一段，以及下一段的游标。');
}

const portalFilter = z.string().max(100).optional().openapi({ description: '网站的编号。' });
const idFilter = z.string().max(100).optional();
const reportFilter = idFilter.openapi({ description: '报告的编号。' });

export const listPortals = createRoute({
  method: 'get',
  path: '/portals',
  tags: ['portals'],
  summary: '所监测的网站与栏目',
  responses: { 200: json(z.object({ items: z.array(portalSchema) }), '全部网站。') },
});

export const listReports = createRoute({
  method: 'get',
  path: '/reports',
  tags: ['reports'],
  summary: '报告列表',
  request: {
    query: sliceQuery.extend({
      portal: portalFilter,
      column: z.string().max(100).optional().openapi({ description: '该网站的栏目编号。' }),
      year: z.coerce.number().int().min(1990).max(2200).optional(),
      q: z.string().max(100).optional().openapi({ description: '发布机构名称或标题中的字词。' }),
    }),
  },
  responses: { 200: sliced(reportRowSchema), ...badRequest },
});

export const getReport = createRoute({
  method: 'get',
  path: '/reports/{id}',
  tags: ['reports'],
  summary: '一份报告及其某一版的内容',
  request: {
    params: idParams,
    query: z.object({
      version: z.coerce.number().int().min(1).optional().openapi({ description: '版本号；不填为当前版。' }),
    }),
  },
  responses: { 200: json(reportSchema, '报告。'), ...badRequest, ...notFound },
});

export const getYears = createRoute({
  method: 'get',
  path: '/reports/{id}/years',
  tags: ['reports'],
  summary: '同一机构两个年度的对照，以及各年度的主要数据',
  request: {
    params: idParams,
    query: z.object({
      with: z.coerce
        .number()
        .int()
        .min(1990)
        .max(2200)
        .optional()
        .openapi({ description: '对照的年度；不填为前一个已知的年度。' }),
    }),
  },
  responses: { 200: json(yearsSchema, '对照。'), ...badRequest, ...notFound },
});

export const listVersions = createRoute({
  method: 'get',
  path: '/reports/{id}/versions',
  tags: ['reports'],
  summary: '一份报告的各版，新的在前',
  request: { params: idParams, query: sliceQuery },
  responses: { 200: sliced(versionSchema), ...badRequest },
});

export const listReportChanges = createRoute({
  method: 'get',
  path: '/reports/{id}/changes',
  tags: ['reports', 'changes'],
  summary: '一份报告的经过，新的在前',
  request: { params: idParams, query: sliceQuery },
  responses: { 200: sliced(changeRowSchema), ...badRequest },
});

export const listChanges = createRoute({
  method: 'get',
  path: '/changes',
  tags: ['changes'],
  summary: '改动，新的在前',
  request: {
    query: sliceQuery.extend({
      portal: portalFilter,
      report: reportFilter,
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
  summary: '一次改动及前后对照',
  request: { params: idParams },
  responses: { 200: json(changeSchema, '改动。'), ...notFound, ...badRequest },
});

export const listCaptures = createRoute({
  method: 'get',
  path: '/captures',
  tags: ['captures'],
  summary: '存档，新的在前',
  request: {
    query: sliceQuery.extend({
      portal: portalFilter,
      page: idFilter.openapi({ description: '页面的编号。' }),
      report: reportFilter,
    }),
  },
  responses: { 200: sliced(captureSchema), ...badRequest },
});

export const getCapture = createRoute({
  method: 'get',
  path: '/captures/{id}',
  tags: ['captures'],
  summary: '一份存档；原件字节在 /captures/{id}/body',
  request: { params: idParams },
  responses: { 200: json(captureSchema, '存档。'), ...notFound, ...badRequest },
});

export const listUnread = createRoute({
  method: 'get',
  path: '/unread',
  tags: ['portals'],
  summary: '应监测而眼下没有读到的页面，已停止监测的在前',
  request: { query: sliceQuery.extend({ portal: portalFilter }) },
  responses: { 200: sliced(unreadSchema), ...badRequest },
});

export const listDeliveries = createRoute({
  method: 'get',
  path: '/deliveries',
  tags: ['deliveries'],
  summary: '投递，新的在前',
  request: {
    query: sliceQuery.extend({
      state: z.enum(deliveryStates).optional(),
      change: idFilter.openapi({ description: '改动的编号。' }),
    }),
  },
  responses: { 200: sliced(deliverySchema), ...badRequest },
});
