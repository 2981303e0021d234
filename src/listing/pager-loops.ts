import { canonicalUrl } from './canonical-url.ts';
import { asText } from './json.ts';
import { mostPages } from './page-numbers.ts';
import { namesOf } from './script-names.ts';
import { scriptsOf } from './scripts.ts';

const loop =
  /\bfor\s{0,3}\(\s{0,3}(?:var|let)?\s{0,3}([\w$]{1,20})\s{0,3}=\s{0,3}(\d{1,3})\s{0,3};\s{0,3}\1\s{0,3}(<=?)\s{0,3}([\w$.]{1,40})\s{0,3};/g;
const link =
  /(["'])((?:(?!\1)[^\n<>]){0,120}?)\1\s{0,3}\+\s{0,3}(?:\(\s{0,3})?([\w$]{1,20})(?:\s{0,3}([+-])\s{0,3}1\s{0,3}\))?\s{0,3}\+\s{0,3}(["'])([^"'\n<>]{0,80})/g;

/** Pages that a script draws links to, one for each number up to one that the page gives; the number stands in the address. */
export function loopedPages(text: string, base: string): string[] {
  const { scripts } = scriptsOf(text);
  for (const { body } of scripts) {
    if (body.length > 20_000 || !/\bfor\s{0,3}\(/.test(body)) continue;
    const names = namesOf(body);
    for (const [whole, counter, from, sign, end = ''] of body.matchAll(loop)) {
      const bound = Number(/^\d+$/.test(end) ? end : (asText(names.get(end)) ?? Number.NaN));
      const last = sign === '<' ? bound - 1 : bound;
      if (!(last >= 1 && last <= mostPages)) continue;
      const start = body.indexOf(whole) + whole.length;
      const pages = drawn(body.slice(start, start + 600), counter ?? '', Number(from), last, base);
      if (pages.length > 0) return pages;
    }
  }
  return [];
}

function drawn(body: string, counter: string, from: number, last: number, base: string): string[] {
  for (const [, , before = '', name, sign, , after = ''] of body.matchAll(link)) {
    const path = /(?:href=\\?["']?)?([^"'\s\\]*)$/.exec(before)?.[1] ?? '';
    const rest = /^[^"'\s\\]*/.exec(after)?.[0] ?? '';
    const isAddress = /^\.\w|[./?=&]/.test(rest) || /[?&/]\w*[=_-]?$/.test(path);
    if (name !== counter || !isAddress || path.includes('#')) continue;
    const shift = sign === '-' ? -1 : sign === '+' ? 1 : 0;
    return Array.from({ length: Math.max(0, last - from + 1) }, (_unused, at) => from + at + shift)
      .filter((page) => page > (from === 0 && shift === 0 ? 0 : 1) || (shift === -1 && page === 1))
      .flatMap((page) => canonicalUrl(`${path}${page}${rest}`, base) ?? []);
  }
  return [];
}
