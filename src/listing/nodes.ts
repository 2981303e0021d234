import type { load } from 'cheerio/slim';

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
