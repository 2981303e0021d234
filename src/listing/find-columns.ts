import type { CheerioAPI } from 'cheerio/slim';
import { addressOf, linksOf } from './anchors.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { annualReportColumn, bareName, leadsToReports } from './column-names.ts';
import { framesOf } from './frames.ts';
import { catalogueOf, reportColumns } from './gkmlpt.ts';
import { baseOf, parentOf, parsePage, spacedText, type PageElement } from './nodes.ts';
import { isAction } from './title.ts';

/** A column that may hold annual reports, or may lead to one. */
export interface FoundColumn {
  readonly url: string;
  readonly title: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface FoundColumns {
  /** Columns of annual reports, the surest first. */
  readonly columns: readonly FoundColumn[];
  /** Pages worth looking at for such columns, the likeliest first. */
  readonly hubs: readonly FoundColumn[];
}

const hubPath = /\/(?:zfxxgk|zwgk|xxgk|zfxxgkzl|gkml)\w{0,10}(?:\/|$)/i;
const columnPath = /\/(?:zfxxgk\w{0,6}nb\w{0,4}|gknb|xxgknb|zfxxgknb|ndbg|gkndbg|nbgk|xxgkndbg)\b/i;
const article = /\/t20\d{6}_\d+|\/art_|\/info\/\d+\/\d+|post_\d+|\.(?:pdf|docx?|xlsx?|zip|rar)$/i;
const mostFound = 40;
const longestName = 30;
/** A page inside the page is looked at after what is called by name. */
const frameLeads = 0.45;

/**
 * Finds, on any page of a site, the columns that hold annual reports of government information disclosure, by what the
 * links are called and where they lead; and the pages that may lead there. Pure.
 */
export function findColumns(page: { readonly url: string; readonly text: string }): FoundColumns {
  const $ = parsePage(page.text);
  const base = baseOf($, page.url);
  const columns = new Map<string, FoundColumn>();
  const hubs = new Map<string, FoundColumn>();
  const keep = (found: Map<string, FoundColumn>, column: FoundColumn): void => {
    const known = found.get(pageKey(column.url));
    if (known === undefined || known.confidence < column.confidence) found.set(pageKey(column.url), column);
  };
  for (const column of catalogueColumns(page)) keep(columns, column);
  linksOf($).each((_index, element) => {
    const url = canonicalUrl(addressOf(element) ?? '', base);
    if (url === null || article.test(url) || pageKey(url) === pageKey(page.url)) return;
    const title = nameOf($, element);
    const path = URL.parse(url)?.pathname ?? '';
    const named = annualReportColumn(title);
    if (named > 0)
      keep(columns, { url, title, confidence: Math.min(0.99, named + (columnPath.test(path) ? 0.05 : 0)) });
    else {
      const hub = Math.max(leadsToReports(title), hubPath.test(path) && title.length <= longestName ? 0.4 : 0);
      if (hub > 0) keep(hubs, { url, title, confidence: hub });
    }
  });
  for (const frame of framesOf($, base)) keep(hubs, { url: frame, title: '', confidence: frameLeads });
  const surest = (found: Map<string, FoundColumn>): FoundColumn[] =>
    [...found.values()].sort((a, b) => b.confidence - a.confidence).slice(0, mostFound);
  return { columns: surest(columns), hubs: surest(hubs) };
}

/** What a link is called: its title where its text is cut, its picture, or the heading above a link to more. */
function nameOf($: CheerioAPI, element: PageElement): string {
  const text = bareName(spacedText(element));
  const whole = bareName(element.attribs['title'] ?? '');
  const picture = bareName($(element).find('img[alt]').first().attr('alt') ?? '');
  const name = whole.length > text.length ? whole : text === '' ? picture : text;
  return name === '' || isAction(name) ? headingAbove(element) : name;
}

/** The first words of the box that a link to more stands in. */
function headingAbove(element: PageElement): string {
  let at = parentOf(element);
  for (let depth = 0; depth < 4 && at !== null && at.name !== 'body'; depth += 1) {
    const first = at.children
      .filter((child) => child !== element)
      .map((child) => bareName(spacedText(child)))
      .find((words) => /\p{Script=Han}{2}/u.test(words));
    if (first !== undefined) return first.length <= longestName ? first : '';
    at = parentOf(at);
  }
  return '';
}

/** Columns named in the catalogue of a gkmlpt page, whose list is a script. */
function catalogueColumns({ url, text }: { readonly url: string; readonly text: string }): FoundColumn[] {
  return reportColumns(catalogueOf(text)).flatMap(({ id, name }) => {
    const column = canonicalUrl(`#${id}`, url);
    return column === null ? [] : [{ url: column, title: name, confidence: 0.95 }];
  });
}
