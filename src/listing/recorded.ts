import type { GoesOn, ListedLink, Listing, PostedPage, RawHeaders, RecordForm } from '../domain/index.ts';
import { pageKey } from './canonical-url.ts';
import { dataLists } from './data-lists.ts';
import { isReport } from './entry-signs.ts';
import { readGenericListing } from './generic.ts';
import { learnedForms, titlesIn } from './learned-forms.ts';
import { dateOf } from './listed-date.ts';
import { pageData, wholeData } from './page-data.ts';
import { continued, formPost, jsonPost } from './posting.ts';
import { isRecord, parseJson } from './json.ts';
import { recordForms } from './record-forms.ts';
import { namesOf } from './script-names.ts';

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

/** A rendered page's list with what filled it in. */
export interface RecordedListing {
  readonly listing: Listing;
  /** Why the list goes on, where its further pages are only asked for in case; null where all of them are known. */
  readonly inCase: GoesOn | null;
}

/** A longer script is a library. */
const longestScript = 3_000_000;
const longestForms = 400_000;

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

/** Forms that the page's own scripts give for records, with addresses that hold from the page. */
function formsOfScripts(answers: readonly RecordedAnswer[], page: string): readonly RecordForm[] {
  const scripts = answers.filter(({ isScript, text }) => isScript && text.length <= longestForms);
  const program = scripts.map(({ text }) => `<script>${text.replaceAll('</', '<\\/')}</script>`).join('');
  return fromPage(recordForms(program, page, namesOf(program)), page);
}

/** Forms with addresses as they hold from the page, wherever an answer came from. */
function fromPage(forms: readonly RecordForm[], page: string): readonly RecordForm[] {
  return forms.flatMap((form) => {
    const url = form.address.startsWith('{') ? form.address : URL.parse(form.address, page)?.href;
    return url === undefined ? [] : [{ ...form, address: url.replaceAll('%7B', '{').replaceAll('%7D', '}') }];
  });
}

/** Entries that are opened to learn where all of them lead. */
const enough = 2;

/** Titles of reports that stand in what was recorded and in no link of the page: their addresses are for a click to tell. */
export function titlesWithoutAddress(shown: Listing, answers: readonly RecordedAnswer[]): readonly string[] {
  const isCalled = (title: string): boolean => isReport({ title, url: '/content/', day: null });
  if (shown.links.some(({ title }) => isCalled(title))) return [];
  for (const { text, isScript } of answers) {
    const value = isScript ? undefined : wholeData(text);
    const titles = value === undefined ? [] : titlesIn(value).filter(isCalled);
    if (titles.length >= enough) return titles.slice(0, enough);
  }
  return [];
}

interface Candidate {
  readonly answer: RecordedAnswer;
  readonly listing: Listing;
  readonly shown: number;
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

function candidateOf(
  answer: RecordedAnswer,
  shown: Listing,
  forms: readonly RecordForm[],
  thisYear: number | undefined,
): Candidate | null {
  const { text, mediaType, isScript } = answer;
  const request = requestOf(answer);
  if (request === null || text.length === 0) return null;
  const data = wholeData(text);
  if (data === undefined && isScript && text.length > longestScript) return null;
  const listing =
    data === undefined && isScript
      ? listInScript(text, answer.url, shown.links)
      : readGenericListing({
          url: request.url,
          text,
          mediaType,
          kind: 'generic',
          recordForms: [...(data === undefined ? [] : learnedForms(data, shown.links)), ...forms],
          ...(thisYear === undefined ? {} : { thisYear }),
        });
  const keys = new Set(shown.links.map(({ url }) => pageKey(url)));
  const overlap = listing.links.filter(({ url }) => keys.has(pageKey(url))).length;
  const { posted } = request;
  const further = posted === null ? [] : listing.morePages.map((url) => continued(posted, url));
  return {
    answer,
    shown: overlap,
    listing: {
      ...listing,
      posted: [...(listing.posted ?? []), ...further],
      recordForms: [...(data === undefined ? [] : learnedForms(data, shown.links)), ...forms],
    },
  };
}

/**
 * What filled a rendered page's list in, told among all that its browser was answered by what the page shows: the longest
 * list that holds at least half of it, or reports where it shows none. Its further pages are asked for as it was asked for.
 * @returns null where the page goes on by itself, or nothing that was recorded is its list
 */
export function recordedListing(
  shown: Listing,
  answers: readonly RecordedAnswer[],
  page: { readonly url: string; readonly thisYear?: number },
): RecordedListing | null {
  const own = new Set(shown.ownLists);
  const guessed = new Set(shown.tentative);
  if (shown.goesOn === undefined && shown.morePages.some((url) => !own.has(url))) return null;
  const forms = [...fromPage(shown.recordForms ?? [], page.url), ...formsOfScripts(answers, page.url)];
  const showsReports = shown.links.some((link) => isReport({ ...link, day: null }));
  const fits = ({ listing, shown: overlap }: Candidate): boolean =>
    overlap > 0
      ? overlap * 2 >= shown.links.length
      : !showsReports && listing.links.some((link) => isReport({ ...link, day: null }));
  const found = answers
    .flatMap((answer) => candidateOf(answer, shown, forms, page.thisYear) ?? [])
    .filter(fits)
    .toSorted((a, b) => b.shown - a.shown || b.listing.links.length - a.listing.links.length)[0];
  if (found === undefined) return null;
  const { listing, answer } = found;
  const links = new Map(listing.links.map((link) => [pageKey(link.url), link]));
  for (const link of shown.links) {
    const known = links.get(pageKey(link.url));
    if (known === undefined) links.set(pageKey(link.url), link);
    else if (link.listedAt !== null && known.listedAt === null)
      links.set(pageKey(link.url), { ...known, listedAt: link.listedAt });
  }
  const total = listing.total ?? shown.total;
  const asksInCase = (listing.tentative ?? []).length > 0;
  // What the answer holds and the page does not show, the page turns by itself.
  const isAll =
    listing.morePages.length === 0 &&
    ((shown.links.length > 0 && listing.links.length > shown.links.length && listing.total === undefined) ||
      (listing.total !== undefined && links.size >= listing.total));
  const isFollowed = listing.morePages.length > 0;
  const kept = (shown.ownLists ?? []).filter((url) => !guessed.has(url));
  const goesOn = isAll || isFollowed ? undefined : (listing.goesOn ?? shown.goesOn);
  const { goesOn: _went, total: _told, ownLists: _own, tentative: _guessed, ...rest } = shown;
  return {
    listing: {
      ...rest,
      links: [...links.values()],
      morePages: [...listing.morePages, ...kept],
      ...(kept.length === 0 ? {} : { ownLists: kept }),
      ...(asksInCase ? { tentative: listing.tentative ?? [] } : {}),
      posted: listing.posted ?? [],
      recordForms: listing.recordForms ?? [],
      headers: answer.headers,
      ...(total === undefined ? {} : { total }),
      ...(goesOn === undefined ? {} : { goesOn }),
    },
    inCase: asksInCase ? (shown.goesOn ?? null) : null,
  };
}
