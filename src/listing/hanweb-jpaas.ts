import type { Listing } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { seenSigns, type ContentSystem } from './content-system.ts';
import { readGenericListing } from './generic.ts';
import { readFragment } from './list-groups.ts';
import { asText, isRecord, parseJson } from './json.ts';
import { parsePage } from './nodes.ts';
import { entriesOf } from './pager-words.ts';
import type { ListingSource } from './source.ts';

const usualEndpoint = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const pageSize = 50;
const mostPages = 2000;
/** Places looked at for the parameters of a list. */
const mostUnits = 100;
const wanted = ['webId', 'tplSetId', 'pageType', 'tagId', 'editType', 'pageId'] as const;

/** Undoes the character references that a query stands in within an attribute. */
const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The parameters of one list as they stand together in the page; null where the decisive ones are missing. */
function queryIn(piece: string): URLSearchParams | null {
  const query = new URLSearchParams();
  // The misspelling is the product's own; a few sites spell it right.
  query.set('parseType', /buildstatic/.test(piece) ? 'buildstatic' : 'bulidstatic');
  for (const name of wanted) {
    const value = new RegExp(`\\b${name}["']?\\s{0,3}[:=]\\s{0,3}["']?([^"'&<>,}\\s]{1,200})`, 'i').exec(piece)?.[1];
    if (value !== undefined) query.set(name, decoded(value));
  }
  if (!query.has('pageType')) query.set('pageType', 'column');
  return query.has('webId') && query.has('pageId') && query.has('tplSetId') ? query : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray percent sign: the value is meant as it stands.
    return value;
  }
}

/** Address of the endpoint as the page writes it; sites behind a gateway of their own give it another folder. */
function endpointIn(text: string): string {
  return (
    /["'(=\s]([^"'(=\s<>]{0,200}jpaas-publish-server\/front\/page\/build\/unit)\b/.exec(text)?.[1] ?? usualEndpoint
  );
}

function pageUrl(query: URLSearchParams, page: number, size: number, base: string, endpoint: string): string | null {
  const full = new URLSearchParams(query);
  full.set('paramJson', JSON.stringify({ pageNo: page, pageSize: size }));
  return canonicalUrl(`${endpoint}?${full.toString()}`, base);
}

/** Lists that a static page leaves to its script: each place where the parameters stand together. */
function unitsOf(text: string, base: string): string[] {
  const plain = unescape(text);
  const endpoint = endpointIn(plain);
  const units = new Set<string>();
  let tried = 0;
  for (const found of plain.matchAll(/parseType|jpaas-publish-server/g)) {
    const query = queryIn(plain.slice(Math.max(0, found.index - 600), found.index + 900));
    const url = query === null ? null : pageUrl(query, 1, pageSize, base, endpoint);
    if (url !== null) units.add(url);
    tried += 1;
    if (tried >= mostUnits) break;
  }
  return [...units];
}

type Paging = Pick<Listing, 'morePages' | 'tentative' | 'total'>;

/** Pages after the first, from the number of entries that the list's own pager tells; after a full page, one more. */
function pagesAfter(html: string, shown: number, url: string): Paging {
  const parsed = URL.parse(url);
  const asked: unknown = parseJson(parsed?.searchParams.get('paramJson') ?? '');
  const page = isRecord(asked) ? Number(asText(asked['pageNo']) ?? 1) : 1;
  const size = isRecord(asked) ? Number(asText(asked['pageSize']) ?? pageSize) : pageSize;
  if (parsed === null || shown === 0) return { morePages: [] };
  const query = new URLSearchParams(parsed.search);
  const at = (number: number): string[] => {
    const more = pageUrl(query, number, size, url, parsed.pathname);
    return more === null ? [] : [more];
  };
  const $ = parsePage(html);
  const pager = $('[count]').first();
  const count = Number(pager.attr('count') ?? entriesOf($.root().text()) ?? Number.NaN);
  if (Number.isNaN(count)) {
    const next = shown >= size ? at(page + 1) : [];
    return { morePages: next, tentative: next };
  }
  if (page !== 1) return { morePages: [], total: count };
  const rows = Number(pager.attr('rows') ?? shown);
  const perPage = shown < size && shown < count && rows > 0 ? Math.max(shown, Math.min(rows, size)) : size;
  const pages = Math.min(Math.ceil(count / perPage), mostPages);
  const morePages = Array.from({ length: Math.max(0, pages - 1) }, (_unused, index) => at(index + 2)).flat();
  return { morePages, total: count };
}

/** Names of the part of a page that holds the column's own list. */
const listTag = /list|列表|当前|栏目|liebiao/i;

function readAnswer(answer: unknown, source: ListingSource): Listing {
  const data = isRecord(answer) && isRecord(answer['data']) ? answer['data'] : {};
  const html = asText(data['html']) ?? '';
  const chosen = readGenericListing({ ...source, text: html }).links;
  const tag = URL.parse(source.url)?.searchParams.get('tagId') ?? '';
  const links = chosen.length > 0 || !listTag.test(tag) ? chosen : readFragment(html, source.url);
  return { kind: 'hanweb-jpaas', links, ...pagesAfter(html, links.length, source.url) };
}

/** Hanweb jpaas: the static page is empty, an endpoint answers JSON whose `data.html` holds the list. */
export const hanwebJpaas: ContentSystem = {
  kind: 'hanweb-jpaas',
  signs: ({ text, url }) =>
    seenSigns(
      [text.includes('jpaas-publish-server'), 'the address of jpaas-publish-server', 0.8],
      [url.includes('jpaas-publish-server'), 'an answer of jpaas-publish-server', 0.9],
      [/bu(?:il|li)dstatic/.test(text), 'parseType bulidstatic', 0.5],
    ),
  read(source) {
    const answer = parseJson(source.text);
    if (answer !== undefined) return readAnswer(answer, source);
    const listing = readGenericListing(source);
    const units = unitsOf(source.text, source.url);
    return units.length === 0
      ? { ...listing, kind: 'hanweb-jpaas' }
      : { kind: 'hanweb-jpaas', links: listing.links, morePages: units, ownLists: units };
  },
};
