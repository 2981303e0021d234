import type { CheerioAPI } from 'cheerio/slim';
import { looksLikeOrgan } from '../text/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { parsePage, spacedText } from './nodes.ts';
import type { ListingSource } from './source.ts';
import { tidy } from './title.ts';

/** The endpoint's addresses that a page stands for. */
export interface AnnualReportLists {
  readonly lists: readonly string[];
  /** Those that no link of the page names: put together from its organs and years, or the year before. */
  readonly tentative: readonly string[];
}

const endpoint = '/module/xxgk/xxgkAnnualReport.jsp';
const namesEndpoint = /xxgkAnnualReport\.jsp/i;
const namedAddress = /[^"'\s<>]{0,200}xxgkAnnualReport\.jsp\?[^"'\s<>]{1,300}/gi;
/** The regulation came into force in May 2008; its first reports are of that year. */
const firstYear = 2008;
const mostLists = 1000;
const year = /^(?:19|20)\d{2}$/;
const organField = /area|organ|dept|depart|unit|jigou|^jg|^bm|^dw|^xxgk_?id/i;
/** Organs by their unified social credit code, their organ code or a number of the site. */
const organCode = /^[0-9A-Za-z_-]{2,40}$/;
const organInScript = /\b(?:area|areaid|areacode)["']?\s{0,3}[:=]\s{0,3}["']([0-9A-Za-z_-]{2,40})["']/gi;
const yearInScript = /\b(?:fbtime|nowyear|curyear|year)["']?\s{0,3}[:=]\s{0,3}["']?((?:19|20)\d{2})\b/gi;

/**
 * Lists of the annual-report endpoint, one for each organ and year: those that the page names, those that its choices
 * and scripts make, newest year first. The endpoint's own answer leads to the year before, until one is empty.
 */
export function annualReports(source: ListingSource): AnnualReportLists {
  const { text, url } = source;
  if (namesEndpoint.test(URL.parse(url)?.pathname ?? '')) return yearBefore(source);
  if (!namesEndpoint.test(text)) return { lists: [], tentative: [] };
  const $ = parsePage(text);
  const named = new Set<string>();
  const organs = new Set<string>();
  const years = new Set<number>();
  for (const [found] of text.matchAll(namedAddress)) {
    const address = canonicalUrl(found.replaceAll('&amp;', '&'), url);
    const query = address === null ? null : new URL(address).searchParams;
    const organ = query?.get('area') ?? '';
    const time = query?.get('fbtime') ?? '';
    if (organCode.test(organ)) organs.add(organ);
    if (year.test(time)) years.add(Number(time));
    if (address !== null && year.test(time) && (organ === '' || organCode.test(organ))) named.add(address);
  }
  readChoices($, organs, years);
  for (const [, organ = ''] of text.matchAll(organInScript)) organs.add(organ);
  for (const [, time = ''] of text.matchAll(yearInScript)) years.add(Number(time));
  if (years.size === 0 && source.thisYear !== undefined) {
    years.add(source.thisYear);
    years.add(source.thisYear - 1);
  }
  const made: string[] = [];
  for (const time of [...years].toSorted((a, b) => b - a)) {
    for (const organ of organs.size === 0 ? [''] : organs) {
      const address = canonicalUrl(
        `${endpoint}?fbtime=${time}${organ === '' ? '' : `&area=${encodeURIComponent(organ)}`}`,
        url,
      );
      if (address !== null && !named.has(address) && made.length < mostLists) made.push(address);
    }
  }
  const lists = [...named, ...made].toSorted((a, b) => yearOf(b) - yearOf(a));
  return { lists, tentative: made };
}

const yearOf = (address: string): number => Number(URL.parse(address)?.searchParams.get('fbtime') ?? 0);

/** Organs and years that a reader can choose on the page: options, and what a click hands to a script. */
function readChoices($: CheerioAPI, organs: Set<string>, years: Set<number>): void {
  $('select').each((_index, select) => {
    const field = `${select.attribs['name'] ?? ''} ${select.attribs['id'] ?? ''}`.trim();
    $(select)
      .find('option')
      .each((_at, option) => {
        const shown = tidy($(option).text());
        const value = option.attribs['value'] ?? shown;
        if (year.test(value)) years.add(Number(value));
        else if (organCode.test(value) && (organField.test(field) || looksLikeOrgan(shown))) organs.add(value);
      });
  });
  $('[onclick], a[href^="javascript:"]').each((_index, element) => {
    const call = `${element.attribs['onclick'] ?? ''} ${element.attribs['href'] ?? ''}`;
    for (const [, argument = ''] of call.matchAll(/[(,]\s{0,3}["']?([0-9A-Za-z_-]{2,40})["']?(?=\s{0,3}[,)])/g)) {
      if (year.test(argument)) years.add(Number(argument));
      else if (/\d/.test(argument) && looksLikeOrgan(tidy(spacedText(element)))) organs.add(argument);
    }
  });
}

/** An answer that holds something leads to the year before it. */
function yearBefore({ text, url }: ListingSource): AnnualReportLists {
  const parsed = URL.parse(url);
  const time = Number(parsed?.searchParams.get('fbtime') ?? Number.NaN);
  if (parsed === null || Number.isNaN(time) || time <= firstYear || !holdsAnything(text))
    return { lists: [], tentative: [] };
  parsed.searchParams.set('fbtime', String(time - 1));
  const before = canonicalUrl(parsed.href) ?? parsed.href;
  return { lists: [before], tentative: [before] };
}

/** Whether an answer says more than that there is nothing: a link with a title, or prose. */
function holdsAnything(text: string): boolean {
  const $ = parsePage(text);
  $('script, style, head').remove();
  const titled = $('a[href]').filter((_index, anchor) => tidy($(anchor).text()).length >= 6).length > 0;
  return titled || $.root().text().replaceAll(/\s/g, '').length > 200;
}
