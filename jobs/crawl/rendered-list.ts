import {
  leavesOrgans,
  leavesYears,
  pageKey,
  readListing,
  recordedListing,
  saysLast,
  type ListingSource,
  type RecordedAnswer,
} from '../../src/listing/index.ts';
import type { Exchange, ListedLink, Listing, RawHeaders } from '../../src/domain/index.ts';
import type { Fetched } from '../../src/fetch/index.ts';
import { contentCodingOf, decodeContent, headerOf } from '../../src/net/index.ts';
import { decodeText, detectCharset } from '../../src/text/index.ts';

const mostAnswers = 80;
const mostBytes = 8 * 1024 * 1024;
const carries = /json|html|xml|javascript|ecmascript|text\/plain/i;
const isProgram = /javascript|ecmascript/i;
/** What a browser sets on every request of its own, and what the door sets. */
const usual =
  /^(?:accept(?:-.*)?|user-agent|origin|host|connection|content-(?:type|length)|cache-control|pragma|priority|dnt|te|upgrade-insecure-requests|if-.*|sec-.*|purpose)$/i;

/** Fields of a request that its page's script set, and whose page and session it was. */
function fieldsSet(headers: RawHeaders): RawHeaders {
  return headers.filter(([name]) => !usual.test(name));
}

async function answerOf({ request, response }: Exchange): Promise<RecordedAnswer | null> {
  const type = headerOf(response.headers, 'content-type');
  if (response.status !== 200 || response.body.byteLength === 0 || !carries.test(type ?? 'text/plain')) return null;
  const { content, problem } = await decodeContent(response.body, contentCodingOf(response), mostBytes);
  if (problem !== null) return null;
  return {
    url: request.url,
    method: request.method,
    sent:
      request.body === null
        ? null
        : {
            body: decodeText(request.body, 'utf-8'),
            type: headerOf(request.headers, 'content-type') ?? '',
          },
    headers: fieldsSet(request.headers),
    text: decodeText(content, detectCharset(content, type)),
    mediaType: type?.split(';', 1)[0]?.trim().toLowerCase() ?? null,
    isScript: isProgram.test(type ?? ''),
  };
}

/** What a browser was answered while it made a page: data, pieces of markup and scripts. */
export async function recordedAnswers({ resources = [] }: Fetched): Promise<readonly RecordedAnswer[]> {
  const answers: RecordedAnswer[] = [];
  for (const exchange of resources) {
    if (answers.length >= mostAnswers) break;
    const answer = await answerOf(exchange);
    if (answer !== null) answers.push(answer);
  }
  return answers;
}

/** A title as far as a list shows it. */
const stemOf = (title: string): string => title.replace(/[.…]{1,6}$/, '');

/** A list with the pages that a browser turned to; it goes on where the browser did not come to its end. */
export function withTurned(
  first: Listing,
  fetched: Fetched,
  answers: readonly RecordedAnswer[],
  source: Omit<ListingSource, 'text' | 'url'>,
): Listing {
  const { turned } = fetched;
  if (turned === undefined) return first;
  const links = new Map<string, ListedLink>();
  const take = (more: readonly ListedLink[]): void => {
    for (const link of more) {
      const known = links.get(pageKey(link.url));
      links.set(pageKey(link.url), known === undefined || known.listedAt === null ? link : known);
    }
  };
  take(first.links);
  let holdsAddresses = true;
  for (const { request, response } of turned.pages) {
    const { url } = request;
    const shown = readListing({ ...source, url, text: decodeText(response.body, 'utf-8') });
    const known = { ...shown, recordForms: first.recordForms ?? [] };
    holdsAddresses &&= shown.links.length > 0;
    const own = answers.filter(({ text }) => shown.links.some(({ title }) => text.includes(stemOf(title))));
    take((own.length === 0 ? null : recordedListing(known, own, { url }))?.listing.links ?? shown.links);
  }
  // Where the documents hold no addresses, each answer is taken by itself.
  const untold: Listing = { kind: 'generic', links: [], morePages: [], recordForms: first.recordForms ?? [] };
  for (const answer of holdsAddresses ? [] : answers)
    take(recordedListing(untold, [answer], { url: fetched.finalUrl })?.listing.links ?? []);
  const { goesOn = { kind: 'browser-not-at-end' as const }, ...rest } = first;
  const last = turned.pages.at(-1);
  const markup = last === undefined ? '' : decodeText(last.response.body, 'utf-8');
  const isAtEnd = turned.toTheEnd || saysLast(markup);
  const isWhole =
    (isAtEnd &&
      links.size > first.links.length &&
      !leavesYears(markup, [...links.values()]) &&
      !leavesOrgans(markup, [...links.values()])) ||
    (first.total !== undefined && links.size >= first.total);
  return {
    ...rest,
    links: [...links.values()],
    // What was turned to needs no address.
    morePages: first.ownLists ?? [],
    tentative: (first.tentative ?? []).filter((url) => first.ownLists?.includes(url)),
    ...(isWhole ? {} : { goesOn }),
  };
}
