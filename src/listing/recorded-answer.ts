import type { ListedLink, Listing, PostedPage, RawHeaders, RecordForm } from '../domain/index.ts';
import { dataLists } from './data-lists.ts';
import { readGenericListing } from './generic.ts';
import { isRecord, parseJson } from './json.ts';
import { learnedForms } from './learned-forms.ts';
import { dateOf } from './listed-date.ts';
import { pageData, wholeData } from './page-data.ts';
import { pageName, sizeName } from './page-numbers.ts';
import { continued, formPost, jsonPost } from './posting.ts';

/** What a browser asked for while it made a page, and was answered. */
export interface RecordedAnswer {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** What was sent, and as what; null where nothing was. */
  readonly sent: { readonly body: string; readonly type: string } | null;
  /** Fields that the page's script set on the request. */
  readonly headers: RawHeaders;
  readonly text: string;
  readonly mediaType: string | null;
  readonly isScript: boolean;
}

/** A longer script is a library. */
const longestScript = 3_000_000;

/** The name of a request among a listing's pages, and how it is asked for again; null where it cannot be. */
function requestOf({ url, method, sent }: RecordedAnswer): { url: string; posted: PostedPage | null } | null {
  if (method === 'GET') return { url, posted: null };
  if (sent === null || sent.body === '') return { url, posted: formPost(url) };
  const json = parseJson(sent.body);
  if (isRecord(json)) {
    const posted = jsonPost(url, json);
    return { url: posted.url, posted: { ...posted, body: sent.body } };
  }
  if (!/^[^\s=&]{1,80}=/.test(sent.body) || /multipart/i.test(sent.type)) return null;
  const name = new URL(url);
  for (const [key, value] of new URLSearchParams(sent.body)) name.searchParams.set(key, value);
  return { url: name.href, posted: { url: name.href, to: url, type: 'form', body: sent.body } };
}

/** Whether it was asked for by pages, as lists are: in its address or in what was sent. */
export function isAskedByPages(answer: RecordedAnswer): boolean {
  const names = [...(URL.parse(requestOf(answer)?.url ?? '')?.searchParams.keys() ?? [])];
  return names.some((name) => pageName.test(name) || sizeName.test(name));
}

/** A list that a script file carries as data. */
function listInScript(text: string, url: string, links: readonly ListedLink[]): Listing {
  const held = pageData(`<script>${text.replaceAll('</', '<\\/')}</script>`).flatMap((value) =>
    dataLists(value, url, learnedForms(value, links)),
  );
  const longest = held.reduce<(typeof held)[number] | null>(
    (best, list) => (best === null || list.entries.length > best.entries.length ? list : best),
    null,
  );
  const entries = longest?.entries ?? [];
  return {
    kind: 'generic',
    links: entries.map((entry) => ({ url: entry.url, title: entry.title, listedAt: dateOf(entry.day, entry.url) })),
    morePages: [],
  };
}

/**
 * What an answer lists, and how its further pages are asked for.
 * @param shown links of the page that it was asked for: they tell how addresses are made of its records
 * @param forms what the page's own scripts tell of that
 * @returns null where it cannot be asked for again, or is no list
 */
export function listingOfAnswer(
  answer: RecordedAnswer,
  shown: readonly ListedLink[],
  forms: readonly RecordForm[],
  thisYear: number | undefined,
): Listing | null {
  const { text, mediaType, isScript, url } = answer;
  const request = requestOf(answer);
  if (request === null || text.length === 0) return null;
  const data = wholeData(text);
  const isProgram = data === undefined && isScript;
  if (isProgram && text.length > longestScript) return null;
  const all = [...(data === undefined ? [] : learnedForms(data, shown)), ...forms];
  const kind = 'generic';
  const year = thisYear === undefined ? {} : { thisYear };
  const listing = isProgram
    ? listInScript(text, url, shown)
    : readGenericListing({ url: request.url, text, mediaType, kind, recordForms: all, ...year });
  const { posted } = request;
  const further = posted === null ? [] : listing.morePages.map((page) => continued(posted, page));
  return { ...listing, posted: [...(listing.posted ?? []), ...further], recordForms: all };
}
