import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink } from '../domain/index.ts';
import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl } from './canonical-url.ts';
import { choiceOf } from './choices.ts';
import { annualReportColumn, bareName } from './column-names.ts';
import { articleUrl, isReport, onlyYear, organName } from './entry-signs.ts';
import { elementsIn, elementsOf, spacedText } from './nodes.ts';
import { readEntryOpeners } from './pager-scripts.ts';
import { isBelow, isSameSite, mostFolders, mostlyReports } from './sub-list-signs.ts';
import { tidy } from './title.ts';

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
