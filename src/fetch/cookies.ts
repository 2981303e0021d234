import type { RawHeaders } from '../domain/index.ts';

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly secure: boolean;
  readonly untilMs: number;
}

/** Cookies of the hosts that set them, and of no other; kept in memory, bounded in number and time. */
export interface CookieJar {
  /** Value of a Cookie field for an address; null where there is none. */
  cookieFor(url: URL): string | null;
  /** Takes in the Set-Cookie fields of an answer. */
  keep(url: URL, headers: RawHeaders): void;
}

const mostHosts = 2000;
const mostCookies = 50;
const longestBytes = 4096;
/** Of one Cookie field: servers take some 8 KB of header in all. */
const longestField = 5000;
/** A session ends when a browser is closed; ours after an hour. */
const longestMs = 3_600_000;

function expiry(attributes: ReadonlyMap<string, string>, nowMs: number): number {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d{1,12}$/.test(maxAge)) return nowMs + Math.min(Number(maxAge) * 1000, longestMs);
  const expires = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expires) ? nowMs + longestMs : Math.min(expires, nowMs + longestMs);
}

function pathMatches(asked: string, path: string): boolean {
  return asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'));
}

/** A cookie jar (RFC 6265, host-only: no cookie is shared with another host). */
export function createCookieJar(now: () => number): CookieJar {
  const hosts = new Map<string, Map<string, Cookie>>();

  function keepOne(cookies: Map<string, Cookie>, url: URL, field: string): void {
    const [pair = '', ...rest] = field.split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    // Only what may stand in a Cookie field goes back (RFC 6265, 4.1.1).
    if (
      equals < 1 ||
      !/^[\w!#$%&'*+.^`|~-]+$/.test(name) ||
      !/^[\u0021\u0023-\u002b\u002d-\u003a\u003c-\u005b\u005d-\u007e"]*$/.test(value)
    )
      return;
    const attributes = new Map(
      rest.map((attribute) => {
        const at = attribute.indexOf('=');
        const key = (at === -1 ? attribute : attribute.slice(0, at)).trim().toLowerCase();
        return [key, at === -1 ? '' : attribute.slice(at + 1).trim()];
      }),
    );
    const given = attributes.get('path') ?? '';
    const path = given.startsWith('/') ? given : url.pathname.replace(/\/[^/]*$/, '') || '/';
    const untilMs = expiry(attributes, now());
    cookies.delete(name);
    if (untilMs <= now()) return;
    cookies.set(name, { value, path, secure: attributes.has('secure'), untilMs });
    if (cookies.size > mostCookies) cookies.delete(cookies.keys().next().value ?? '');
  }

  return {
    cookieFor(url) {
      const cookies = hosts.get(url.host);
      if (cookies === undefined) return null;
      const pairs: string[] = [];
      let length = 0;
      // Where there are too many, the latest go.
      for (const [name, cookie] of [...cookies].reverse()) {
        if (cookie.untilMs <= now()) cookies.delete(name);
        else if (pathMatches(url.pathname, cookie.path) && (!cookie.secure || url.protocol === 'https:')) {
          const pair = `${name}=${cookie.value}`;
          length += pair.length + 2;
          if (length > longestField) break;
          pairs.unshift(pair);
        }
      }
      return pairs.length === 0 ? null : pairs.join('; ');
    },
    keep(url, headers) {
      for (const [name, field] of headers) {
        if (field.length > longestBytes || name.toLowerCase() !== 'set-cookie') continue;
        const cookies = hosts.get(url.host) ?? new Map<string, Cookie>();
        if (!hosts.has(url.host)) {
          if (hosts.size >= mostHosts) hosts.delete(hosts.keys().next().value ?? '');
          hosts.set(url.host, cookies);
        }
        keepOne(cookies, url, field);
      }
    },
  };
}
