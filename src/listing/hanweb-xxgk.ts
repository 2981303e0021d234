import type { Listing } from '../domain/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { readGenericListing } from './generic.ts';
import { mostPages } from './page-numbers.ts';
import { announced } from './pager-words.ts';
import { bodyText, parsePage } from './nodes.ts';
import { formPost } from './posting.ts';
import type { ListingSource } from './source.ts';

const endpoint = '/module/xxgk/search.jsp';
const asksEndpoint = /\/module\/xxgk\/(?:search|tree)\.jsp/i;
/** A page loads its list into a box: address, box, kind, then settings of which the last that counts is the site's number. */
const load = /loadDynamic\(/gi;
const longestCall = 900;
const text = /'([^'\n]{0,500})'|"([^"\n]{0,500})"/g;
const namedAddress = /\/module\/xxgk\/(?:search|tree)\.jsp\?[^"'\s<>]{1,500}/gi;
/** A page has one; what is in its tree besides names the same list. */
const mostNamed = 200;
const code = /^[0-9A-Za-z_-]{1,60}$/;

/** What tells one list of the module from another. */
interface Asked {
  readonly infotypeId: string;
  readonly jdid: string;
  readonly area: string;
  readonly divid: string;
  readonly standardXxgk: string;
}

const nothing: Asked = { infotypeId: '', jdid: '', area: '', divid: '', standardXxgk: '' };

function fieldsIn(address: string): Partial<Asked> {
  const query = new URLSearchParams(address.replaceAll('&amp;', '&').split('?')[1] ?? '');
  const names = Object.keys(nothing) as (keyof Asked)[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name) ?? '';
      return code.test(value) ? [[name, value]] : [];
    }),
  );
}

/** What a call that loads the list hands over. */
function fieldsOfCall(inside: string): Partial<Asked> {
  const given = [...inside.matchAll(text)].map(([, single, double]) => single ?? double ?? '');
  const box = given.findIndex((value) => /^div\d+$/i.test(value));
  const address = given.slice(0, box).join('');
  if (box < 1 || !asksEndpoint.test(address)) return {};
  const [kind = '', ...settings] = given.slice(box + 1);
  const site = settings.toReversed().find((value) => /^\d{1,8}$/.test(value));
  return {
    ...fieldsIn(address),
    divid: given[box] ?? '',
    ...(code.test(kind) ? { infotypeId: kind } : {}),
    ...(site === undefined ? {} : { jdid: site }),
  };
}

/** The list that a page of the module asks for; null where it does not say which. */
function askedBy({ text: page, url }: ListingSource): Asked | null {
  const named = [...page.matchAll(namedAddress)].slice(0, mostNamed).map(([address]) => fieldsIn(address));
  const called = [...page.matchAll(load)]
    .slice(0, mostNamed)
    .map(({ index }) => fieldsOfCall(page.slice(index, index + longestCall).split(';', 1)[0] ?? ''));
  const chosen = URL.parse(url)?.searchParams.get('number') ?? '';
  const asked = {
    ...nothing,
    ...Object.assign({}, ...named, ...called),
    ...(code.test(chosen) ? { infotypeId: chosen } : {}),
  };
  return asked.infotypeId === '' || asked.divid === '' ? null : asked;
}

function addressOf(asked: Asked, base: string): string | null {
  const url = URL.parse(endpoint, base);
  if (url === null) return null;
  for (const [name, value] of Object.entries(asked))
    if (value !== '' || name === 'area') url.searchParams.set(name, value);
  url.searchParams.set('currpage', '1');
  return canonicalUrl(url.href, base);
}

/** Whether an address is the module's own. */
const isDisclosureAnswer = (url: string): boolean => URL.parse(url)?.pathname.toLowerCase() === endpoint;

/** Whether a page shows a list of the module, or is a piece of one. */
const namesDisclosure = ({ text: page, url }: ListingSource): boolean =>
  isDisclosureAnswer(url) || asksEndpoint.test(page);

/** A page of the module's list: what it holds, and the pages after it. */
function answerOf(source: ListingSource): Listing {
  const { links, posted: _posted, ...rest } = readGenericListing(source);
  const url = new URL(source.url);
  const page = Number(url.searchParams.get('currpage') ?? 1) || 1;
  const { pages: count, entries } = announced(bodyText(parsePage(source.text)));
  const last = count ?? (links.length === 0 ? page : page + 1);
  const pages = Array.from({ length: Math.max(0, Math.min(last, mostPages) - page) }, (_unused, at) => {
    url.searchParams.set('currpage', String(page + 1 + at));
    return url.href;
  });
  return {
    kind: rest.kind,
    links,
    morePages: pages,
    posted: pages.map(formPost),
    ...(count === null ? { tentative: pages } : {}),
    ...(entries === null ? {} : { total: entries }),
  };
}

/**
 * Hanweb's module of disclosure, whose lists a page asks for by kind, organ and box; null where a page is none of it, or does not
 * say which list it shows.
 */
export function readDisclosure(source: ListingSource): Listing | null {
  if (isDisclosureAnswer(source.url)) return answerOf(source);
  if (!namesDisclosure(source)) return null;
  const asked = askedBy(source);
  const url = asked === null ? null : addressOf(asked, source.url);
  if (url === null) return null;
  const shown = readGenericListing(source);
  if (shown.links.length > 0) return null;
  return {
    kind: shown.kind,
    links: [],
    morePages: [url],
    ownLists: [url],
    posted: [formPost(url)],
  };
}
