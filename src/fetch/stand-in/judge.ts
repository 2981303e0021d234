import type { PageState } from '../../domain/index.ts';
import { hasEmptyArticleNode, isFilledByScript } from '../hollow.ts';
import type { PageSketch } from '../page-sketch.ts';
import {
  concepts,
  conceptOfStatus,
  saysLoading,
  sayingsOf,
  speaksToVisitor,
  type Concept,
  type Saying,
} from './concepts.ts';
import { stateOfConcept } from './meaning.ts';
import { ownText, type OwnText } from './own-text.ts';
import { leaningOf } from './leanings.ts';
import { formsIn, maybeDocument, reportedIn } from './register.ts';
import { hasFile, hasFrame, hasRequestNumber, leadsAway, namedConcept, picturesOf } from './traces.ts';

/** What stands in the place of a page, and by which evidence. */
export interface StandIn {
  readonly state: PageState;
  readonly concept: Concept | 'loading' | 'nothing' | 'unknown';
  /** Words or name that told it; empty where there are none. */
  readonly quote: string;
  readonly evidence: readonly string[];
  /** How sure it is: 3 is enough, 5 leaves no doubt. */
  readonly weight: number;
}

export interface PoorPage {
  readonly html: string;
  readonly sketch: PageSketch;
  readonly status: number;
  readonly listing: boolean;
  /** Whether anything marks the page as a document. */
  readonly isDocument: boolean;
  /** Whether the address is an article's. */
  readonly isArticle: boolean;
}

/** Own words beyond this are a page, whatever it says. */
const mostWords = 500;
/** Own words of a page that says one thing. */
const fewWords = 120;
/** Own words beside which a picture's name speaks. */
const nextToNone = 40;
/** Links from which on a page stands in its site's template. */
const templateLinks = 15;
/** Evidence that must remain after what speaks for a document is taken away. */
const enough = 3;
const enoughOnListing = 4;
const enoughOnDocument = 4;

/** What speaks for a document, from which on words alone speak against none. */
const enoughReported = 2;
const ofPage = /页面|网页|栏目|频道|链接|网址|404|访问的|page|url/;
const hanText = /\p{Script=Han}/u;
const dateInText = /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/g;
const namesDocument = /(?:19|20)\d{2}年?.{0,40}(?:报告|年报|统计表|情况表|说明|目录)/;

/** What speaks for a document: counted against whatever the words mean. */
function inFavour(page: PoorPage, own: OwnText): number {
  const reported = own.sentences.reduce(
    (sum, sentence) => sum + (maybeDocument(sentence) ? reportedIn(sentence) : 0),
    0,
  );
  return (
    Math.min(4, reported) +
    Math.min(2, formsIn(own.sentences)) +
    (hasFile(page.html) ? 3 : 0) +
    (hasFrame(page.html) ? 1 : 0) +
    ((own.linkText.match(dateInText) ?? []).length > 1 ? 2 : 0) +
    (namesDocument.test(own.linkText) ? 3 : 0)
  );
}

interface Weighed {
  readonly concept: Concept;
  readonly weight: number;
  readonly quote: string;
  readonly evidence: readonly string[];
}

/** Everything that a page says of a concept, title and headings first. */
function allSayings(own: OwnText): readonly (Saying & { readonly where: 'title' | 'heading' | 'text' })[] {
  const from = (where: 'title' | 'heading' | 'text', texts: readonly string[]) =>
    texts.flatMap((text) => sayingsOf(text).map((saying) => ({ ...saying, where })));
  return [
    ...from('title', [own.title]),
    ...from('heading', own.headings),
    ...from('text', own.length < nextToNone ? [...own.sentences, ...own.asides] : own.sentences),
  ];
}

/** The concept for which most speaks: what sentences mean and how often, where they stand, names, the status. */
function weigh(page: PoorPage, own: OwnText): Weighed | null {
  const { html, sketch, status } = page;
  const sayings = allSayings(own);
  const pictures = picturesOf(html);
  const pictured = pictures.content === 0 && own.length <= fewWords ? pictures.concept : null;
  if (sayings.length === 0 && pictured === null) return null;
  const node = namedConcept(html);
  const numbered = own.sentences.some((sentence) => hasRequestNumber(sentence));
  const leads = sketch.links < templateLinks && leadsAway(html);
  const weighed = concepts.flatMap((concept): readonly Weighed[] => {
    const about = sayings.filter((saying) => saying.concept === concept);
    const first = about.toSorted((one, other) => other.weight - one.weight)[0];
    // A listing that says that there is nothing is an empty one; only a page or a column can be gone.
    if (page.listing && concept === 'absence' && !about.some(({ sentence }) => ofPage.test(sentence))) return [];
    if (first === undefined && (pictured !== concept || own.length > nextToNone)) return [];
    const evidence: string[] = [];
    let weight = first?.weight ?? 1;
    const add = (is: boolean, points: number, what: string): void => {
      if (!is) return;
      weight += points;
      evidence.push(what);
    };
    add(first !== undefined, 0, 'what it says');
    add(
      about.some(({ sentence }) => sentence !== first?.sentence),
      1,
      'more than once',
    );
    add(
      about.some(({ where }) => where !== 'text'),
      1,
      'in its title or a heading',
    );
    add(own.length <= fewWords, 1, 'little else');
    add(pictured === concept, 3, 'a picture of that name');
    add(node === concept, 1, 'a node of that name');
    add(numbered, 1, 'an address or a number of the event');
    add(leads, 1, 'it leads back or on');
    add(status >= 400 && conceptOfStatus(status) === concept, 1, `status ${status}`);
    return [{ concept, weight, quote: first?.sentence.slice(0, 60) ?? '', evidence }];
  });
  return weighed.reduce<Weighed | null>((best, one) => (best === null || rank(one) > rank(best) ? one : best), null);
}

/** That something failed is the vaguest thing to say: where anything else is said, that is meant. */
function rank({ concept, weight }: Weighed): number {
  return concept === 'failure' ? weight - 1 : weight;
}

/** A page that means none of the concepts by its words: what it lacks of a document, and its names, are left. */
function judgeSilence(page: PoorPage, own: OwnText): StandIn | null {
  const { html, sketch, listing, isArticle } = page;
  const said = [...own.sentences, ...(own.length < nextToNone ? own.asides : [])];
  const quote = said[0]?.slice(0, 60) ?? '';
  const found = (state: PageState, concept: StandIn['concept'], ...evidence: string[]): StandIn => ({
    state,
    concept,
    quote,
    evidence,
    weight: 1,
  });
  if (own.length <= nextToNone && sketch.scripts > 0 && said.some((sentence) => saysLoading(sentence)))
    return found('script-only', 'loading', 'scripts');
  const inTemplate = sketch.links >= templateLinks;
  if (listing ? inTemplate || own.sentences.length === 0 : inTemplate && !isArticle) return null;
  const speaks = said.some((sentence) => speaksToVisitor(sentence));
  if (listing && !speaks) return null;
  if (sketch.stored || holdsTitles.test(html) || (picturesOf(html).content > 0 && !speaks)) return null;
  if (own.length === 0) {
    if (!inTemplate) return null;
    return hasEmptyArticleNode(html) && !isFilledByScript(html)
      ? found('missing', 'nothing', 'a template around an empty article')
      : found('script-only', 'nothing', 'a template around nothing');
  }
  if (own.length > fewWords || own.sentences.some((sentence) => maybeDocument(sentence))) return null;
  const signs = [
    ...(speaks ? ['it speaks to its visitor'] : []),
    ...(said.some((sentence) => hasRequestNumber(sentence)) ? ['an address or a number of the event'] : []),
    ...(!inTemplate && leadsAway(html) ? ['it leads back or on'] : []),
    'nothing of a document',
  ];
  const node = own.length <= nextToNone ? namedConcept(html) : null;
  if (node !== null) signs.push('a node of that name');
  const leaning =
    leaningOf([own.title, ...own.headings, ...said].join('。')) ?? (node === null ? null : { concept: node, parts: 1 });
  // Words that neither speak to anybody nor lean to anything are no sign of a stand-in.
  if (signs.length === 1 && (leaning?.parts ?? 0) < (hanText.test(quote) ? 0.5 : 2)) return null;
  return leaning === null
    ? found('unreachable', 'unknown', ...signs)
    : found(stateOfConcept[leaning.concept], leaning.concept, ...signs);
}

/** Titles in a script's data: a list that the page is made of. */
const holdsTitles = /["']?title["']?\s{0,3}:\s{0,3}["']/i;

/** What a poor page's evidence comes to. */
export interface Weighing {
  readonly standIn: StandIn | null;
  /** Whether it speaks in a report's manner: then words that also reports use prove nothing. */
  readonly reports: boolean;
}

/**
 * Whether a poor page is a stand-in: one that refuses, asks, fails or says that something is gone, instead of the page that was
 * asked for. A page is judged by what its sentences mean, by names that its author gave to pictures and nodes, and by what it
 * lacks of a document: little text is believed to be one only where something says so.
 */
export function weighPage(page: PoorPage): Weighing {
  const own = ownText(page.sketch);
  const favour = inFavour(page, own);
  const reports = favour >= enoughReported;
  if (own.length > mostWords) return { standIn: null, reports };
  const weighed = weigh(page, own);
  const needed = page.isDocument ? enoughOnDocument : page.listing ? enoughOnListing : enough;
  if (weighed !== null && weighed.weight - favour >= needed)
    return { standIn: { ...weighed, state: stateOfConcept[weighed.concept] }, reports };
  return { standIn: favour > 0 || page.isDocument ? null : judgeSilence(page, own), reports };
}
