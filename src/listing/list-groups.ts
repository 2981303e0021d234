import type { ListedLink } from '../domain/index.ts';
import { linksOf, readAnchors, type ListAnchor } from './anchors.ts';
import { isWapTwin, pageKey } from './canonical-url.ts';
import { withDatesBeside } from './dates-beside.ts';
import { articleUrl, isReport, organName, type Entry } from './entry-signs.ts';
import { dateOf } from './listed-date.ts';
import { parentOf, parsePage, type PageElement } from './nodes.ts';

/** Parts of a page that hold links to everywhere. */
const aside =
  /(?:^|[\s_-])(?:(?:top|side|main|sub)?nav(?:bar|list|menu)?|(?:side|sub|left)?menu|foot(?:er)?|header|crumbs?|breadcrumbs?|dqwz|pager|paging|pages|pagination|pagebar|friend\w{0,8}|flinks?|yqlj|copyright|share\w{0,12}|bdsharebuttonbox|toolbar|login|hot\w{0,8}|recommend\w{0,8}|relat\w{0,12}|xgyd|banner)(?:$|[\s_-])/i;
const asideTags = new Set(['nav', 'footer', 'header', 'aside', 'select']);
/** Undated links with shorter titles are a menu, even where they lead to articles. */
const menuTitle = 12;

export interface Group<T extends Entry = Entry> {
  readonly signature: string;
  readonly anchors: T[];
  readonly aside: boolean;
}

function signatureOf(list: PageElement): string {
  const parts: string[] = [];
  let at: PageElement | null = list;
  while (at !== null && parts.length < 5) {
    parts.push(`${at.name}.${(at.attribs['class'] ?? '').trim()}`);
    at = parentOf(at);
  }
  return parts.join('<');
}

/** Whether an element stands in a part of the page that holds links to everywhere. */
export function isAside(list: PageElement): boolean {
  let at: PageElement | null = list;
  for (let depth = 0; at !== null && depth < 6; depth += 1) {
    if (asideTags.has(at.name) || aside.test(at.attribs['class'] ?? '') || aside.test(at.attribs['id'] ?? ''))
      return true;
    at = parentOf(at);
  }
  return false;
}

function groupByList(anchors: readonly ListAnchor[]): Group<ListAnchor>[] {
  const groups = new Map<PageElement, Group<ListAnchor>>();
  for (const anchor of anchors) {
    const group = groups.get(anchor.container);
    if (group === undefined) {
      groups.set(anchor.container, {
        signature: signatureOf(anchor.container),
        anchors: [anchor],
        aside: isAside(anchor.container),
      });
    } else group.anchors.push(anchor);
  }
  return [...groups.values()];
}

function share(anchors: readonly Entry[], holds: (anchor: Entry) => boolean): number {
  return anchors.filter(holds).length / anchors.length;
}

/** How much a group of links looks like the list a column is for; 0 for what does not. */
function scoreOf(group: Group): number {
  const { anchors } = group;
  const dated = share(anchors, (anchor) => anchor.day !== null);
  const articles = share(anchors, (anchor) => articleUrl.test(anchor.url));
  const reports = share(anchors, isReport);
  // A link called by an organ's name alone is that organ's report where it leads to an article.
  const organs = share(anchors, ({ title, url }) => organName.test(title) && articleUrl.test(url));
  const length = anchors.reduce((sum, anchor) => sum + Math.min(anchor.title.length, 30), 0) / anchors.length;
  const likeness = 2 * dated + articles + 4 * reports + organs + Math.min(1, Math.max(0, (length - 6) / 12));
  if (likeness < 0.8) return 0;
  if (dated === 0 && reports < 0.3 && organs < 0.8 && (articles < 0.5 || length < menuTitle)) return 0;
  // Length speaks for a list, but never against what the list holds.
  const weight = Math.min(anchors.length, 40) ** 0.25;
  return likeness * weight * (group.aside && reports < 0.5 ? 0.15 : 1);
}

/** Groups that make up the page's list: the best, and its like. */
export function chosenGroups<T extends Entry>(groups: readonly Group<T>[]): readonly Group<T>[] {
  const scored = groups.map((group) => ({ group, score: scoreOf(group) })).filter(({ score }) => score > 0);
  const best = scored.reduce((top, one) => (one.score > (top?.score ?? 0) ? one : top), scored[0]);
  if (best === undefined) return [];
  return scored
    .filter(
      ({ group }) =>
        group.signature === best.group.signature || (!group.aside && share(group.anchors, isReport) >= 0.5),
    )
    .map(({ group }) => group);
}

/** The anchors that make up a page's list: what stands in menus, footers and sidebars is left out. */
export function chosenAnchors(anchors: readonly ListAnchor[]): ListAnchor[] {
  const groups = groupByList(anchors);
  const taken = new Set(chosenGroups(groups));
  return groups.filter((group) => taken.has(group)).flatMap((group) => withoutCategories(group.anchors));
}

/** Entries without the links to their category, organ or column that stand beside the document's own. */
function withoutCategories(anchors: readonly ListAnchor[]): ListAnchor[] {
  const documents = new Set(anchors.filter(({ url }) => articleUrl.test(url)).map(({ entry }) => entry));
  return anchors.filter(({ url, entry }) => articleUrl.test(url) || !documents.has(entry));
}

/**
 * Of several lists given as HTML, the links of the one that a column is for.
 * @returns the links, and which of the lists were taken; a single list is taken as it is
 */
export function chooseLinks(lists: readonly string[], url: string): { links: ListedLink[]; taken: number[] } {
  const groups = lists.map((html, index) => {
    const $ = parsePage(`<ul>${html}</ul>`);
    return { signature: String(index), anchors: readAnchors(linksOf($), url), aside: false };
  });
  const taken = groups.length === 1 ? groups : chosenGroups(groups.filter((group) => group.anchors.length > 0));
  return {
    links: mergeLinks(
      taken.flatMap((group) => group.anchors),
      url,
    ),
    taken: taken.map((group) => Number(group.signature)),
  };
}

/** Every link of a piece of HTML that holds a list and nothing else. */
export function readFragment(html: string, url: string): ListedLink[] {
  const $ = parsePage(html);
  return mergeLinks(readAnchors(linksOf($), url), url);
}

/** One link for each page: twins and repeated anchors merged, the longest title and a known date kept. */
export function mergeLinks(
  anchors: readonly Pick<ListAnchor, 'url' | 'title' | 'day'>[],
  pageUrl: string,
): ListedLink[] {
  const links = new Map<string, ListedLink>();
  const self = pageKey(pageUrl);
  for (const { url, title, day } of anchors) {
    const key = pageKey(url);
    if (key === self) continue;
    const listedAt = dateOf(day, url);
    const known = links.get(key);
    if (known === undefined) links.set(key, { url, title, listedAt });
    else {
      links.set(key, {
        url: isWapTwin(known.url) ? url : known.url,
        title: title.length > known.title.length ? title : known.title,
        listedAt: known.listedAt ?? listedAt,
      });
    }
  }
  return [...links.values()].filter((link) => link.title !== '');
}

/** Links of the list in some markup. */
export function linksIn(html: string, url: string): ListedLink[] {
  if (html === '') return [];
  const $ = parsePage(html);
  return mergeLinks(withDatesBeside(chosenAnchors(readAnchors(linksOf($), url))), url);
}
