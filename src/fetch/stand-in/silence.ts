import type { PageState } from '../../domain/index.ts';
import { hasEmptyArticleNode, isFilledByScript } from '../hollow.ts';
import { saysLoading, speaksToVisitor } from './concepts.ts';
import { isSilent } from './favour.ts';
import { leaningOf } from './leanings.ts';
import { stateOfConcept } from './meaning.ts';
import type { OwnText } from './own-text.ts';
import { fewWords, isInTemplate, nextToNone, type PoorPage, type StandIn } from './poor-page.ts';
import { maybeDocument } from './register.ts';
import { hasRequestNumber, leadsAway, namedConcept, picturesOf } from './traces.ts';

const severalHints = 1.5;
const hanText = /\p{Script=Han}/u;
/** Titles in a script's data: a list that the page is made of. */
const holdsTitles = /["']?title["']?\s{0,3}:\s{0,3}["']/i;

/** A page that means none of the concepts by its words: what it lacks of a document, and its names, are left. */
export function judgeSilence(page: PoorPage, own: OwnText): StandIn | null {
  const { html, sketch, listing, isArticle } = page;
  const said = [...own.sentences, ...(own.length < nextToNone ? own.asides : [])];
  const quote = (said.find((sentence) => !own.headings.includes(sentence)) ?? said[0] ?? '').slice(0, 60);
  const found = (state: PageState, concept: StandIn['concept'], ...evidence: string[]): StandIn => ({
    state,
    concept,
    quote,
    evidence,
    weight: 1,
  });
  if (own.length <= nextToNone && sketch.scripts > 0 && said.some((sentence) => saysLoading(sentence)))
    return found('script-only', 'loading', 'scripts');
  const inTemplate = isInTemplate(page);
  if (listing ? inTemplate || own.sentences.length === 0 : inTemplate && !isArticle) return null;
  const speaks = said.some((sentence) => speaksToVisitor(sentence));
  if (listing && !speaks) return null;
  if (sketch.stored || holdsTitles.test(html) || (picturesOf(html).content > 0 && !speaks)) return null;
  if (own.length === 0 && !inTemplate) return null;
  if (inTemplate && isSilent(own)) {
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
  const leaning = leaningOf([own.title, ...said].join('。')) ?? (node === null ? null : { concept: node, parts: 2 });
  // Words that neither speak to anybody nor lean to anything are no sign of a stand-in.
  if (signs.length === 1 && (leaning?.parts ?? 0) < (hanText.test(quote) ? 0.5 : 2)) return null;
  if (leaning === null) return found('unreachable', 'unknown', ...signs);
  // What counts towards removal is not guessed from one hint.
  const isHint = leaning.concept === 'absence' && leaning.parts < severalHints;
  return isHint
    ? found('unreachable', 'unknown', ...signs)
    : found(stateOfConcept[leaning.concept], leaning.concept, ...signs);
}
