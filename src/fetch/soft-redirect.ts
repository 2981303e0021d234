import { sketchPage } from './page-sketch.ts';

/** Prose beyond this is a page of its own, wherever it also points. */
const redirectProse = 200;
const longestWaitSeconds = 15;
const metaTag = /<meta\b[^>]{0,500}>/gi;
const assigned =
  /(?:^|[^\w.])(?:(?:window|self|top|parent|document)\.)*location(?:\.href)?\s{0,5}=\s{0,5}(["'])([^"'\s<>]{1,1000})\1\s{0,5}(?:[;}<]|$)/m;
const called =
  /(?:^|[^\w.])(?:(?:window|self|top|parent|document)\.)*location\.(?:replace|assign)\(\s{0,5}(["'])([^"'\s<>]{1,1000})\1\s{0,5}\)/;
/** A script that asks who is there decides for itself; one that sets cookies is a challenge. */
const conditional = /userAgent|navigator\.|screen\.|document\.cookie|\bif\s{0,3}\(|\?[^:"']{1,200}:/;

function metaTarget(html: string): string | null {
  for (const [tag] of html.matchAll(metaTag)) {
    if (!/http-equiv\s{0,3}=\s{0,3}["']?refresh/i.test(tag)) continue;
    const content = /content\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const value = (content?.[1] ?? content?.[2] ?? '').replaceAll('&amp;', '&');
    const parts = /^\s*(\d{1,4})(?:\.\d+)?\s*[;,]\s*(?:url\s*=\s*)?["']?\s*([^"']+?)\s*["']?\s*$/i.exec(value);
    if (parts?.[2] !== undefined && Number(parts[1]) <= longestWaitSeconds) return parts[2];
  }
  return null;
}

function scriptTarget(html: string): string | null {
  const found = assigned.exec(html) ?? called.exec(html);
  return found === null || conditional.test(html) ? null : (found[2] ?? null);
}

/**
 * Where a page without content of its own sends a browser: meta refresh, or one plain assignment to `location`. Null
 * for pages that say something, for scripts with conditions, and for a page that only reloads itself.
 */
export function softRedirect(html: string, url: string): string | null {
  if (!/refresh|location/i.test(html)) return null;
  const target = metaTarget(html) ?? scriptTarget(html);
  if (target === null) return null;
  const sketch = sketchPage(html);
  if (sketch.enough || sketch.prose.length > redirectProse || sketch.links > 10) return null;
  const resolved = URL.parse(target, url);
  if (resolved === null || (resolved.protocol !== 'http:' && resolved.protocol !== 'https:')) return null;
  resolved.hash = '';
  return resolved.href === url ? null : resolved.href;
}
