import { load, type CheerioAPI } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';

/** A node of the parsed page. */
export type PageNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;
export type PageElement = Extract<PageNode, { readonly attribs: object }>;

export function isElement(node: PageNode | null): node is PageElement {
  return node !== null && 'attribs' in node;
}

/** Text of a text node; null for any other node. */
export function textOf(node: PageNode): string | null {
  return node.nodeType === 3 && 'data' in node ? node.data : null;
}

/** The element around a node; null at the top. */
export function parentOf(node: PageNode): PageElement | null {
  return isElement(node.parent) ? node.parent : null;
}

/** Text with a space between its nodes: `<b>31</b><i>2023-01</i>` is no number. */
export function spacedText(node: PageNode): string {
  const own = textOf(node);
  if (own !== null) return own;
  if (!isElement(node) || node.name === 'script' || node.name === 'style') return '';
  return node.children.map(spacedText).join(' ');
}

/** Elements below one that pass, in document order; in time that grows with what is below, however flat it lies. */
export function elementsIn(node: PageNode, passes: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = [];
  const walk = (at: PageNode): void => {
    if (!('children' in at)) return;
    for (const child of at.children) {
      if (isElement(child) && passes(child)) found.push(child);
      walk(child);
    }
  };
  walk(node);
  return found;
}

/** Elements of a page that pass. */
export function elementsOf($: CheerioAPI, passes: (element: PageElement) => boolean): PageElement[] {
  return $.root()
    .toArray()
    .flatMap((root) => elementsIn(root, passes));
}

/** The page's body; null for a piece of a page. */
export function bodyOf($: CheerioAPI): PageElement | null {
  return elementsOf($, ({ name }) => name === 'body')[0] ?? null;
}

/** Text of the page's body; empty for a piece of a page. */
export function bodyText($: CheerioAPI): string {
  const body = bodyOf($);
  return body === null ? '' : $(body).text();
}

/** Text outside of elements of these names, without blanks. */
export function wordsBeside(node: PageNode, left: ReadonlySet<string>): string {
  const words: string[] = [];
  const walk = (at: PageNode): void => {
    const own = textOf(at);
    if (own !== null) words.push(own);
    else if ('children' in at && !(isElement(at) && left.has(at.name))) for (const child of at.children) walk(child);
  };
  walk(node);
  return words.join('').replaceAll(/\s/g, '');
}

/** Nesting beyond this is no page anybody wrote; what lies deeper is left out, so that walking it is bounded. */
const deepest = 256;

/** Open tags beyond this cost the parser time that grows with their square. */
const mostOpenTags = 10_000;
const voidTag = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** The text up to where more tags stand open than any page has. */
function untilTooDeep(text: string): string {
  if (text.length < mostOpenTags * 3) return text;
  let open = 0;
  for (const tag of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (tag[1] === '/') open = Math.max(0, open - 1);
    else if (!voidTag.test(tag[2] ?? '')) open += 1;
    if (open > mostOpenTags) return text.slice(0, tag.index);
  }
  return text;
}

/** Parses a page, or any piece of one; never throws, whatever the text holds. */
export function parsePage(text: string, xml = false): CheerioAPI {
  const $ = load(untilTooDeep(text), xml ? { xml: true } : undefined);
  let level: PageNode[] = $.root().toArray();
  for (let depth = 0; level.length > 0 && depth <= deepest; depth += 1) {
    const below: PageNode[] = [];
    for (const node of level) {
      if (!('children' in node)) continue;
      if (depth === deepest) node.children = [];
      for (const child of node.children) if ('children' in child) below.push(child);
    }
    level = below;
  }
  return $;
}

/** Base address for the page's relative links. */
export function baseOf($: CheerioAPI, url: string): string {
  const [base] = elementsOf($, ({ name, attribs }) => name === 'base' && attribs['href'] !== undefined);
  return canonicalUrl(base?.attribs['href'] ?? '', url) ?? url;
}
