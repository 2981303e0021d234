import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { WebDeps } from '../deps.ts';
import { errorSchema } from './schemas.ts';

const heldSchema = z
  .object({
    reportId: z.string(),
    portalId: z.string(),
    publisher: z.string(),
    year: z.number().int(),
    title: z.string().nullable(),
    what: z.enum(['removed', 'unlisted']).openapi({ description: '暂不通知的是什么：不再存在，或已从栏目撤下。' }),
    since: z.string(),
    ruling: z.enum(['release', 'dismiss']).nullable(),
    ruledBy: z.string().nullable(),
    ruledAt: z.string().nullable(),
  })
  .openapi('Held');

const rulingSchema = z.object({
  ruling: z.enum(['release', 'dismiss']).openapi({
    description: 'release：下一次完整巡查仍未找到就通知；dismiss：不通知。',
  }),
});

function answer<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const listHeld = createRoute({
  method: 'get',
  path: '/held',
  tags: ['held'],
  summary: '许多报告同时不见，因而暂不通知的',
  responses: { 200: answer(z.object({ items: z.array(heldSchema) }), '全部，最早的在前。') },
});

const ruleHeld = createRoute({
  method: 'post',
  path: '/held/{id}',
  tags: ['held'],
  summary: '对暂不通知的作出决定；须持令牌',
  request: {
    params: z.object({ id: z.string().max(100).openapi({ description: '报告的编号，或网站的编号（其全部）。' }) }),
    body: { required: true, content: { 'application/json': { schema: rulingSchema } } },
  },
  responses: {
    200: answer(z.object({ reports: z.number().int() }), '对多少份报告作出了决定。'),
    403: answer(errorSchema, '此处没有设令牌，因此只能在命令行决定。'),
    404: answer(errorSchema, '没有这样的暂不通知的报告。'),
    415: answer(errorSchema, '内容须为 JSON。'),
  },
});

/** What is held back, and an operator's word on it: the one thing that the API changes, for bearers of a token. */
export function addHeld(api: OpenAPIHono, { held, tokens }: Pick<WebDeps, 'held' | 'tokens'>): void {
  if (held === undefined) return;
  api.openapi(listHeld, async (context) => {
    const items = (await held.list()).map((one) => ({
      ...one,
      since: one.since.toISOString(),
      ruledAt: one.ruledAt?.toISOString() ?? null,
    }));
    return context.json({ items }, 200);
  });
  // A form of another site can send no JSON without asking first.
  api.use('/held/*', async (context, next) =>
    context.req.method === 'POST' && context.req.header('content-type')?.startsWith('application/json') !== true
      ? context.json({ error: { code: 'unsupported-media-type', message: 'send application/json' } }, 415)
      : next(),
  );
  api.openapi(ruleHeld, async (context) => {
    if (tokens === undefined) {
      const message = 'no token is set here, so nothing can be changed: set NIANBAO_TOKEN, or use `nianbao held`';
      return context.json({ error: { code: 'forbidden', message } }, 403);
    }
    const { id } = context.req.valid('param');
    const reports = await held.rule(id, context.req.valid('json').ruling, 'API', new Date());
    if (reports === 0)
      return context.json({ error: { code: 'not-found', message: `Nothing is held back of ${id}.` } }, 404);
    return context.json({ reports }, 200);
  });
}
