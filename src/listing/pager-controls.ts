import type { CheerioAPI } from 'cheerio/slim';
import { addressOf } from './anchors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { choiceOf, pagesToChoose } from './choices.ts';
import { elementsOf, parentOf, spacedText, type PageElement } from './nodes.ts';
import { lastByGuard, readPageOpeners } from './pager-scripts.ts';
import { tidy } from './title.ts';

const nextWords =
  /^(?:下一?页|后一?页|下页|向后|next(?:page)?|[>›»＞]|(?:下一?页|next)[>›»＞]{1,2}|[>›»＞]{1,2}下一?页)$/i;
const firstWords = /^(?:首页|第一?页|第1页|最前页|first(?:page)?|\|<|<<|«)$/i;
const lastWords = /^(?:尾页|末页|最后一?页|最末页|最后|last(?:page)?|>\||>>\||(?:尾页|末页)[>›»＞|]{1,2})$/i;
/** Beside the numbers of pages these lead on; anywhere else they may lead to anything. */
const arrow = /^[→⇒▶►]$/;
const doubleArrow = /^(?:>>|››|»»|＞＞)$/;
/** What leads to the numbers after those shown, and to those before. */
const groupWords = /^(?:\.{2,6}|…{1,2}|⋯{1,2}|[上下前后](?:\d{1,3}|[五十])页|[上下前后]一?组)$/;
const previousWords = /^(?:上一?页|前一?页|prev(?:ious)?(?:page)?)$/i;
/** Attributes that hold an address where `href` holds a script. */
const addressAttributes = ['data-href', 'data-url', 'data-link', 'data-next', 'data-more', 'url'];
/** A control that adds to the list what stands at an address of its own. */
const moreWords = /^(?:点击)?(?:加载|显示|载入|查看)更多\D{0,6}$|^load\s?more$/i;

/** A larger number is a year. */
const mostNumber = 1899;
const numberLabel = /^[[【第]?(\d{1,4})[\]】页]?$/;

/** What the links of a pager say; numbers of pages from 1. */
export interface PagerControls {
  readonly next: string | null;
  readonly last: string | null;
  /** Where 首页 leads, the site's own too. */
  readonly first: ReadonlySet<string>;
  readonly hasPrevious: boolean;
  readonly numbered: ReadonlyMap<number, string>;
  /** Whether 2 stands right after a 1: a pager of two pages leads nowhere else. */
  readonly isAfterOne: boolean;
  /** The last page that the pager's function goes to; null where it does not say. */
  readonly bound: number | null;
  /** Where groups of numbers before and after those shown begin. */
  readonly groups: readonly string[];
  /** Text around the links. */
  readonly around: string;
}

const isControl = ({ name, attribs }: PageElement): boolean =>
  name === 'a' || name === 'button' || attribs['onclick'] !== undefined || attribs['data-href'] !== undefined;

export function readControls($: CheerioAPI, text: string, base: string): PagerControls {
  const open = readPageOpeners($, text, base);
  const numbered = new Map<number, string>();
  const found: { next?: string; last?: string; double?: string } = {};
  const groups: string[] = [];
  const first = new Set<string>();
  let hasPrevious = false;
  let isAfterOne = false;
  let bound: number | null = null;
  let around = '';
  for (const element of elementsOf($, isControl)) {
    const { attribs } = element;
    const href = attribs['href']?.trim() ?? '';
    const scripted = href === '' || /^(?:javascript:|#)/i.test(href);
    if ((scripted && element.children.length > 3) || attribs['disabled'] !== undefined) continue;
    const shown = (spacedText(element) || (element.name === 'input' ? (attribs['value'] ?? '') : '')).replaceAll(
      /\s/g,
      '',
    );
    if (shown.length > 12) continue;
    const label =
      shown === '' ? tidy(attribs['title'] ?? $(element).find('img').attr('alt') ?? '').replaceAll(' ', '') : shown;
    const shownNumber = numberLabel.exec(label)?.[1];
    const number = Number(shownNumber) > mostNumber ? undefined : shownNumber;
    const held = addressAttributes
      .map((name) => attribs[name])
      .find((value) => value !== undefined && /[/.?]/.test(value));
    const isNext =
      nextWords.test(label) ||
      (arrow.test(label) && numberLabel.test(wordBefore(element))) ||
      (scripted && held !== undefined && moreWords.test(label));
    const role = isNext ? 'next' : lastWords.test(label) ? 'last' : doubleArrow.test(label) ? 'double' : null;
    if (previousWords.test(label)) hasPrevious ||= href !== '' && href !== '#' && !/javascript:(?:;|void)/i.test(href);
    const isGroup = groupWords.test(label);
    const isFirst = firstWords.test(label);
    if (number === undefined && role === null && !isGroup && !isFirst) continue;
    const call = scripted ? `${attribs['onclick'] ?? ''} ${href}` : '';
    const guard = call.trim() === '' ? null : lastByGuard(call, text);
    if (guard !== null) bound = guard.last;
    // Beyond its last page the function leads nowhere; a number that is shown is no such page.
    if (guard !== null && number === undefined && guard.called > guard.last) continue;
    const url = !scripted
      ? canonicalUrl(href, base)
      : held === undefined
        ? (open(call) ?? canonicalUrl(addressOf(element) ?? '', base))
        : canonicalUrl(held, base);
    if (url === null) continue;
    if (isFirst) first.add(url);
    if (isFirst) continue;
    if (isGroup) groups.push(url);
    else if (role !== null) found[role] ??= url;
    else if (number !== undefined && !numbered.has(Number(number))) {
      numbered.set(Number(number), url);
      if (number === '2') isAfterOne = numberLabel.exec(wordBefore(element))?.[1] === '1';
    }
    if (around === '') around = surroundings(element);
  }
  for (const [page, url] of choices($, text, base, open))
    if (page <= mostNumber && !numbered.has(page)) numbered.set(page, url);
  // `>>` beside `>` or 下一页 is the last page; alone it is the next.
  const next = found.next ?? found.double ?? nextInHead($, base);
  const last = found.last ?? (found.next === undefined ? null : (found.double ?? null));
  const isBound = bound !== null && [...numbered.keys()].every((page) => page <= (bound ?? 0));
  return { next, last, first, hasPrevious, numbered, isAfterOne, bound: isBound ? bound : null, groups, around };
}

/** What stands right before an element. */
export function wordBefore(element: PageElement): string {
  let at: PageElement | null = element;
  for (let level = 0; level < 3 && at !== null; level += 1, at = parentOf(at)) {
    for (let before = at.prev; before !== null; before = before.prev) {
      const words = spacedText(before).replaceAll(/\s/g, '');
      if (words !== '') return words;
    }
  }
  return '';
}

/** The next page as the head of the page names it. */
function nextInHead($: CheerioAPI, base: string): string | null {
  const [link] = elementsOf($, ({ name, attribs }) => name === 'link' && attribs['rel']?.toLowerCase() === 'next');
  const href = link?.attribs['href'];
  return href === undefined ? null : canonicalUrl(href, base);
}

/** Text of the pager that a link stands in. */
function surroundings(element: PageElement): string {
  let text = '';
  let at: PageElement | null = element;
  for (let depth = 0; depth < 5 && at !== null && at.name !== 'body'; depth += 1) {
    const more = tidy(spacedText(at));
    if (more.length > 400) break;
    text = more;
    at = parentOf(at);
  }
  return text;
}

/** Pages in a list of choices, by their own addresses or by what a script makes of them. */
function choices($: CheerioAPI, text: string, base: string, open: (call: string) => string | null): [number, string][] {
  return elementsOf($, ({ name }) => name === 'select').flatMap((select) => {
    const pages = pagesToChoose(select);
    const choose = pages.some(({ value }) => /^\d{1,4}$/.test(value)) ? choiceOf($, select, text, base, open) : null;
    return pages.flatMap(({ page, value }): [number, string][] => {
      const chosen = /^\d{1,4}$/.test(value) ? choose?.(value) : null;
      const url = /[/.?]/.test(value) ? canonicalUrl(value, base) : (chosen ?? null);
      return url === null ? [] : [[page, url]];
    });
  });
}
