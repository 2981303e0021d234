import { readTitle } from '../../text/index.ts';
import { isDocumentLink } from '../attachment-links.ts';
import type { DocumentLink } from '../document.ts';
import { isHidden } from './runs.ts';
import type { ElementNode } from './tree.ts';

type Line = (text: string) => string;

/** An address made absolute; null for what is none, or leads to no page. As it stands where the page's own is unknown. */
export function absoluteUrl(href: string, base: string | null): string | null {
  if (/^(?:javascript|mailto|tel|data|vbscript|about):/i.test(href)) return null;
  try {
    return base === null ? href : new URL(href, base).href;
  } catch {
    // Not an address: it leads nowhere.
    return null;
  }
}

function textOf(element: ElementNode): string {
  let text = '';
  for (const child of element.children) {
    if (child.kind === 'text') text += child.text;
    else if (child.name !== 'script' && child.name !== 'style') text += textOf(child);
  }
  return text;
}

const frames = new Set(['iframe', 'embed', 'object']);

/** What a frame shows: its source, or the file that a viewer's address names. */
function framed(element: ElementNode, base: string | null): string | null {
  const source = element.attributes['src'] ?? element.attributes['data'];
  const url = source === undefined ? null : absoluteUrl(source.trim(), base);
  const file = url === null ? undefined : /[?&](?:file|src|url)=([^&#]+)/i.exec(url)?.[1];
  if (file === undefined) return url;
  try {
    return absoluteUrl(decodeURIComponent(file), base);
  } catch {
    // A stray percent sign: the viewer itself is meant.
    return url;
  }
}

/** Links inside an element, and documents shown in its frames. */
export function linksIn(element: ElementNode, base: string | null, line: Line): DocumentLink[] {
  const links: DocumentLink[] = [];
  collect(element, base, links, line);
  return links;
}

function collect(element: ElementNode, base: string | null, into: DocumentLink[], line: Line): void {
  if (isHidden(element)) return;
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    const href = child.attributes['href'];
    if (child.name === 'a' && href !== undefined && !href.startsWith('#')) {
      const url = absoluteUrl(href.trim(), base);
      if (url !== null) into.push({ url, text: line(textOf(child)) || (child.attributes['title'] ?? '') });
    } else if (frames.has(child.name)) {
      const url = framed(child, base);
      if (url !== null && isDocumentLink({ url, text: '' })) into.push({ url, text: child.attributes['title'] ?? '' });
    } else if (child.holdsReferences) {
      collect(child, base, into, line);
    }
  }
}

const levelsUp = 3;
const longestBeside = 600;
const mostBeside = 10;
const announced = /附件|附表|文件下载|相关文[档件]|相关资料|点击下载|下载文件/;

function pathTo(root: ElementNode, target: ElementNode): readonly ElementNode[] | null {
  const stack: ElementNode[] = [];
  const search = (element: ElementNode): boolean => {
    stack.push(element);
    if (element === target) return true;
    for (const child of element.children) if (child.kind === 'element' && search(child)) return true;
    stack.pop();
    return false;
  };
  return search(root) ? stack : null;
}

/**
 * Documents that stand beside the body and belong to it: in a short block next to it, or next to one of its nearest
 * parents, that announces attachments, or behind it under a link that reads like the report itself. A list of other reports,
 * whether they are pages or files, is none, nor is the report of another year.
 * @param year that the page's own title names; null where it names none
 */
export function linksBeside(
  root: ElementNode,
  body: ElementNode,
  base: string | null,
  line: Line,
  year: number | null,
): DocumentLink[] {
  const path = pathTo(root, body);
  if (path === null) return [];
  const found: DocumentLink[] = [];
  for (let level = path.length - 1; level > Math.max(0, path.length - 1 - levelsUp); level -= 1) {
    let behind = false;
    for (const sibling of path[level - 1]?.children ?? []) {
      behind ||= sibling === path[level];
      if (sibling.kind !== 'element' || sibling === path[level]) continue;
      const links = linksAt(sibling, base, line);
      const documents = links.filter(isDocumentLink);
      if (documents.length === 0 || documents.length > mostBeside) continue;
      const text = textOf(sibling);
      if (text.length > longestBeside) continue;
      const reports = links.filter((link) => mayBeReportOf(year, link));
      const [report] = behind && reports.length === 1 ? reports : [];
      if (announced.test(text)) found.push(...documents);
      else if (report !== undefined && isDocumentLink(report)) found.push(report);
    }
  }
  return found;
}

function mayBeReportOf(year: number | null, { text }: DocumentLink): boolean {
  const named = readTitle(text);
  return named.kind === 'report' && (year === null || named.year === null || named.year === year);
}

function linksAt(element: ElementNode, base: string | null, line: Line): readonly DocumentLink[] {
  const isLink = element.name === 'a' || frames.has(element.name);
  return linksIn(isLink ? { ...element, children: [element], name: 'div' } : element, base, line);
}
