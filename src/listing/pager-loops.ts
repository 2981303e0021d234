import { canonicalUrl } from './canonical-url.ts';
import { asText } from './json.ts';
import { mostPages } from './page-numbers.ts';
import { namesOf } from './script-names.ts';
import { scriptsOf } from './scripts.ts';

const loop =
  /\bfor\s{0,3}\(\s{0,3}(?:var|let)?\s{0,3}([\w$]{1,20})\s{0,3}=\s{0,3}(\d{1,3})\s{0,3};\s{0,3}\1\s{0,3}(<=?)\s{0,3}([\w$.]{1,40})\s{0,3};/g;
const yearLoop =
  /\bfor\s{0,3}\(\s{0,3}(?:var|let)?\s{0,3}([\w$]{1,20})\s{0,3}=\s{0,3}([\w$.()\s-]{1,60}?)\s{0,3};\s{0,3}\1\s{0,3}([<>]=?)\s{0,3}([\w$.()\s-]{1,60}?)\s{0,3};\s{0,3}(?:\1\s{0,3}(?:\+\+|--|[+-]=\s{0,3}1)|(?:\+\+|--)\1)/g;
const thisYearWords =
  /^(?:new\s+Date\(\s{0,3}\)|[\w$]{1,20})\.getFullYear\(\s{0,3}\)\s{0,3}(?:([+-])\s{0,3}(\d{1,2}))?$/;
/** Reports of a year stand there from its end on; the law began in 2008. */
const firstYear = 2000;
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
      const pages = drawn(joined(body.slice(start, start + 900)), counter ?? '', Number(from), last, base);
      if (pages.length > 0) return pages;
    }
  }
  return [];
}

/** Lists that a script draws links to, one for each year; and whether it draws some that lead nowhere by themselves. */
interface LoopedYears {
  readonly lists: readonly string[];
  readonly areUnseen: boolean;
}

/**
 * Lists of years that a script draws links to in a loop.
 * @param open where calls of the page's functions lead
 */
export function loopedYears(
  text: string,
  base: string,
  thisYear: number | undefined,
  open: (call: string) => string | null,
): LoopedYears {
  const { scripts } = scriptsOf(text);
  let areUnseen = false;
  for (const { body } of scripts) {
    if (body.length > 100_000 || !/\bfor\s{0,3}\(/.test(body)) continue;
    const names = namesOf(body);
    const yearOf = (expression: string): number => {
      const clock = thisYearWords.exec(expression);
      const [, sign, by = '0'] = clock ?? [];
      if (clock !== null) return thisYear === undefined ? Number.NaN : thisYear + Number(by) * (sign === '-' ? -1 : 1);
      return Number(/^\d+$/.test(expression) ? expression : (asText(names.get(expression)) ?? Number.NaN));
    };
    for (const found of body.matchAll(yearLoop)) {
      const [whole, counter = '', start = '', sign = '', bound = ''] = found;
      const [from, to] = [yearOf(start), yearOf(bound)];
      const step = sign.startsWith('>') ? -1 : 1;
      const last = sign.endsWith('=') ? to : to - step;
      const count = (last - from) * step + 1;
      if (!(Math.min(from, last) >= firstYear && Math.max(from, last) < 2200 && count >= 2 && count <= 60)) continue;
      const inside = body.slice(found.index + whole.length, found.index + whole.length + 600);
      const drawnIn = inside.split(/\bfor\s{0,3}\(/, 1)[0] ?? '';
      if (!/<(?:a|li|span|div|td|dd)\b/i.test(drawnIn)) continue;
      const years = Array.from({ length: count }, (_unused, at) => from + at * step);
      const lists = years.flatMap((year) => yearAddress(drawnIn, counter, year, base, open) ?? []);
      if (lists.length > 0) return { lists, areUnseen: false };
      areUnseen ||= drawnIn.includes(counter) && /onclick|href/i.test(drawnIn);
    }
  }
  return { lists: [], areUnseen };
}

const attributeDrawn =
  /(?:href|onclick|data-(?:url|href))=\\?["']((?:[^"'<>]|\\?["']\s{0,3}\+[^+<>]{1,40}\+\s{0,3}\\?["']|\\["']){1,200})/;

/** Where what is drawn for one year leads. */
function yearAddress(
  drawnIn: string,
  counter: string,
  year: number,
  base: string,
  open: (call: string) => string | null,
): string | null {
  const joinedIn = new RegExp(`(["'])\\s{0,3}\\+\\s{0,3}${counter.replaceAll('$', '\\$')}\\s{0,3}\\+\\s{0,3}\\1`, 'g');
  const template = new RegExp(`\\$\\{\\s{0,3}${counter.replaceAll('$', '\\$')}\\s{0,3}\\}`, 'g');
  const markup = drawnIn.replaceAll(joinedIn, String(year)).replaceAll(template, String(year));
  const value = attributeDrawn.exec(markup)?.[1]?.replaceAll('\\', '') ?? '';
  if (!value.includes(String(year))) return null;
  if (/^javascript:|^[\w$.]{1,40}\(/i.test(value)) return open(value);
  return canonicalUrl(value, base);
}

/** A script's text with pieces of text in one: `"index" + "_"`. */
const joined = (script: string): string => script.replaceAll(/(["'])\s{0,3}\+\s{0,3}\1/g, '');

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
