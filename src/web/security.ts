import type { MiddlewareHandler } from 'hono';

/**
 * Which names in `Host` are answered: those of loopback only, these names besides, or any. A page elsewhere that makes
 * its own name point here (DNS rebinding) is turned away by this.
 */
export type AllowedHosts = 'loopback' | 'any' | readonly string[];

const loopbackName = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Pages load their own style sheet and pictures, and nothing else; they run no script and stand in no frame. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Name without port, lower case, of a Host header; null where it is malformed. */
function nameOfHost(host: string): string | null {
  const parsed = URL.parse(`http://${host}/`);
  return parsed === null || parsed.username !== '' || parsed.pathname !== '/' ? null : parsed.hostname.toLowerCase();
}

/** Answers 421 to a name that is not ours. */
export function onlyHosts(allowed: AllowedHosts): MiddlewareHandler {
  const names = typeof allowed === 'string' ? [] : allowed.map((name) => nameOfHost(name));
  return async (context, next) => {
    const name = nameOfHost(context.req.header('host') ?? new URL(context.req.url).host);
    const known = name !== null && (allowed === 'any' || loopbackName.test(name) || names.includes(name));
    if (!known) {
      return context.text('This server does not answer under that name.\n', 421);
    }
    return next();
  };
}

/** Answers 400 to an address that holds a NUL: no text has one, and the database refuses it. */
export const onlyText: MiddlewareHandler = async (context, next) =>
  context.req.url.includes('%00') ? context.text('The address holds a NUL character.\n', 400) : next();

/** Headers of every answer; an answer that brings its own policy keeps it. */
export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', pagePolicy);
  }
  if (!headers.has('cache-control')) {
    headers.set('cache-control', 'no-store');
  }
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
};
