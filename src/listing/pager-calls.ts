import { canonicalUrl } from './canonical-url.ts';
import { mostPages } from './page-numbers.ts';

const call = /createpage(?:html)?\w{0,10}\s{0,3}\(([^()]{3,300})\)/gi;
const argument = /"([^"]{0,80})"|'([^']{0,80})'|([\w.]{1,80})/g;
const extensionWord = /^\.?(s?html?|jspx?|aspx?|php)$/i;

/** Older templates keep the numbers in variables and write the links themselves. */
const countVariable = /\bvar\s{1,3}(?:countPage|pageCount|nPageCount|totalPage)\s{0,3}=\s{0,3}["']?(\d{1,5})/;
const currentVariable = /\bvar\s{1,3}(?:currentPage|curPage|nCurrIndex|nowPage)\s{0,3}=\s{0,3}["']?(\d{1,5})/;
const writtenName = /["'/]([A-Za-z][\w-]{0,40})_["']\s{0,3}\+/;
const writtenExtension = /\+\s{0,3}["']\.(s?html?)\b/;

interface Announced {
  readonly count: number;
  /** From 0. */
  readonly current: number;
  readonly name: string;
  readonly extension: string;
}

/**
 * What `createPageHTML(count, current, name, extension)` announces, in whatever order a template gives it: the larger of
 * the first two numbers is the count, the name stands before the extension, and where a box is named first the current
 * page is counted from 1.
 */
function announcedBy(inside: string): Announced | null {
  const given = [...inside.matchAll(argument)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const numbers = given.flatMap((value, at) => (/^\d{1,5}$/.test(value) ? [{ value: Number(value), at }] : []));
  const end = given.findIndex((value, at) => at > 0 && extensionWord.test(value));
  const name = given[end - 1] ?? '';
  const [first, second] = numbers;
  if (first === undefined || second === undefined || !/^[\w.-]{1,80}$/.test(name)) return null;
  const fromOne = given.some((value, at) => at < first.at && at !== end && at !== end - 1 && value !== '');
  const count = Math.max(first.value, second.value);
  const current = Math.min(first.value, second.value) - (fromOne ? 1 : 0);
  return { count, current, name, extension: (given[end] ?? '').replace(/^\./, '') };
}

/** A template's comment shows how it is called; only what runs counts. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^*]{0,2000}\*\/|(?<![:"'])\/\/[^\n<]{0,300}|<!--[^<]{0,300}-->/g, (comment) =>
    /createpage/i.test(comment) ? '' : comment,
  );
}

function announcement(text: string): Announced | null {
  if (/createpage/i.test(text)) {
    for (const [, inside = ''] of withoutComments(text).matchAll(call)) {
      const announced = announcedBy(inside);
      if (announced !== null) return announced;
    }
  }
  const count = countVariable.exec(text)?.[1];
  const current = currentVariable.exec(text)?.[1];
  const name = writtenName.exec(text)?.[1];
  const extension = writtenExtension.exec(text)?.[1];
  if (count === undefined || current === undefined || name === undefined || extension === undefined) return null;
  return { count: Number(count), current: Number(current), name, extension };
}

/**
 * Pages after this one, announced by the script that draws the pager: `index.html`, `index_1.html` … The address of the
 * page itself tells where it stands, else the script.
 */
export function announcedPages(text: string, base: string): string[] {
  const found = announcement(text);
  if (found === null) return [];
  const { count, name, extension } = found;
  const file = URL.parse(base)?.pathname.split('/').at(-1) ?? '';
  const own = file.startsWith(`${name}_`) ? /^_(\d{1,5})\./.exec(file.slice(name.length))?.[1] : undefined;
  const here = own === undefined ? Math.max(0, found.current) : Number(own);
  const pages: string[] = [];
  for (let page = here + 1; page < Math.min(count, mostPages); page += 1) {
    const url = canonicalUrl(`${name}_${page}.${extension}`, base);
    if (url !== null) pages.push(url);
  }
  return pages;
}
