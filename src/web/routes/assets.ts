import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1c5c7a"/><path d="M9 8h10l4 4v12H9z" fill="#fff"/><path d="M12 15h8M12 18.500h8M12 22h5" stroke="#1c5c7a" stroke-width="1.600"/></svg>`;

const yearSeconds = 365 * 24 * 60 * 60;
const daySeconds = 24 * 60 * 60;

/** The style sheet and the address under which it may be kept for ever. */
export interface Styles {
  readonly css: string;
  readonly href: string;
}

export function readStyles(): Styles {
  const css = readFileSync(new URL('../style.css', import.meta.url), 'utf8');
  return { css, href: `/assets/style.css?v=${createHash('sha256').update(css).digest('hex').slice(0, 12)}` };
}

export function addAssets(app: Hono, { css }: Styles): void {
  app.get('/assets/style.css', (context) =>
    context.body(css, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': `private, max-age=${yearSeconds}, immutable`,
    }),
  );
  app.get('/assets/icon.svg', (context) =>
    context.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': `private, max-age=${daySeconds}` }),
  );
  app.get('/favicon.ico', (context) => context.redirect('/assets/icon.svg', 301));
}
