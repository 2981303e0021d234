import { canonicalUrl, pageKey } from './canonical-url.ts';
import { balanced, parseJson } from './json.ts';
import { baseOf } from './generic.ts';
import { parsePage } from './nodes.ts';
import { reportColumns } from './gkmlpt.ts';
import { tidy } from './title.ts';

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

/** Names of a column of annual reports, and how sure each makes. */
const columnNames: readonly (readonly [RegExp, number])[] = [
  [/^(?:本?(?:级|机关|部门|单位)|.{0,12}(?:政府|局|委|办|厅))?政?府?信息公开(?:工作)?年度?报告?$/, 0.95],
  [/^(?:政府)?信息公开(?:工作)?(?:年度报告|年报)(?:专栏|栏目|列表|汇总)?$/, 0.95],
  [/信息公开.{0,6}(?:年度报告|年报)$/, 0.8],
  [/^(?:公开)?(?:工作)?年度?报告$|^(?:公开)?年报$/, 0.6],
];
const hubNames: readonly (readonly [RegExp, number])[] = [
  [/^政府信息公开(?:专栏|平台|目录|网)?$/, 0.9],
  [/^(?:政务|信息)公开(?:专栏|平台|目录|网)?$/, 0.8],
  [/法定主动公开|信息公开目录|公开目录/, 0.7],
  [/信息公开|政务公开/, 0.5],
];
/** One year's report is a document, no column. */
const oneReport = /(?:19|20)\d{2}|[〇零一二三四五六七八九]{4}年/;
const hubPath = /\/(?:zfxxgk|zwgk|xxgk|zfxxgkzl|gkml)\w{0,10}(?:\/|$)/i;
const columnPath = /\/(?:zfxxgk\w{0,6}nb\w{0,4}|gknb|xxgknb|zfxxgknb|ndbg|gkndbg|nbgk|xxgkndbg)\b/i;
const article = /\/t20\d{6}_\d+|\/art_|\/info\/\d+\/\d+|post_\d+|\.(?:pdf|docx?|xlsx?|zip|rar)$/i;
const mostFound = 40;

function sureness(text: string, names: readonly (readonly [RegExp, number])[]): number {
  return names.find(([name]) => name.test(text))?.[1] ?? 0;
}

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
  $('a[href]').each((_index, anchor) => {
    const href = anchor.attribs['href'] ?? '';
    const text = tidy($(anchor).text()).replaceAll(/\s/g, '');
    const whole = tidy(anchor.attribs['title'] ?? '').replaceAll(/\s/g, '');
    const title = whole.length > text.length ? whole : text;
    if (title === '' || title.length > 30 || oneReport.test(title) || /^\s*javascript/i.test(href)) return;
    const url = canonicalUrl(href, base);
    if (url === null || article.test(url) || pageKey(url) === pageKey(page.url)) return;
    const path = URL.parse(url)?.pathname ?? '';
    const named = sureness(title, columnNames);
    const sure = named === 0 ? 0 : Math.min(0.99, named + (columnPath.test(path) ? 0.05 : 0));
    if (sure > 0) keep(columns, { url, title, confidence: sure });
    else {
      const hub = Math.max(sureness(title, hubNames), hubPath.test(path) ? 0.4 : 0);
      if (hub > 0) keep(hubs, { url, title, confidence: hub });
    }
  });
  const surest = (found: Map<string, FoundColumn>): FoundColumn[] =>
    [...found.values()].sort((a, b) => b.confidence - a.confidence).slice(0, mostFound);
  return { columns: surest(columns), hubs: surest(hubs) };
}

/** Columns named in the catalogue of a gkmlpt page, whose list is a script. */
function catalogueColumns({ url, text }: { readonly url: string; readonly text: string }): FoundColumn[] {
  const start = /["']?\bTREE["']?\s{0,5}:\s{0,5}(?=\[)/.exec(text);
  if (start === null || !text.includes('_CONFIG')) return [];
  const tree = balanced(text, start.index + start[0].length);
  return reportColumns(tree === null ? null : parseJson(tree)).flatMap(({ id, name }) => {
    const column = canonicalUrl(`#${id}`, url);
    return column === null ? [] : [{ url: column, title: name, confidence: 0.95 }];
  });
}
