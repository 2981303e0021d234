import type { PageState, StandInSign } from '../../domain/index.ts';
import { hasEmptyArticleNode, isFilledByScript } from '../hollow.ts';
import { saysLoading, speaksOfItself, speaksToVisitor } from './concepts.ts';
import { isSilent } from './favour.ts';
import { leaningOf } from './leanings.ts';
import { stateOfConcept } from './meaning.ts';
import { isOfFolder, isOfLists } from './lists.ts';
import type { OwnText } from './own-text.ts';
import { fewWords, isInTemplate, nextToNone, type PoorPage, type StandIn } from './poor-page.ts';
import { mattersIn } from './matters.ts';
import { maybeDocument } from './register.ts';
import { hasFrame, hasRequestNumber, leadsAway, namedConcept, picturesOf } from './traces.ts';

/** What shells of applications say; a challenge asks for cookies too, or for another visit. */
const needsScripts =
  /enablejavascript(?!andcookies)|withoutjavascript|(?:需要|必须|请)(?:启用|开启|支持)javascript(?!并|后)/;
const severalHints = 1.5;
/** A page that tells more than this, and shows nothing else of a stand-in, is none. */
const mostTold = 7;
const mostToldInTemplate = 2;
const tellsAnyway = 12;
const tellsAnywayInTemplate = 7;
/** 点击进入, 进入网站: a page that a site shows before its own. */
const doorway = /^(?:请?点击|直接|跳过)?[^。]{0,6}(?:进入|跳过)(?!下)[^。]{0,10}$/;
const doorwayText = 30;
const doorwayLinks = 5;
const hanText = /\p{Script=Han}/u;
/** Titles in a script's data: a list that the page is made of. */
const holdsTitles = /["']?title["']?\s{0,3}:\s{0,3}["']/i;

function isDoorway({ links }: PoorPage['sketch'], own: OwnText): boolean {
  return links > 0 && links <= doorwayLinks && own.length <= doorwayText && doorway.test(own.linkText);
}

function when(is: boolean, sign: StandInSign): readonly StandInSign[] {
  return is ? [sign] : [];
}

/** A page that means none of the concepts by its words: what it lacks of a document, and its names, are left. */
export function judgeSilence(page: PoorPage, own: OwnText): StandIn | null {
  const { html, sketch, listing, isArticle } = page;
  const said = [...own.sentences, ...(own.length < nextToNone ? own.asides : [])];
  const quote = (said.find((sentence) => !own.headings.includes(sentence)) ?? said[0] ?? '').slice(0, 60);
  const found = (state: PageState, concept: StandIn['concept'], ...signs: StandInSign[]): StandIn => ({
    state,
    concept,
    quote,
    signs,
    weight: 1,
  });
  if (isOfLists(page, own) || isOfFolder(page, own)) return found('unreachable', 'nothing', 'lists-for-article');
  if (isDoorway(sketch, own)) return found('unreachable', 'nothing', 'doorway');
  if (own.length <= nextToNone && sketch.scripts > 0 && said.some((sentence) => saysLoading(sentence)))
    return found('script-only', 'loading', 'scripts');
  if (own.length <= fewWords && sketch.scripts > 0 && own.sentences.some((sentence) => needsScripts.test(sentence)))
    return found('script-only', 'loading', 'asks-for-scripts');
  const isBare = own.length <= nextToNone && own.sentences.every((sentence) => !maybeDocument(sentence));
  if (isArticle && !listing && own.unfilled && isBare) return found('script-only', 'nothing', 'unfilled');
  const inTemplate = isInTemplate(page);
  if (listing ? inTemplate || own.sentences.length === 0 : inTemplate && !isArticle) return null;
  const speaks = said.some((sentence) => speaksToVisitor(sentence));
  if (listing && !speaks) return null;
  if (sketch.stored || holdsTitles.test(html) || (picturesOf(html).content > 0 && !speaks)) return null;
  if (
    own.length === 0 &&
    !inTemplate &&
    isArticle &&
    sketch.links > 3 &&
    hasEmptyArticleNode(html) &&
    !isFilledByScript(html)
  )
    return found('missing', 'nothing', 'empty-article');
  if (own.length === 0 && !inTemplate) {
    if (isArticle && !listing && own.emptyHeader && !hasFrame(html))
      return found(sketch.scripts > 0 ? 'script-only' : 'unreachable', 'nothing', 'empty-header');
    const shows = sketch.links + sketch.media + sketch.scripts > 0 || hasFrame(html) || sketch.noscript !== '';
    return shows ? null : found('unreachable', 'nothing', 'shows-nothing');
  }
  if (inTemplate && isSilent(own)) {
    return hasEmptyArticleNode(html) && !isFilledByScript(html)
      ? found('missing', 'nothing', 'empty-article')
      : found('script-only', 'nothing', 'empty-template');
  }
  if (own.length > fewWords || own.sentences.some((sentence) => maybeDocument(sentence))) return null;
  const signs: StandInSign[] = [
    ...when(speaks, 'speaks-to-visitor'),
    ...when(
      said.some((sentence) => speaksOfItself(sentence)),
      'speaks-of-itself',
    ),
    ...when(
      said.some((sentence) => hasRequestNumber(sentence)),
      'event-number',
    ),
    ...when(!inTemplate && sketch.frameLinks === 0 && leadsAway(html), 'leads-away'),
    'no-document',
  ];
  const node = own.length <= nextToNone ? namedConcept(html) : null;
  if (node !== null) signs.push('node');
  const leaning = leaningOf([own.title, ...said].join('。')) ?? (node === null ? null : { concept: node, parts: 2 });
  // Words that neither speak to anybody nor lean to anything are no sign of a stand-in.
  const told = own.sentences.reduce((sum, sentence) => sum + mattersIn(sentence), 0);
  if (
    told > (inTemplate ? tellsAnywayInTemplate : tellsAnyway) ||
    (signs.length === 1 &&
      (told > (inTemplate ? mostToldInTemplate : mostTold) || (leaning?.parts ?? 0) < (hanText.test(quote) ? 0.5 : 2)))
  )
    return null;
  if (leaning === null) return found('unreachable', 'unknown', ...signs);
  // What counts towards removal is not guessed from one hint.
  const isHint = leaning.concept === 'absence' && leaning.parts < severalHints;
  return isHint
    ? found('unreachable', 'unknown', ...signs)
    : found(stateOfConcept[leaning.concept], leaning.concept, ...signs);
}
