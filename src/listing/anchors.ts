import type { Cheerio, CheerioAPI } from 'cheerio';
import { canonicalUrl } from './canonical-url.ts';
import { addressInCall, passedOn } from './passed-on.ts';
import { readDay, type ListedDay } from './listed-date.ts';
import {
  elementsIn,
  elementsOf,
  isElement,
  parentOf,
  spacedText,
  textOf,
  type PageElement,
  type PageNode,
} from './nodes.ts';
import { isAction, isCut, tidy, titleOf } from './title.ts';

/** A link of the page with what stands around it. */
export interface ListAnchor {
  readonly url: string;
  readonly title: string;
  readonly day: ListedDay | null;
  /** The part of the list that is about one document. */
  readonly entry: PageElement;
  /** The list it stands in. */
  readonly container: PageElement;
}

/** Elements that are one entry of a list, never the list itself. */
const entries = new Set([
  'li',
  'tr',
  'p',
  'dt',
  'dd',
  'span',
  'b',
  'strong',
  'i',
  'em',
  'font',
  'u',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const lists = new Set(['ul', 'ol', 'tbody', 'table', 'dl']);

/** Whether an element leads to a page: an anchor, or what a script opens when it is clicked. */
function isLink(node: PageElement): boolean {
  if (node.attribs['href'] !== undefined) return node.name === 'a' && !leadsNowhere(node);
  if (node.attribs['onclick'] === undefined && node.attribs['data-href'] === undefined) return false;
  return addressOf(node) !== null && (node.name === 'a' || !node.children.some(hasAnchor));
}

/** An anchor that is there to be clicked, by a handler that stands elsewhere: `javascript:void(0)`. */
function leadsNowhere({ attribs }: PageElement): boolean {
  const isVoid = /^\s*javascript\s{0,3}:\s{0,3}(?:void\s{0,3}\(?\s{0,3}0?\s{0,3}\)?)?\s{0,3};?\s*$/i.test(
    attribs['href'] ?? '',
  );
  return isVoid && attribs['onclick'] === undefined && !heldByAnchors.some((name) => attribs[name] !== undefined);
}

/** Everything on the page that leads to a page, in document order. */
export function linksOf($: CheerioAPI): Cheerio<PageElement> {
  return $(elementsOf($, isLink));
}

function hasAnchor(node: PageNode): boolean {
  if (!isElement(node)) return false;
  return isLink(node) || node.children.some(hasAnchor);
}

/** The list an anchor belongs to, and the part of that list which is its entry. */
export function placeOf(
  anchor: PageElement,
  anchored: Map<PageElement, boolean>,
): { list: PageElement; entry: PageElement } {
  let entry = anchor;
  for (let above = parentOf(anchor); above !== null && above.name !== 'body'; above = parentOf(above)) {
    if (lists.has(above.name)) return { list: above, entry };
    if (!entries.has(above.name) && twoEntries(above, entry.name, anchored)) return { list: above, entry };
    entry = above;
  }
  return alone(anchor);
}

/** A link without its like: what surrounds it, up to where other links begin. */
function alone(anchor: PageElement): { list: PageElement; entry: PageElement } {
  let entry = anchor;
  for (let depth = 0; depth < 4; depth += 1) {
    const above = parentOf(entry);
    if (above === null || above.name === 'body' || countAnchors(above, 2) > 1) break;
    entry = above;
  }
  return { list: entry.name === 'a' ? (parentOf(entry) ?? entry) : entry, entry };
}

function countAnchors(node: PageNode, most: number): number {
  if (!isElement(node)) return 0;
  let count = isLink(node) ? 1 : 0;
  for (const child of node.children) {
    if (count >= most) break;
    count += countAnchors(child, most - count);
  }
  return count;
}

function twoEntries(list: PageElement, name: string, anchored: Map<PageElement, boolean>): boolean {
  const known = anchored.get(list);
  if (known !== undefined) return known;
  let count = 0;
  for (const child of list.children) {
    if (isElement(child) && child.name === name && hasAnchor(child) && !isBesides(child)) count += 1;
    if (count === 2) break;
  }
  anchored.set(list, count === 2);
  return count === 2;
}

/** A link beside a document's own: 下载, 图解. */
function isBesides(node: PageElement): boolean {
  return node.name === 'a' && isAction(spacedText(node));
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'anchor'; readonly anchor: PageElement };

function tokensOf(nodes: readonly PageNode[]): Token[] {
  const tokens: Token[] = [];
  const walk = (node: PageNode): void => {
    const text = textOf(node);
    if (text !== null) tokens.push({ kind: 'text', text });
    else if (isElement(node)) {
      if (isLink(node)) tokens.push({ kind: 'anchor', anchor: node });
      else for (const child of node.children) walk(child);
    }
  };
  for (const node of nodes) walk(node);
  return tokens;
}

/** Nodes that make up one entry: the child itself, with the `<dd>` after a `<dt>` or the `<dt>` before a `<dd>`, or the loose text around an anchor. */
function entryNodes(entry: PageElement): readonly PageNode[] {
  const nodes: PageNode[] = [entry];
  if (entry.name === 'dt') {
    for (let next = entry.next; next !== null; next = next.next) {
      if (isElement(next) && next.name === 'dt') break;
      nodes.push(next);
    }
    return nodes;
  }
  if (entry.name === 'dd') {
    for (let before = entry.prev; before !== null && !hasAnchor(before); before = before.prev) {
      nodes.unshift(before);
      if (isElement(before) && before.name === 'dt') break;
    }
    return nodes;
  }
  if (entry.name !== 'a') return nodes;
  for (let next = entry.next; next !== null && !endsEntry(next); next = next.next) nodes.push(next);
  for (let before = entry.prev; before !== null && !endsEntry(before); before = before.prev) nodes.unshift(before);
  return nodes;
}

function endsEntry(node: PageNode): boolean {
  return isElement(node) && (node.name === 'a' || node.name === 'br' || node.name === 'hr' || hasAnchor(node));
}

/** What an entry says of its anchors. */
interface EntryReading {
  readonly days: ReadonlyMap<PageElement, ListedDay | null>;
  /** True where an anchor has a title of its own: then 下载 and 查看 beside it are no documents. */
  readonly named: boolean;
}

/** Whether an anchor says what it leads to. */
function isNamed(anchor: PageElement): boolean {
  const text = tidy(spacedText(anchor));
  return text !== '' && !isAction(text);
}

/** Reads an entry: the date that goes with each anchor is the one after it, the one before it, or its own. */
function readEntry(entry: PageElement): EntryReading {
  const tokens = tokensOf(entryNodes(entry));
  const all = tokens.flatMap((token, at) => (token.kind === 'anchor' ? [{ anchor: token.anchor, at }] : []));
  const titled = all.filter(({ anchor }) => isNamed(anchor));
  const anchors = titled.length > 0 ? titled : all;
  const texts = (from: number, to: number): string[] =>
    tokens.slice(from, to).map((token) => (token.kind === 'text' ? token.text : ' '));
  // Links that only say 查看 or 下载 lead to one document, in several forms.
  const alone = titled.length === 0 || new Set(anchors.map(({ anchor }) => addressOf(anchor))).size === 1;
  const days = new Map<PageElement, ListedDay | null>();
  anchors.forEach(({ anchor, at }, order) => {
    const after = texts(at + 1, alone ? tokens.length : (anchors[order + 1]?.at ?? tokens.length));
    const before = texts(alone ? 0 : (anchors[order - 1]?.at ?? -1) + 1, at);
    days.set(
      anchor,
      dayAlone(after) ??
        dayAlone(before) ??
        dayAlone([before.join(' ')]) ??
        readDay(after.join(' ')) ??
        readDay(before.join(' ')) ??
        readDay(spacedText(anchor)) ??
        readDay(anchor.attribs['title'] ?? ''),
    );
  });
  return { days, named: titled.length > 0 };
}

/** A date that stands for itself; one in a summary is what the document is about. */
function dayAlone(texts: readonly string[]): ListedDay | null {
  for (const text of texts) {
    const day = readDay(text);
    if (day !== null && day.year !== null && text.trim().length - (day.end - day.start) <= 14) return day;
  }
  return null;
}

const wordsOf = (text: string): number => text.replaceAll(/[^\p{Script=Han}]/gu, '').length;

/** The text of an entry with the most words outside its links: the title where the link only says 查看. */
function entryTitle(entry: PageElement): string {
  return tokensOf([entry])
    .flatMap((token) => (token.kind === 'text' ? [tidy(token.text)] : []))
    .filter((text) => readDay(text) === null || text.length > 16)
    .reduce((longest, text) => (wordsOf(text) > wordsOf(longest) || longest === '' ? text : longest), '');
}

/** A page's address written into a script: quoted, and looking like a path. */
const scriptedAddress =
  /["']((?:https?:\/\/|\.{0,2}\/)[^"'\s<>()]{1,500}|\?[\w.-]{1,40}=[^"'\s<>()]{1,300}|[\w./-]{1,200}\.(?:s?html?|jhtml|jspx?|aspx?|php|do|action|pdf|docx?)(?:\?[^"'\s<>()]{0,300})?)["']/;

/** Attributes in which anchors hold an address for a script. */
const heldByAnchors = ['data-href', 'data-url', 'data-link', 'data-src', 'url'];

/** Where an anchor leads, also where a script opens it; null where it leads nowhere. */
export function addressOf(anchor: PageElement): string | null {
  const href = anchor.attribs['href']?.trim() ?? '';
  if (/^(?:mailto|tel|data|about):/i.test(href)) return null;
  // `#/article/7` is an address on a site that is one script.
  if (href !== '' && !/^(?:#(?!!?\/\S)|javascript:)/i.test(href)) return href;
  const names = anchor.name === 'a' ? heldByAnchors : ['data-href'];
  const held = names.map((name) => anchor.attribs[name]).find((value) => value !== undefined && /[/.?]/.test(value));
  if (held !== undefined) return held;
  const call = `${anchor.attribs['onclick'] ?? ''} ${href}`.slice(0, 2000);
  return scriptedAddress.exec(call)?.[1] ?? addressInCall(call);
}

const titleNames = /(?:^|[\s_-])(?:tit(?:le)?|bt|name|h|t|tt)\d?(?:$|[\s_-])/i;

/** The title of a link that is a whole card: its heading, or the part with most words where a day stands in another. */
function titleInside(anchor: PageElement): string | null {
  let card = anchor;
  for (;;) {
    const [only, ...others] = card.children.filter((child) => isElement(child) || (textOf(child)?.trim() ?? '') !== '');
    if (only === undefined || others.length > 0 || !isElement(only)) break;
    card = only;
  }
  const parts = card.children.filter(isElement).filter((part) => part.name !== 'img' && spacedText(part).trim() !== '');
  if (parts.length < 2) return null;
  const heading = parts.find((part) => /^h[1-6]$/.test(part.name) || titleNames.test(part.attribs['class'] ?? ''));
  if (heading !== undefined && wordsOf(spacedText(heading)) >= 4) return spacedText(heading);
  const isDay = (part: PageElement): boolean => wordsOf(spacedText(part)) < 10 && readDay(spacedText(part)) !== null;
  if (!parts.some(isDay)) return null;
  return parts.map((part) => spacedText(part)).reduce((most, text) => (wordsOf(text) > wordsOf(most) ? text : most));
}

/** What a pager's links say: among the entries of a list of paragraphs, one of them is no document. */
const turnsPages = /^(?:首页|第一页|[上下前后]一?页|尾页|末页|最后一?页)$/;

/**
 * Reads every anchor of the page that leads to a page, in document order.
 * @param open where a call in an anchor leads that holds no address itself
 */
export function readAnchors(
  found: Cheerio<PageElement>,
  base: string,
  open: (call: string) => string | null = () => null,
): ListAnchor[] {
  const anchored = new Map<PageElement, boolean>();
  const readings = new Map<PageElement, EntryReading>();
  const anchors: ListAnchor[] = [];
  found.each((_index, anchor) => {
    if (turnsPages.test(spacedText(anchor).replaceAll(/[^\p{Script=Han}]/gu, ''))) return;
    const href = addressOf(anchor);
    const { onclick = '', href: script = '' } = anchor.attribs;
    const led = href === null ? open(`${onclick} ${script}`.slice(0, 500)) : canonicalUrl(href, base);
    const url = led === null ? null : canonicalUrl(passedOn(led), base);
    if (url === null) return;
    const place = placeOf(anchor, anchored);
    const known = readings.get(place.entry);
    const reading = known ?? readEntry(place.entry);
    if (known === undefined) readings.set(place.entry, reading);
    if (reading.named && !isNamed(anchor)) return;
    const [image] = elementsIn(anchor, ({ name }) => name === 'img');
    const own = tidy(titleInside(anchor) ?? spacedText(anchor));
    const text = own === '' ? (image?.attribs['alt'] ?? '') : own;
    const [titled] = elementsIn(anchor, ({ attribs }) => attribs['title'] !== undefined);
    const titleAttribute =
      anchor.attribs['title'] ??
      titled?.attribs['title'] ??
      (isCut(text) ? place.entry.attribs['title'] : null) ??
      null;
    let title = titleOf(text, titleAttribute);
    if (title === '' || isAction(title)) title = titleOf(entryTitle(place.entry), null) || title;
    anchors.push({ url, title, day: reading.days.get(anchor) ?? null, entry: place.entry, container: place.list });
  });
  return anchors;
}
