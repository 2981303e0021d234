import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { createApi, describeApi } from './api/index.ts';
import { onlyWithToken } from './auth.ts';
import type { WebDeps } from './deps.ts';
import { readinessOf } from './health.ts';
import { type Frame, renderPage } from './layout.ts';
import type { Metrics } from './metrics.ts';
import { apiDocsPage } from './pages/api-docs.ts';
import { messagePage } from './pages/message.ts';
import { addAssets, readStyles } from './routes/assets.ts';
import { addFeed } from './routes/feed.ts';
import { createPages } from './routes/index.ts';
import { onlyHosts, onlyText, safeHeaders } from './security.ts';

/** Counts every answer by its route, never by its address. */
function measured(metrics: Metrics): MiddlewareHandler {
  return async (context, next) => {
    const startedAt = performance.now();
    await next();
    const route = routePath(context, -1);
    metrics.httpRequests.inc({ route, status: String(context.res.status) });
    metrics.httpSeconds.observe({ route }, (performance.now() - startedAt) / 1000);
  };
}

/** The whole site: pages, API, feed and probes. Opens no port and reads nothing of the store before a request comes. */
export function createApp(deps: WebDeps): Hono {
  const styles = readStyles();
  const frame: Frame = {
    version: deps.version,
    styleHref: styles.href,
    hasInbox: deps.inbox !== undefined,
    hasHeld: deps.held !== undefined,
  };
  const baseOf = (context: Context): string => deps.publicUrl?.replace(/\/+$/u, '') ?? new URL(context.req.url).origin;

  const app = new Hono();
  app.use(measured(deps.metrics), safeHeaders, onlyHosts(deps.hosts ?? 'loopback'), onlyText);
  addProbes(app, deps);
  if (deps.tokens !== undefined) app.use(onlyWithToken(deps.tokens));
  addMetrics(app, deps.metrics);
  addAssets(app, styles);
  addFeed(app, deps, baseOf);
  addApi(app, deps, frame, baseOf);
  app.route('/', createPages(deps, frame));
  addFailures(app, deps, frame);
  return app;
}

/** What a supervisor asks; answered without a token. */
function addProbes(app: Hono, deps: WebDeps): void {
  app.get('/healthz', (context) => context.json({ status: 'alive', version: deps.version }));
  app.get('/readyz', async (context) => {
    const readiness = await readinessOf(deps.readiness, (error) => deps.report?.(error, '/readyz'));
    return context.json(readiness, readiness.ready ? 200 : 503);
  });
}

function addMetrics(app: Hono, { registry }: Metrics): void {
  app.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  );
}

function addApi(app: Hono, deps: WebDeps, frame: Frame, baseOf: (context: Context) => string): void {
  const api = createApi(deps);
  const described = (context: Context) => describeApi(api, deps.version, `${baseOf(context)}/api`);
  app.get('/api/openapi.json', (context) => context.json(described(context)));
  app.get('/api', (context) => context.redirect('/api/docs'));
  app.get('/api/docs', (context) => context.html(renderPage(frame, apiDocsPage(described(context)))));
  app.route('/api', api);
  app.all('/api/*', (context) =>
    context.json({ error: { code: 'not-found', message: 'There is no such endpoint; see /api/docs.' } }, 404),
  );
}

/** What is said where there is nothing, and where the program fails. */
function addFailures(app: Hono, deps: WebDeps, frame: Frame): void {
  app.notFound((context) =>
    context.html(renderPage(frame, messagePage('没有这一页', '地址有误，或所指的记录不存在。')), 404),
  );
  app.onError((error, context) => {
    deps.report?.(error, context.req.path);
    return context.req.path.startsWith('/api/')
      ? context.json({ error: { code: 'internal', message: 'The program failed; its log says why.' } }, 500)
      : context.html(renderPage(frame, messagePage('出了差错', '这一页未能显示，原因已记入日志。请稍后再试。')), 500);
  });
}
