import type { GoesOn, ListedLink, Listing, RecordForm } from '../domain/index.ts';
import { pageKey } from './canonical-url.ts';
import { isReport } from './entry-signs.ts';
import { titlesIn } from './learned-forms.ts';
import { wholeData } from './page-data.ts';
import { recordForms } from './record-forms.ts';
import { isAskedByPages, listingOfAnswer, type RecordedAnswer } from './recorded-answer.ts';
import { namesOf } from './script-names.ts';

/** A rendered page's list with what filled it in. */
export interface RecordedListing {
  readonly listing: Listing;
  /** Why the list goes on, where its further pages are only asked for in case; null where all of them are known. */
  readonly inCase: GoesOn | null;
}

/** A longer script is a library. */
const longestForms = 400_000;

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

/** An answer with what it lists; null where it cannot be asked for again. */
interface Answered {
  readonly answer: RecordedAnswer;
  readonly listing: Listing | null;
}

/** A list among the answers, and how many of its entries the page shows. */
interface Candidate {
  readonly answer: RecordedAnswer;
  readonly listing: Listing;
  readonly shown: number;
}

const listsReport = (links: readonly ListedLink[]): boolean => links.some((link) => isReport({ ...link, day: null }));

/** The longest list that holds at least half of what the page shows, or reports where it shows none. */
function listBehind(shown: Listing, answers: readonly Answered[]): Candidate | undefined {
  const keys = new Set(shown.links.map(({ url }) => pageKey(url)));
  const showsReports = listsReport(shown.links);
  const fits = ({ listing, shown: overlap }: Candidate): boolean =>
    overlap > 0 ? overlap * 2 >= shown.links.length : !showsReports && listsReport(listing.links);
  return answers
    .flatMap(({ answer, listing }): Candidate | [] =>
      listing === null
        ? []
        : { answer, listing, shown: listing.links.filter(({ url }) => keys.has(pageKey(url))).length },
    )
    .filter(fits)
    .toSorted((a, b) => b.shown - a.shown || b.listing.links.length - a.listing.links.length)[0];
}

/** Links of an answer and of the page that shows them, each once, with a day where either tells it. */
function unitedLinks(answered: readonly ListedLink[], shown: readonly ListedLink[]): readonly ListedLink[] {
  const links = new Map(answered.map((link) => [pageKey(link.url), link]));
  for (const link of shown) {
    const key = pageKey(link.url);
    const known = links.get(key);
    links.set(key, known === undefined ? link : { ...known, listedAt: known.listedAt ?? link.listedAt });
  }
  return [...links.values()];
}

/** Whether an answer holds the whole list: what of it the page does not show, the page turns by itself. */
function isWhole(answered: Listing, shown: Listing, united: number): boolean {
  if (answered.morePages.length > 0) return false;
  if (answered.total !== undefined) return united >= answered.total;
  return shown.links.length > 0 && answered.links.length > shown.links.length;
}

/** The page's list as an answer completes it: its further pages are asked for as the answer was. */
function completed(shown: Listing, { answer, listing }: Candidate): RecordedListing {
  const links = unitedLinks(listing.links, shown.links);
  const tentative = listing.tentative ?? [];
  const guessed = new Set(shown.tentative);
  const ownLists = (shown.ownLists ?? []).filter((url) => !guessed.has(url));
  const total = listing.total ?? shown.total;
  const isSettled = listing.morePages.length > 0 || isWhole(listing, shown, links.length);
  const goesOn = isSettled ? undefined : (listing.goesOn ?? shown.goesOn);
  const { goesOn: _went, total: _told, ownLists: _own, tentative: _guessed, ...rest } = shown;
  return {
    listing: {
      ...rest,
      links,
      morePages: [...listing.morePages, ...ownLists],
      posted: listing.posted ?? [],
      recordForms: listing.recordForms ?? [],
      headers: answer.headers,
      ...(ownLists.length === 0 ? {} : { ownLists }),
      ...(tentative.length === 0 ? {} : { tentative }),
      ...(total === undefined ? {} : { total }),
      ...(goesOn === undefined ? {} : { goesOn }),
    },
    inCase: tentative.length === 0 ? null : (shown.goesOn ?? null),
  };
}

/**
 * Whether what fills in a page that shows nothing says that there is nothing: asked for by pages it counts none, and nothing else that
 * was answered lists anything.
 */
function countsNothing({ links, goesOn }: Listing, answers: readonly Answered[]): boolean {
  if (links.length > 0 || goesOn?.kind !== 'scripted-list') return false;
  const told = answers.filter(({ answer }) => !answer.isScript);
  return (
    told.every(({ listing }) => listing?.links.length === 0) &&
    told.some(({ answer, listing }) => listing?.total === 0 && isAskedByPages(answer))
  );
}

function emptied({ goesOn: _none, ...shown }: Listing): RecordedListing {
  return { listing: { ...shown, total: 0 }, inCase: null };
}

/** Whether a page leads to all further pages of its list by itself. */
function leadsOn({ goesOn, morePages, ownLists }: Listing): boolean {
  const own = new Set(ownLists);
  return goesOn === undefined && morePages.some((url) => !own.has(url));
}

/**
 * What filled a rendered page's list in, told among all that its browser was answered by what the page shows. Its further pages
 * are asked for as it was asked for.
 * @returns null where the page goes on by itself, or nothing that was recorded is its list
 */
export function recordedListing(
  shown: Listing,
  answers: readonly RecordedAnswer[],
  page: { readonly url: string; readonly thisYear?: number },
): RecordedListing | null {
  if (leadsOn(shown)) return null;
  const forms = [...fromPage(shown.recordForms ?? [], page.url), ...formsOfScripts(answers, page.url)];
  const answered = answers.map((answer) => ({
    answer,
    listing: listingOfAnswer(answer, shown.links, forms, page.thisYear),
  }));
  const found = listBehind(shown, answered);
  if (found !== undefined) return completed(shown, found);
  return countsNothing(shown, answered) ? emptied(shown) : null;
}
