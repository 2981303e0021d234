import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { changeKinds, type ChangeKind } from '../domain/index.ts';
import { createApi, describeApi } from './api/index.ts';
import { onlyWithToken } from './auth.ts';
import type { WebDeps } from './deps.ts';
import { type FeedOf, renderFeed } from './feed.ts';
import { readinessOf } from './health.ts';
import { type Frame, renderPage } from './layout.ts';
import type { Metrics } from './metrics.ts';
import { createPages } from './routes/index.ts';
import { apiDocsPage } from './pages/api-docs.ts';
import { messagePage } from './pages/message.ts';
import { restrictionOf } from './restriction.ts';
import { onlyHosts, onlyText, safeHeaders } from './security.ts';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1c5c7a"/><path d="M9 8h10l4 4v12H9z" fill="#fff"/><path d="M12 15h8M12 18.500h8M12 22h5" stroke="#1c5c7a" stroke-width="1.600"/></svg>`;

const feedLength = 50;

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

interface FeedFilter extends FeedOf {
  readonly kind?: ChangeKind;
}

const longestFilter = 200;

/** What a feed is asked for; a kind that does not exist narrows nothing. */
function feedOf(query: (name: string) => string | undefined): FeedFilter {
  const asked = (name: 'portal' | 'report' | 'publisher'): Omit<FeedOf, 'kind'> => {
    const value = query(name)?.slice(0, longestFilter).trim() ?? '';
    return value === '' ? {} : { [name]: value };
  };
  const kind = changeKinds.find((one) => one === query('kind'));
  return { ...asked('portal'), ...asked('report'), ...asked('publisher'), ...(kind === undefined ? {} : { kind }) };
}

/** The whole site: pages, API, feed and probes. Opens no port and reads nothing before a request comes. */
export function createApp(deps: WebDeps): Hono {
  const styles = readFileSync(new URL('style.css', import.meta.url), 'utf8');
  const styleHref = `/assets/style.css?v=${createHash('sha256').update(styles).digest('hex').slice(0, 12)}`;
  const frame: Frame = {
    version: deps.version,
    styleHref,
    hasInbox: deps.inbox !== undefined,
    hasHeld: deps.held !== undefined,
  };
  const baseOf = (context: Context): string => deps.publicUrl?.replace(/\/+$/u, '') ?? new URL(context.req.url).origin;

  const app = new Hono();
  app.use(measured(deps.metrics));
  app.use(safeHeaders);
  app.use(onlyHosts(deps.hosts ?? 'loopback'));
  app.use(onlyText);

  app.get('/healthz', (context) => context.json({ status: 'alive', version: deps.version }));
  app.get('/readyz', async (context) => {
    const readiness = await readinessOf(deps.readiness, (error) => deps.report?.(error, '/readyz'));
    return context.json(readiness, readiness.ready ? 200 : 503);
  });

  if (deps.tokens !== undefined) {
    app.use(onlyWithToken(deps.tokens));
  }

  app.get('/metrics', async (context) =>
    context.body(await deps.metrics.registry.metrics(), 200, { 'content-type': deps.metrics.registry.contentType }),
  );
  app.get('/assets/style.css', (context) =>
    context.body(styles, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    }),
  );
  app.get('/assets/icon.svg', (context) =>
    context.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=86400' }),
  );
  app.get('/favicon.ico', (context) => context.redirect('/assets/icon.svg', 301));
  app.get('/feed.atom', async (context) => {
    const of = feedOf((name) => context.req.query(name));
    const { items } = await deps.reads.changes(
      {
        audience: 'readers',
        withoutBaseline: true,
        ...(of.portal === undefined ? {} : { portalId: of.portal }),
        ...(of.report === undefined ? {} : { reportId: of.report }),
        ...(of.publisher === undefined ? {} : { publisher: of.publisher }),
        ...(of.kind === undefined ? {} : { kind: of.kind }),
      },
      { limit: feedLength, cursor: null },
    );
    const entries = await Promise.all(
      items.map(async (change) => ({
        change,
        withDiff: (await restrictionOf(deps.reads, [change.captureId, change.previousCaptureId])) === null,
      })),
    );
    return context.body(renderFeed(entries, of, baseOf(context), deps.version), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
    });
  });

  const api = createApi(deps);
  app.get('/api/openapi.json', (context) => context.json(describeApi(api, deps.version, `${baseOf(context)}/api`)));
  app.get('/api', (context) => context.redirect('/api/docs'));
  app.get('/api/docs', (context) =>
    context.html(renderPage(frame, apiDocsPage(describeApi(api, deps.version, `${baseOf(context)}/api`)))),
  );
  app.route('/api', api);
  app.all('/api/*', (context) =>
    context.json({ error: { code: 'not-found', message: 'There is no such endpoint; see /api/docs.' } }, 404),
  );
  app.route('/', createPages(deps, frame));

  app.notFound((context) =>
    context.html(renderPage(frame, messagePage('没有这一页', '地址有误，或所指的记录不存在。')), 404),
  );
  app.onError((error, context) => {
    deps.report?.(error, context.req.path);
    return context.req.path.startsWith('/api/')
      ? context.json({ error: { code: 'internal', message: 'The program failed; its log says why.' } }, 500)
      : context.html(renderPage(frame, messagePage('出了差错', '这一页未能显示，原因已记入日志。请稍后再试。')), 500);
  });
  return app;
}
