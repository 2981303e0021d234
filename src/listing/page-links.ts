import { linksOf, readAnchors } from './anchors.ts';
import { baseOf, parsePage } from './nodes.ts';

/** Addresses of all pages that a page links to, whatever kind of page it is. */
export function pageLinks(html: string, url: string): readonly string[] {
  const $ = parsePage(html);
  return [...new Set(readAnchors(linksOf($), baseOf($, url)).map((anchor) => anchor.url))];
}
