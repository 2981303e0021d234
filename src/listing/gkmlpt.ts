import type { Listing, ListedLink } from '../domain/index.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { asText, balanced, isRecord, parseJson } from './json.ts';
import { dateOf, dayOfInstant, readDay } from './listed-date.ts';
import type { ListingSource } from './source.ts';
import { tidy } from './title.ts';

const reportColumn = /信息公开.{0,6}年(?:度报告|报)|^年(?:度报告|报)$/;
const mostPages = 2000;

/** Columns of the catalogue that hold annual reports. */
export function reportColumns(tree: unknown): { readonly id: string; readonly name: string }[] {
  const found: { id: string; name: string }[] = [];
  const walk = (node: unknown, depth: number): void => {
    if (depth > 12) return;
    if (Array.isArray(node)) for (const child of node) walk(child, depth + 1);
    else if (isRecord(node)) {
      const name = asText(node['name']) ?? asText(node['title']);
      const id = asText(node['id']);
      if (name !== null && id !== null && reportColumn.test(tidy(name))) found.push({ id, name: tidy(name) });
      for (const value of Object.values(node)) if (typeof value === 'object') walk(value, depth + 1);
    }
  };
  walk(tree, 0);
  return found;
}

/** Addresses of the lists that a catalogue page stands for: the column after `#`, else those of annual reports. */
function listsOf({ text, url }: ListingSource): string[] {
  const config = text.indexOf('_CONFIG');
  const sid = /["']?\bSID["']?\s{0,5}:\s{0,5}["']?(\d{1,12})/.exec(text.slice(Math.max(0, config)))?.[1];
  const prefix = /^(.*?)\/gkmlpt\b/.exec(URL.parse(url)?.pathname ?? '')?.[1] ?? '';
  if (config === -1 || sid === undefined) return [];
  const treeAt = /["']?\bTREE["']?\s{0,5}:\s{0,5}(?=\[)/.exec(text.slice(config));
  const start = treeAt === null ? -1 : config + treeAt.index + treeAt[0].length;
  const tree = start === -1 ? null : balanced(text, start);
  const chosen = /^#(\d+)$/.exec(URL.parse(url)?.hash ?? '')?.[1];
  const columns =
    chosen === undefined ? reportColumns(tree === null ? null : parseJson(tree)).map(({ id }) => id) : [chosen];
  return [...new Set(columns)].flatMap(
    (column) => canonicalUrl(`${prefix}/gkmlpt/api/all/${column}?page=1&sid=${sid}`, url) ?? [],
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

/** Pages after this one; sites that answer with everything at once have none. */
function pagesAfter(answer: Readonly<Record<string, unknown>>, shown: number, url: string): string[] {
  const classify = isRecord(answer['classify']) ? answer['classify'] : {};
  const total = Number(asText(answer['total']) ?? asText(classify['post_count']) ?? Number.NaN);
  const parsed = URL.parse(url);
  const page = Number(parsed?.searchParams.get('page') ?? Number.NaN);
  if (parsed === null || Number.isNaN(total) || Number.isNaN(page) || shown === 0 || page !== 1) return [];
  const count = Math.min(Math.ceil(total / shown), mostPages);
  return Array.from({ length: Math.max(0, count - 1) }, (_unused, index) => {
    parsed.searchParams.set('page', String(index + 2));
    return parsed.href;
  });
}

function readAnswer(answer: Readonly<Record<string, unknown>>, url: string): Listing {
  const articles = Array.isArray(answer['articles']) ? answer['articles'] : [];
  const links = new Map<string, ListedLink>();
  for (const article of articles) {
    const link = linkOf(article, url);
    if (link !== null && !links.has(pageKey(link.url))) links.set(pageKey(link.url), link);
  }
  return { kind: 'gkmlpt', links: [...links.values()], morePages: pagesAfter(answer, articles.length, url) };
}

/** 广东省政府信息公开目录平台: a page that is one script, and lists as JSON behind it. */
export const gkmlpt: ContentSystem = {
  kind: 'gkmlpt',
  signs: ({ text, url }) =>
    seenSigns(
      [/\/gkmlpt\b/.test(URL.parse(url)?.pathname ?? ''), 'an address under /gkmlpt', 0.7],
      [/window\._CONFIG\s{0,3}=/.test(text) && /\bSID\b/.test(text), 'window._CONFIG with a SID', 0.7],
      [
        /^\s*\{/.test(text) && /"articles"\s{0,3}:/.test(text) && /"(?:post_count|post_url)"/.test(text),
        'JSON with articles and post_count',
        0.7,
      ],
    ),
  read(source) {
    const answer = parseJson(source.text);
    if (isRecord(answer)) return readAnswer(answer, source.url);
    return { kind: 'gkmlpt', links: [], morePages: listsOf(source) };
  },
};
