import type { CheerioAPI } from 'cheerio/slim';
import type { GoesOn, ListedLink, Offers } from '../domain/index.ts';
import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { annualReportColumn, bareName } from './column-names.ts';
import { articleUrl, isReport, onlyYear, organName, type Entry } from './entry-signs.ts';
import { isAside } from './list-groups.ts';
import { elementsIn, elementsOf, parentOf, spacedText, type PageElement } from './nodes.ts';
import { choiceOf } from './choices.ts';
import { callsOf, readEntryOpeners } from './pager-scripts.ts';
import { organNodes } from './tree-nodes.ts';
import { readTitle } from '../text/index.ts';
import { isAction, tidy } from './title.ts';

const mostFolders = 300;
const moreWords = /^[[【(（]?(?:查看)?(?:更多|more)[\]】)）]?[+>»›…]{0,3}$/i;

/** Whether the only number of an address's file is the year that its link is called by: nb_2022.html. */
function isNumberedByYear({ url, title }: ListedLink): boolean {
  const file = /[^/]*$/.exec(URL.parse(url)?.pathname ?? '')?.[0] ?? '';
  return (
    file.replaceAll(/\d{4}/g, '').match(/\d/) === null &&
    /\d{4}/.exec(file)?.[0] === title.slice(0, 4) &&
    isPage.test(url)
  );
}

const isPage = /\.(?:s?html?|jhtml|jspx?|aspx?|php)$/i;

/**
 * Links and choices that are only a year and lead to no article: each may be a list of that year, or that year's report. Beside
 * reports, one whose file is called by its year is no article, and neither is the page itself with another query.
 */
export function yearFolders($: CheerioAPI, links: readonly ListedLink[], base: string): string[] {
  const isBesideReports = links.some((link) => !onlyYear.test(link.title) && isReport({ ...link, day: null }));
  const chosenYears = elementsOf($, ({ name }) => name === 'option')
    .filter((option) => /[/.]/.test(option.attribs['value'] ?? ''))
    .flatMap((option) => {
      const url = canonicalUrl(option.attribs['value'] ?? '', base);
      return url === null ? [] : [{ url, title: tidy(spacedText(option)).replaceAll(' ', ''), listedAt: null }];
    });
  return [...links, ...chosenYears]
    .filter((link) => onlyYear.test(link.title))
    .filter(
      (link) =>
        !articleUrl.test(link.url) || (isBesideReports && (isNumberedByYear(link) || isSameProgram(link.url, base))),
    )
    .map(({ url }) => url);
}

/** `list.jsp?id=22` beside `list.jsp?id=20`: what makes the one makes the other. */
function isSameProgram(url: string, base: string): boolean {
  const [one, other] = [URL.parse(url), URL.parse(base)];
  return one !== null && one.search !== '' && one.host === other?.host && one.pathname === other.pathname;
}

const onlyMonth = /^(?:19|20)\d{2}(?:年(?:0?[1-9]|1[0-2])月|[-/.](?:0[1-9]|1[0-2]))(?:[（(]\d{1,4}[篇条件份]?[）)])?$/;

/** Archives by month, each a list of its own: below the page's folder, or the page with another query. */
export function monthFolders($: CheerioAPI, base: string): string[] {
  const path = URL.parse(base)?.pathname;
  const found = linksOf($)
    .toArray()
    .filter((anchor) => onlyMonth.test(tidy(spacedText(anchor)).replaceAll(' ', '')))
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => isBelow(url, base) || URL.parse(url)?.pathname === path);
  const months = [...new Set(found)];
  return months.length < 2 ? [] : months.slice(0, mostFolders);
}

/** Lists that a choice among years or organs leads to, by the script on it, by the page's script, or by its own form. */
export function chosenLists($: CheerioAPI, text: string, base: string): string[] {
  const open = readEntryOpeners(text, base);
  return elementsOf($, ({ name }) => name === 'select').flatMap((select) => {
    const options = elementsIn(select, ({ name }) => name === 'option')
      .map((option) => ({ shown: tidy(spacedText(option)).replaceAll(' ', ''), value: option.attribs['value'] }))
      .filter(({ shown }) => onlyYear.test(shown) || organName.test(shown));
    if (options.length < 2) return [];
    const choose = choiceOf($, select, text, base, open);
    return options.flatMap(({ shown, value = shown }) => (/[/.]/.test(value) ? [] : (choose(value) ?? [])));
  });
}

/** Whether an address is below the folder of a page, and that folder is a column's, not the site's. */
function isBelow(url: string, base: string): boolean {
  const here = URL.parse(base);
  const folder = here === null ? '' : `${here.origin}${here.pathname.replace(/[^/]*$/, '')}`;
  return folder.split('/').length > 4 && url.startsWith(folder) && url !== folder && !articleUrl.test(url);
}

const tallest = 4;

/** Lists of which the page shows the first entries in a box of their own, and the rest behind that box's 更多, wherever it leads. */
export function sectionsOf($: CheerioAPI, links: readonly ListedLink[], base: string): readonly string[] {
  return sectionsWith($, links, base).filter((url) => isSameSite(url, base));
}

/** A list of which the page shows the first entries, and the rest on another site; null where there is none. */
export function sectionElsewhere($: CheerioAPI, links: readonly ListedLink[], base: string): GoesOn | null {
  const url = sectionsWith($, links, base).find((each) => !isSameSite(each, base));
  return url === undefined ? null : { kind: 'more-elsewhere', url };
}

/** Whether two hosts are one site's: `xxgk.a.gov.cn` and `www.a.gov.cn`. */
function isSameSite(url: string, base: string): boolean {
  const [one, other] = [URL.parse(url)?.host ?? '', URL.parse(base)?.host ?? ''];
  const site = (host: string): string => (/^[\d.:]+$/.test(host) ? host : host.split('.').slice(1).join('.'));
  return one === other || (site(one) === site(other) && site(one).split('.').length > 2);
}

function sectionsWith($: CheerioAPI, links: readonly ListedLink[], base: string): string[] {
  const listed = new Set(links.map(({ url }) => url));
  return linksOf($)
    .toArray()
    .filter((anchor) => moreWords.test(labelOf(anchor)))
    .flatMap((anchor) => {
      const url = canonicalUrl(addressOf(anchor) ?? '', base);
      if (url === null || url === base || articleUrl.test(url) || listed.has(url)) return [];
      return isBesideReports(anchor, links, base) ? [url] : [];
    });
}

const labelOf = (element: PageElement): string => tidy(spacedText(element)).replaceAll(' ', '');

/** Whether the next links around an element are reports of the list, for the most part. */
function isBesideReports(element: PageElement, links: readonly ListedLink[], base: string): boolean {
  const reports = new Map(links.map((link) => [link.url, isReport({ ...link, day: null })]));
  let box = parentOf(element);
  for (let level = 0; level < tallest && box !== null && box.name !== 'body'; level += 1, box = parentOf(box)) {
    const inside = elementsIn(box, ({ name }) => name === 'a').flatMap((one) =>
      one === element ? [] : [reports.get(canonicalUrl(addressOf(one) ?? '', base) ?? '') === true],
    );
    if (inside.length > 1) return inside.filter(Boolean).length * 2 >= inside.length;
  }
  return false;
}

const mayBeClicked = new Set(['a', 'button', 'div', 'span', 'p', 'input']);

/** 查看更多 beside the list's entries that leads nowhere by itself: a script shows the rest; null where there is none. */
export function sectionByScript($: CheerioAPI, links: readonly ListedLink[], base: string): GoesOn | null {
  if (links.length === 0) return null;
  const control = elementsOf($, ({ name }) => mayBeClicked.has(name)).find(
    (element) =>
      element.children.length <= 3 &&
      moreWords.test(labelOf(element)) &&
      addressOf(element) === null &&
      elementsIn(element, ({ name }) => name === 'a').every((inner) => addressOf(inner) === null) &&
      !hasAddressAround(element) &&
      isBesideReports(element, links, base),
  );
  return control === undefined ? null : { kind: 'scripted-control', label: labelOf(control) };
}

/** Whether an element stands in a link. */
function hasAddressAround(element: PageElement): boolean {
  for (let above = parentOf(element); above !== null; above = parentOf(above))
    if (above.name === 'a' && addressOf(above) !== null) return true;
  return false;
}

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

/** Lists below this one of which it shows the first entries, and the rest behind 更多. */
export function sectionsBelow($: CheerioAPI, base: string): string[] {
  return linksOf($)
    .toArray()
    .filter((anchor) => moreWords.test(tidy(spacedText(anchor)).replaceAll(' ', '')))
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => isBelow(url, base));
}

/** What is said of the reports that a column's first list does not show. */
const earlier =
  /^(?:点击|查看|浏览|更多|更早)*(?:历年|历史|往年|往期|往届|以往|以前|过往|早期|(?:19|20)\d{2}年?度?(?:及|和)?(?:以前|之前)(?:年度)?)的?(.{2,20})$/;

/** Lists of earlier years, called so beside the list of the newest: 历年年报. Those on another host are none of the page's own. */
export function earlierLists($: CheerioAPI, links: readonly ListedLink[], base: string): string[] {
  if (!mostlyReports(links)) return [];
  // What has a day is a document.
  const dated = new Set(links.flatMap(({ url, listedAt }) => (listedAt === null ? [] : [url])));
  return linksOf($)
    .toArray()
    .filter((anchor) => {
      const [, rest = ''] = earlier.exec(bareName(spacedText(anchor))) ?? [];
      return annualReportColumn(rest) > 0;
    })
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => !articleUrl.test(url) && !dated.has(url) && isSameSite(url, base));
}

const mostlyReports = (links: readonly ListedLink[]): boolean =>
  links.length > 0 && links.filter((link) => isReport({ ...link, day: null })).length * 2 >= links.length;

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

/** Columns of annual reports below a page that lists nothing itself. */
export function columnsBelow($: CheerioAPI, base: string): string[] {
  return linksOf($)
    .toArray()
    .filter((anchor) => annualReportColumn(spacedText(anchor)) > 0)
    .flatMap((anchor) => canonicalUrl(addressOf(anchor) ?? '', base) ?? [])
    .filter((url) => isBelow(url, base));
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
