import type { CheerioAPI } from 'cheerio/slim';
import type { ListedLink } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { baseOf, readGenericListing } from './generic.ts';
import { parsePage } from './nodes.ts';
import type { ListingSource } from './source.ts';
import { tidy } from './title.ts';

/** Names under which a column takes the year whose report it is to show. */
const yearName = /^(?:timeframe|year|nd|niandu|nf|fbtime|reportyear|annual|pubyear|selectyear)$/i;
const yearValue = /^(?:19|20)\d{2}$/;

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

/** Addresses of the column for each year it offers, by links and by the choices of a form. */
function yearsOf($: CheerioAPI, source: ListingSource): Map<string, ListedLink> {
  const base = baseOf($, source.url);
  const here = canonicalUrl(source.url) ?? source.url;
  const path = URL.parse(here)?.pathname;
  const years = new Map<string, ListedLink>();
  const add = (url: string, name: string, shown: string): void => {
    const year = URL.parse(url)?.searchParams.get(name) ?? '';
    const title = tidy(shown) === '' ? `${year}年` : tidy(shown);
    if (!years.has(year)) years.set(year, { url, title, listedAt: null });
  };
  $('a[href]').each((_index, anchor) => {
    const url = canonicalUrl(anchor.attribs['href'] ?? '', base);
    const name = url === null ? null : yearParameterOf(url);
    if (url !== null && name !== null && URL.parse(url)?.pathname === path) add(url, name, $(anchor).text());
  });
  const own = yearParameterOf(here);
  $('select').each((_index, select) => {
    const name = own ?? (yearName.test(select.attribs['name'] ?? '') ? (select.attribs['name'] ?? '') : null);
    if (name === null || name === '') return;
    $(select)
      .find('option[value]')
      .each((_at, option) => {
        const value = option.attribs['value'] ?? '';
        if (yearValue.test(value)) add(withYear(here, name, value), name, `${value}年`);
      });
  });
  if (own !== null && years.size > 0) add(here, own, '');
  return years;
}

/**
 * A column whose address takes a year and that renders that year's report itself: each year is a link of its own.
 */
export const yearParameter: ContentSystem = {
  kind: 'year-parameter',
  signs: ({ text, url }) =>
    seenSigns(
      [yearParameterOf(url) !== null, 'a year in the address of the column', 0.45],
      [
        new Set(
          [...text.matchAll(/[?&;](?:timeFrame|year|nd|niandu|nf|fbtime|reportYear)=((?:19|20)\d{2})\b/gi)].map(
            (found) => found[1],
          ),
        ).size > 1,
        'links that differ in the year alone',
        0.5,
      ],
    ),
  read(source) {
    const years = [...yearsOf(parsePage(source.text), source).values()];
    const listing = readGenericListing(source);
    const yearUrls = new Set(years.map((link) => link.url));
    const links = listing.links.filter((link) => !yearUrls.has(link.url));
    const more = listing.morePages.filter((url) => !yearUrls.has(url));
    // Where the year chooses among lists, each year is one more list; else it is that year's report.
    const chooses = links.filter((link) => link.listedAt !== null).length > 1;
    const here = canonicalUrl(source.url) ?? source.url;
    return chooses
      ? { kind: 'year-parameter', links, morePages: [...yearUrls, ...more].filter((url) => url !== here) }
      : { kind: 'year-parameter', links: [...years, ...links], morePages: more };
  },
};
