import { partsRun } from './page-markup.ts';
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

/** Where a value of `Refresh` leads (`0;url=/new`), soon enough to be no renewal of the same page. */
function refreshTarget(value: string): string | null {
  const parts = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?["']?\s*([^"']+?)\s*["']?\s*$/i.exec(value);
  return parts?.[2] !== undefined && Number(parts[1]) <= longestWaitSeconds ? parts[2] : null;
}

function metaTarget(html: string): string | null {
  for (const [tag] of html.matchAll(metaTag)) {
    if (!/http-equiv\s{0,3}=\s{0,3}["']?refresh/i.test(tag)) continue;
    const content = /content\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
    const target = refreshTarget(
      (content?.slice(1).find((value) => value !== undefined) ?? '').replaceAll('&amp;', '&'),
    );
    if (target !== null) return target;
  }
  return null;
}

function scriptTarget(scripts: string, html: string): string | null {
  const found = assigned.exec(scripts) ?? called.exec(scripts);
  return found === null || conditional.test(html) ? null : (found[2] ?? null);
}

/**
 * Where a page without content of its own sends a browser: by a field of its header, by meta refresh, or by one plain
 * assignment to `location`. Null for pages that say something, for scripts with conditions, and for a page that only reloads
 * itself.
 * @param refresh value of the field `Refresh`
 */
export function softRedirect(html: string, url: string, refresh: string | null = null): string | null {
  if (refresh === null && !/refresh|location/i.test(html)) return null;
  const target = refreshTarget(refresh ?? '') ?? targetInMarkup(html);
  if (target === null) return null;
  const sketch = sketchPage(html);
  if (sketch.enough || sketch.prose.length > redirectProse || sketch.links > 10) return null;
  const resolved = URL.parse(target, url);
  if (resolved === null || (resolved.protocol !== 'http:' && resolved.protocol !== 'https:')) return null;
  resolved.hash = '';
  return resolved.href === url ? null : resolved.href;
}

/** What a browser that runs scripts would follow: nothing in comments, nor in what it shows only without them. */
function targetInMarkup(html: string): string | null {
  const { markup, scripts } = partsRun(html);
  return metaTarget(markup) ?? scriptTarget(`${scripts}${markup}`, html);
}
