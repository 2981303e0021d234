import type { Listing, ListedLink } from '../domain/index.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { annualReportColumn } from './column-names.ts';
import { asText, isRecord, parseJson } from './json.ts';
import { readLiteral } from './literal.ts';
import { dateOf, dayOfInstant, readDay } from './listed-date.ts';
import type { ListingSource } from './source.ts';
import { tidy } from './title.ts';

const mostPages = 2000;
const surelyReports = 0.9;

interface CatalogueColumn {
  readonly id: string;
  readonly name: string;
}

/** The catalogue that a page carries in its `_CONFIG`; undefined where it carries none. */
export function catalogueOf(text: string): unknown {
  const config = text.indexOf('_CONFIG');
  if (config === -1) return undefined;
  const tree = /["']?\bTREE["']?\s{0,5}[:=]\s{0,5}(?:JSON\.parse\(\s{0,5})?(?=[[{"'])/.exec(text.slice(config));
  if (tree === null) return undefined;
  const value = readLiteral(text, config + tree.index + tree[0].length);
  return typeof value === 'string' ? readLiteral(value) : value;
}

/** Columns of the catalogue that hold annual reports: the surely so called, else those that may be. */
export function reportColumns(tree: unknown): readonly CatalogueColumn[] {
  const found: (CatalogueColumn & { readonly sure: number })[] = [];
  const walk = (node: unknown, depth: number): void => {
    if (depth > 12) return;
    if (Array.isArray(node)) for (const child of node) walk(child, depth + 1);
    else if (isRecord(node)) {
      const name = asText(node['name']) ?? asText(node['title']) ?? asText(node['label']);
      const id = asText(node['id']) ?? asText(node['classify_id']) ?? asText(node['column_id']);
      const sure = name === null ? 0 : annualReportColumn(name);
      if (name !== null && id !== null && sure > 0) found.push({ id, name: tidy(name), sure });
      for (const value of Object.values(node)) if (typeof value === 'object') walk(value, depth + 1);
    }
  };
  walk(tree, 0);
  const surely = found.filter(({ sure }) => sure >= surelyReports);
  return (surely.length > 0 ? surely : found).map(({ id, name }) => ({ id, name }));
}

/** Addresses of the lists that a catalogue page stands for: the column after `#`, else those of annual reports. */
function listsOf({ text, url }: ListingSource): string[] {
  const config = text.indexOf('_CONFIG');
  if (config === -1) return [];
  const sid = /["']?\bSID["']?\s{0,5}[:=]\s{0,5}["']?(\w{1,20})/i.exec(text.slice(config))?.[1];
  const path = URL.parse(url)?.pathname ?? '';
  const prefix = /^(.*?)\/gkmlpt\b/.exec(path)?.[1] ?? '';
  const chosen = /^#!?\/?(\d+)/.exec(URL.parse(url)?.hash ?? '')?.[1];
  const columns = chosen === undefined ? reportColumns(catalogueOf(text)).map(({ id }) => id) : [chosen];
  const query = sid === undefined ? '' : `&sid=${sid}`;
  return [...new Set(columns)].flatMap(
    (column) => canonicalUrl(`${prefix}/gkmlpt/api/all/${encodeURIComponent(column)}?page=1${query}`, url) ?? [],
  );
}

function linkOf(article: unknown, base: string): ListedLink | null {
  if (!isRecord(article)) return null;
  const url = canonicalUrl(asText(article['post_url']) || asText(article['url']) || '', base);
  const title = tidy(asText(article['title']) ?? '');
  if (url === null || title === '' || pageKey(url) === pageKey(base)) return null;
  for (const field of ['display_publish_time', 'date', 'created_at', 'create_time']) {
    const value = asText(article[field]);
    if (value === null) continue;
    const listedAt = /^\d{9,13}$/.test(value)
      ? dayOfInstant(Number(value) * (value.length > 10 ? 1 : 1000))
      : dateOf(readDay(value), url);
    if (listedAt !== null) return { url, title, listedAt };
  }
  return { url, title, listedAt: null };
}

/**
 * Pages after this one. Some sites answer with everything at once and know no second page; where no number of articles
 * is told, the list ends with a page that is empty or not there.
 */
function pagesAfter(answer: Readonly<Record<string, unknown>>, shown: number, url: string): Paging {
  const classify = isRecord(answer['classify']) ? answer['classify'] : {};
  const told = Number(
    asText(classify['post_count']) ?? asText(answer['total']) ?? asText(answer['count']) ?? Number.NaN,
  );
  const total = Number.isNaN(told) ? {} : { total: told };
  const parsed = URL.parse(url);
  const page = Number(parsed?.searchParams.get('page') ?? 1);
  if (parsed === null || Number.isNaN(page) || shown === 0) return { morePages: [], ...total };
  const at = (number: number): string => {
    parsed.searchParams.set('page', String(number));
    return parsed.href;
  };
  if (Number.isNaN(told)) return { morePages: [at(page + 1)], tentative: [at(page + 1)] };
  const count = page === 1 ? Math.min(Math.ceil(told / shown), mostPages) : 0;
  const morePages = Array.from({ length: Math.max(0, count - 1) }, (_unused, index) => at(index + 2));
  return { morePages, tentative: morePages.slice(0, 1), ...total };
}

type Paging = Pick<Listing, 'morePages' | 'tentative' | 'total'>;

function readAnswer(answer: Readonly<Record<string, unknown>>, url: string): Listing {
  const data = isRecord(answer['data']) && Array.isArray(answer['data']['articles']) ? answer['data'] : answer;
  const articles = Array.isArray(data['articles']) ? data['articles'] : [];
  const links = new Map<string, ListedLink>();
  for (const article of articles) {
    const link = linkOf(article, url);
    if (link !== null && !links.has(pageKey(link.url))) links.set(pageKey(link.url), link);
  }
  return { kind: 'gkmlpt', links: [...links.values()], ...pagesAfter(data, articles.length, url) };
}

/** 广东省政府信息公开目录平台: a page that is one script, and lists as JSON behind it. */
export const gkmlpt: ContentSystem = {
  kind: 'gkmlpt',
  signs: ({ text, url }) =>
    seenSigns(
      [/\/gkmlpt\b/.test(URL.parse(url)?.pathname ?? ''), 'an address under /gkmlpt', 0.7],
      [
        /\b_CONFIG["']?\]?\s{0,3}=/.test(text) && /\b(?:SID|TREE)\b/.test(text),
        'window._CONFIG with a SID or a TREE',
        0.7,
      ],
      [
        /^\s*\{/.test(text) && /"articles"\s{0,3}:/.test(text) && /"(?:post_count|post_url)"/.test(text),
        'JSON with articles and post_count',
        0.7,
      ],
    ),
  read(source) {
    const answer = parseJson(source.text);
    if (isRecord(answer)) return readAnswer(answer, source.url);
    const lists = listsOf(source);
    return { kind: 'gkmlpt', links: [], morePages: lists, ownLists: lists };
  },
};
