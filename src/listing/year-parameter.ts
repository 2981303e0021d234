import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { articleUrl, isReport } from './entry-signs.ts';
import { readGenericListing } from './generic.ts';
import { baseOf, parsePage } from './nodes.ts';
import { pageName } from './page-numbers.ts';
import type { ListingSource } from './source.ts';
import { titleOf } from './title.ts';

/** Names under which a column takes the year whose report it is to show. */
const yearName = /^(?:timeframe|year|nd|niandu|nf|fbtime|reportyear|annual|pubyear|selectyear)$/i;
const yearValue = /^(?:19|20)\d{2}$/;
const anyYear = /[?&;](?:timeFrame|year|nd|niandu|nf|fbtime|reportYear|annual|pubYear)=(?:19|20)\d{2}\b/i;
const yearLink =
  /(?<=["'])[^"'<>\s]{0,300}[?&;](?:timeFrame|year|nd|niandu|nf|fbtime|reportYear|annual|pubYear)=(?:19|20)\d{2}\b[^"'<>\s]{0,300}/gi;

/** Name of the parameter that holds a year; null where the address has none. */
function yearParameterOf(url: string): string | null {
  for (const [name, value] of URL.parse(url)?.searchParams ?? []) {
    if (yearName.test(name) && yearValue.test(value)) return name;
  }
  return null;
}

function withYear(url: string, name: string, year: string): string {
  const parsed = new URL(url);
  parsed.searchParams.set(name, year);
  return canonicalUrl(parsed.href) ?? parsed.href;
}

/** For how many years, up to two, the page links to itself. */
function linksToYears({ text, url }: ListingSource): number {
  const path = URL.parse(url)?.pathname ?? '';
  const years = new Set<string>();
  if (!anyYear.test(text)) return 0;
  for (const [link] of text.matchAll(yearLink)) {
    const parsed = URL.parse(link.replaceAll('&amp;', '&'), url);
    const name = parsed === null ? null : yearParameterOf(parsed.href);
    if (parsed !== null && name !== null && parsed.pathname === path) years.add(parsed.searchParams.get(name) ?? '');
    if (years.size > 1) break;
  }
  return years.size;
}

/** A pager's link keeps the year: it is a page of that year's list, no year of its own. */
function isLaterPage(url: string): boolean {
  return [...(URL.parse(url)?.searchParams ?? [])].some(([name, value]) => pageName.test(name) && /^\d+$/.test(value));
}

/** Addresses of the column for each year it offers, by links and by the choices of a form. */
function yearsOf($: CheerioAPI, source: ListingSource): readonly ListedLink[] {
  const base = baseOf($, source.url);
  const here = canonicalUrl(source.url) ?? source.url;
  const path = URL.parse(here)?.pathname;
  const years = new Map<string, ListedLink>();
  const add = (url: string, name: string, shown: string, whole: string | null): void => {
    const title = titleOf(shown, whole) || `${URL.parse(url)?.searchParams.get(name) ?? ''}年`;
    if (!years.has(url)) years.set(url, { url, title, listedAt: null });
  };
  $('a[href]').each((_index, anchor) => {
    const url = canonicalUrl(anchor.attribs['href'] ?? '', base);
    const name = url === null ? null : yearParameterOf(url);
    if (url === null || name === null || URL.parse(url)?.pathname !== path || isLaterPage(url)) return;
    add(url, name, $(anchor).text(), anchor.attribs['title'] ?? null);
  });
  const own = yearParameterOf(here);
  $('select').each((_index, select) => {
    const given = select.attribs['name'] ?? '';
    const name = own ?? (yearName.test(given) ? given : null);
    if (name === null) return;
    $(select)
      .find('option[value]')
      .each((_at, option) => {
        const value = option.attribs['value'] ?? '';
        if (yearValue.test(value)) add(withYear(here, name, value), name, `${value}年`, null);
      });
  });
  if (own !== null && years.size > 0) add(here, own, '', null);
  return [...years.values()];
}

/** What stands in a year's name whatever it leads to. */
const yearsWords = /(?:19|20)\d{2}|年度?|(?:政府|政务)?信息公开|政务公开|工作|年?报告?|情况|[^\p{Script=Han}]/gu;
/** One organ, and not the many whose reports a year's list has. */
const oneOrgan =
  /^(?!各|所有|全|下属|[省市州盟县区旗镇]直|基层|部门|单位).{1,30}(?:[局委办厅署院所站省市州盟县区旗镇乡]|政府|委员会|办公室|中心|街道|总队|支队|大队)$/u;

/** Whether a year's link has a report's own title, with its organ: a list's says the year and what it lists. */
function namesReport({ title, url }: ListedLink): boolean {
  return isReport({ title, url, day: null }) && oneOrgan.test(title.replaceAll(yearsWords, ''));
}

/** A column whose address takes a year and that renders that year's report itself: each year is a link of its own. */
export const yearParameter: ContentSystem = {
  kind: 'year-parameter',
  signs(source) {
    const years = linksToYears(source);
    return seenSigns(
      [yearParameterOf(source.url) !== null, 'a year in the address of the column', 0.45],
      [years > 0, 'links to the same column for a year', 0.5],
      [years > 1, 'links to the same column that differ in the year', 0.5],
    );
  },
  read(source) {
    const years = yearsOf(parsePage(source.text), source);
    const listing = readGenericListing(source);
    const yearUrls = new Set(years.map((link) => link.url));
    const links = listing.links.filter((link) => !yearUrls.has(link.url));
    const more = listing.morePages.filter((url) => !yearUrls.has(url));
    // Where the year chooses among lists, each year is one more list; else it is that year's report.
    const isEntry = (link: ListedLink): boolean =>
      link.listedAt !== null || (articleUrl.test(link.url) && isReport({ ...link, day: null }));
    const chooses = links.filter(isEntry).length > 1;
    const here = canonicalUrl(source.url) ?? source.url;
    const reports = years.filter(namesReport);
    const lists = [...yearUrls].filter((url) => url !== here && !reports.some((report) => report.url === url));
    return chooses
      ? {
          ...listing,
          kind: 'year-parameter',
          links: [...reports, ...links],
          morePages: [...more, ...lists],
          ownLists: lists,
        }
      : { kind: 'year-parameter', links: [...years, ...links], morePages: more };
  },
};
