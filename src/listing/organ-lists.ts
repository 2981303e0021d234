import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink, Offers } from '../domain/index.ts';
import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { annualReportColumn } from './column-names.ts';
import { articleUrl, organName, type Entry } from './entry-signs.ts';
import { isAside } from './list-groups.ts';
import { elementsOf, parentOf, spacedText, type PageElement } from './nodes.ts';
import { callsOf, readEntryOpeners } from './pager-scripts.ts';
import { isBelow, isSameSite, labelOf, mostFolders, mostlyReports } from './sub-list-signs.ts';
import { isAction, tidy } from './title.ts';
import { organNodes } from './tree-nodes.ts';
import { readTitle } from '../text/index.ts';

/**
 * Lists of other organs beside the list of one: links called by organs' names, or nodes of a tree, to the page's own address
 * with another number.
 */
export function organsBeside($: CheerioAPI, text: string, links: readonly ListedLink[], base: string): string[] {
  const organsShown = new Set(links.map(({ title }) => readTitle(title).publisher));
  const [organ = null] = organsShown;
  if (organsShown.size !== 1 || organ === null) return [];
  const shown = new Set(links.map(({ url }) => url));
  const linked = linksOf($)
    .toArray()
    .filter((anchor) => organName.test(tidy(spacedText(anchor)).replaceAll(' ', '')))
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? []);
  const found = [...linked, ...organNodes(text, base).flatMap(({ url }) => url ?? [])].filter(
    (url) => !shown.has(url) && (isSibling(url, base) || isSamePage(url, base)),
  );
  const lists = [...new Set(found)];
  return lists.length < 3 ? [] : lists.slice(0, mostFolders);
}

/** Lists of organs that a tree leads to, on a page that shows none: addresses that differ in one number. */
export function organsOfTree(text: string, base: string): string[] {
  const lists = [...new Set(organNodes(text, base).flatMap(({ url }) => url ?? []))];
  const [first = '', ...others] = lists;
  const isTree = lists.length >= 3 && others.every((url) => isSibling(url, first));
  return isTree && URL.parse(first)?.host === URL.parse(base)?.host ? lists.slice(0, mostFolders) : [];
}

/** A folder called as columns of annual reports are. */
const reportFolder = /nb|nd?bg|nianbao|annual|report/i;

/** What an address has after the folder of its organ: `zfxxgk/nb` of `/jyj/zfxxgk/nb/`. */
function underOrgan(url: string): string {
  const [, ...folders] = (URL.parse(url)?.pathname ?? '')
    .replace(/[^/]*$/, '')
    .split('/')
    .filter(Boolean);
  return folders.join('/');
}

/** Links called by organs' names in the body of a page that is called a column of reports, and is none of the organs' own. */
function organsLinked($: CheerioAPI, base: string): { readonly name: string; readonly url: string }[] {
  if (!isReportColumn($)) return [];
  const named = linksOf($)
    .toArray()
    .filter((anchor) => organName.test(labelOf(anchor)) && !isAside(anchor))
    .flatMap((anchor) => {
      const url = canonicalUrl(addressOf(anchor) ?? '', base);
      return url === null || !isSameSite(url, base) ? [] : [{ name: labelOf(anchor), url }];
    });
  const isOwn = ({ url }: { readonly url: string }): boolean =>
    pageKey(url) === pageKey(base) ||
    isSibling(url, base) ||
    (underOrgan(base) !== '' && underOrgan(url) === underOrgan(base));
  return named.length < 3 || named.some(isOwn) ? [] : named;
}

/** Columns of organs that lie elsewhere on the site, where a page that lists nothing leads to the same folder of each. */
export function organColumns($: CheerioAPI, base: string): string[] {
  const lists = [...new Set(organsLinked($, base).map(({ url }) => url))].filter(
    (url) => URL.parse(url)?.host === URL.parse(base)?.host && !articleUrl.test(url) && !isBelow(url, base),
  );
  const byFolder = Map.groupBy(lists, underOrgan);
  return [...byFolder]
    .flatMap(([folder, urls]) => (urls.length >= 3 && reportFolder.test(/[^/]*$/.exec(folder)?.[0] ?? '') ? urls : []))
    .slice(0, mostFolders);
}

/** Organs that a page which lists nothing leads to, none of which is read; null where there are none. */
export function organsElsewhere($: CheerioAPI, base: string): Offers | null {
  const organs = [...new Set(organsLinked($, base).map(({ name }) => name))];
  return organs.length < 3 ? null : { kind: 'organs-not-shown', organs };
}

/** Whether an address is a page's own with one value more. */
function isSamePage(url: string, base: string): boolean {
  const [a, b] = [URL.parse(url), URL.parse(base)];
  if (a === null || b === null || a.host !== b.host || a.pathname !== b.pathname) return false;
  const given = [...b.searchParams];
  return a.searchParams.size === given.length + 1 && given.every(([name, value]) => a.searchParams.get(name) === value);
}

/** Whether two addresses differ in one value of their queries, or in one number of their paths. */
function isSibling(one: string, other: string): boolean {
  const [a, b] = [URL.parse(one), URL.parse(other)];
  if (a === null || b === null || a.host !== b.host) return false;
  const differing = (left: readonly string[], right: readonly string[]): number =>
    left.length === right.length ? left.filter((part, at) => part !== right[at]).length : Number.NaN;
  const [names, others] = [[...a.searchParams.keys()], [...b.searchParams.keys()]];
  if (differing(names, others) !== 0) return false;
  const values = differing([...a.searchParams.values()], [...b.searchParams.values()]);
  const parts = (path: string): readonly string[] => path.split(/(\d+)/);
  const numbers = differing(parts(a.pathname), parts(b.pathname));
  const isNumber = parts(a.pathname).every((part, at) => part === parts(b.pathname)[at] || /^\d+$/.test(part));
  return (values === 1 && numbers === 0) || (values === 0 && numbers === 1 && isNumber);
}

/** The lists of organs whose names stand beside the list of one, as folders below a page that is called a column of reports. */
export function organsUnder($: CheerioAPI, text: string, links: readonly ListedLink[], base: string): string[] {
  if (!mostlyReports(links)) return [];
  const shown = new Set(links.map(({ url }) => url));
  const folders = organFolders($, text, base, []).filter((url) => !shown.has(url));
  return folders.length > 0 && isReportColumn($) ? folders : [];
}

/** Whether a page's title, heading or tags call it a column of annual reports. */
function isReportColumn($: CheerioAPI): boolean {
  const named = elementsOf(
    $,
    ({ name, attribs }) => /^(?:title|h[1-3])$/.test(name) || attribs['name'] === 'ColumnName',
  );
  return named.some((element) => {
    const words = element.attribs['content'] ?? spacedText(element);
    return annualReportColumn(words.split(/[_|]|\s[-–—]\s/)[0] ?? '') > 0;
  });
}

/** Folders below a page, called by organs' names, and what stands among them under any other: each is the list of one organ. */
export function organFolders($: CheerioAPI, text: string, base: string, named: readonly Entry[]): string[] {
  const open = readEntryOpeners(text, base);
  const linked = elementsOf($, ({ name, attribs }) => name === 'a' || attribs['onclick'] !== undefined).flatMap(
    (anchor) => {
      const address =
        addressOf(anchor) ??
        callsOf(anchor.attribs)
          .map(open)
          .find((each) => each !== null);
      const url = canonicalUrl(address ?? '', base);
      return url === null || !isBelow(url, base) ? [] : [{ url, title: labelOf(anchor), list: listAround(anchor) }];
    },
  );
  const byName = linked.filter(({ title }) => organName.test(title));
  // A name that is an organ's in one place alone, as 馆 and 社 are, stands among others.
  const lists = new Set(byName.map(({ list }) => list));
  const among = linked.filter(
    ({ list, title, url }) =>
      lists.has(list) && title !== '' && !isAction(title) && byName.some((organ) => isAlike(organ.url, url)),
  );
  const inData = named.filter(({ url, title }) => organName.test(title) && isBelow(url, base));
  const folders = [...new Set([...byName, ...inData].map(({ url }) => url))];
  return folders.length < 3 ? [] : [...new Set([...folders, ...among.map(({ url }) => url)])].slice(0, mostFolders);
}

/** The list in which a link stands, alone in its entry. */
const listAround = (anchor: PageElement): PageElement | null => {
  const entry = parentOf(anchor);
  return entry === null || /^(?:div|ul|ol|p|section)$/.test(entry.name) ? entry : parentOf(entry);
};

/** Whether two addresses have as many parts, and end alike. */
const isAlike = (one: string, other: string): boolean =>
  one.split('/').length === other.split('/').length && /[^/.]*$/.exec(one)?.[0] === /[^/.]*$/.exec(other)?.[0];
