import type { StandInSign } from '../../domain/index.ts';
import {
  concepts,
  conceptOfStatus,
  isOfPage,
  sayingsOf,
  tellsStatusGone,
  type Concept,
  type Saying,
} from './concepts.ts';
import { mattersIn } from './matters.ts';
import { isOrgan, type OwnText } from './own-text.ts';
import { fewWords, isInTemplate, nextToNone, type PoorPage } from './poor-page.ts';
import { hasRequestNumber, leadsAway, namedConcept, picturesOf } from './traces.ts';

/** What a page says of one concept, all evidence counted. */
export interface Weighed {
  readonly concept: Concept;
  readonly weight: number;
  readonly quote: string;
  readonly signs: readonly StandInSign[];
}

/** Links that a page of a log-in has. */
const fewLinks = 2;
/** What pages of log-ins are called. */
const logInTitle = /登[录陆]|认证|后台|管理系统|办公|login|signin|vpn|\boa\b/;
const saysSignIn = (sentence: string): boolean => sayingsOf(sentence).some(({ concept }) => concept === 'sign-in');
/** A sentence that tells of nothing. */
const nothing = 3;
const little = 8;

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
export function weigh(page: PoorPage, own: OwnText): Weighed | null {
  const { html, status } = page;
  const sayings = allSayings(own);
  const pictures = picturesOf(html);
  const pictured = pictures.content === 0 && own.length <= fewWords ? pictures.concept : null;
  const asksForPassword =
    own.length <= fewWords &&
    (page.sketch.passwordInput || own.logInLabels) &&
    !(page.listing && own.sentences.length === 0 && page.sketch.links > fewLinks) &&
    (logInTitle.test(own.title) ||
      own.sentences.every(
        (sentence) =>
          isOrgan(sentence) ||
          saysSignIn(sentence) ||
          (page.sketch.links <= fewLinks && mattersIn(sentence) <= nothing),
      ));
  if (sayings.length === 0 && pictured === null && !asksForPassword) return null;
  const node = namedConcept(html);
  const numbered = own.sentences.some((sentence) => hasRequestNumber(sentence));
  const leads = !isInTemplate(page) && page.sketch.frameLinks === 0 && leadsAway(html);
  const headed = sayings.some(({ where, isOfSite }) => where !== 'text' && isOfSite);
  const weighed = concepts.flatMap((concept): readonly Weighed[] => {
    const about = sayings.filter((saying) => saying.concept === concept);
    const first = about.toSorted((one, other) => other.weight - one.weight)[0];
    // A listing that says that there is nothing is an empty one; only a page or a column can be gone.
    if (page.listing && concept === 'absence' && !about.some(({ sentence }) => isOfPage(sentence))) return [];
    const form = asksForPassword && concept === 'sign-in';
    if (first === undefined && !form && (pictured !== concept || own.length > nextToNone)) return [];
    const signs: StandInSign[] = [];
    let weight = first?.weight ?? 1;
    const add = (is: boolean, points: number, sign: StandInSign): void => {
      if (!is) return;
      weight += points;
      signs.push(sign);
    };
    add(first !== undefined, 0, 'words');
    add(
      about.some(({ sentence }) => sentence !== first?.sentence),
      1,
      'words-again',
    );
    add(
      about.some(({ where, isOfSite }) => where !== 'text' && (isOfSite || own.telling === 0)),
      1,
      'heading',
    );
    add(own.length <= fewWords, 1, 'little-else');
    add(
      own.sentences.every(
        (sentence) =>
          mattersIn(sentence) <= (about.some((saying) => saying.sentence === sentence) ? little : nothing) ||
          isOrgan(sentence),
      ),
      1,
      'nothing-else',
    );
    add(concept === 'absence' && about.some(({ sentence }) => tellsStatusGone(sentence)), 2, 'status-in-words');
    add(headed && !isInTemplate(page) && page.sketch.links < 4, 1, 'nothing-around');
    add(!headed && own.telling > 0, -1, 'tells-besides');
    add(
      form,
      page.sketch.passwordInput && sayings.every((saying) => saying.concept === concept) ? 3 : 1,
      'log-in-form',
    );
    add(pictured === concept, 3, 'picture');
    add(node === concept, 1, 'node');
    add(numbered, 1, 'event-number');
    add(leads, 1, 'leads-away');
    add(status >= 400 && conceptOfStatus(status) === concept, 1, 'status');
    return [{ concept, weight, quote: first?.sentence.slice(0, 60) ?? '', signs }];
  });
  // That something failed is the vaguest thing to say: where anything else is said, or the status of what is gone, that is meant.
  const vague = weighed.some(({ concept, signs }) => concept === 'absence' && signs.includes('status-in-words'))
    ? 4
    : 1;
  const rank = ({ concept, weight }: Weighed): number => (concept === 'failure' ? weight - vague : weight);
  return weighed.reduce<Weighed | null>((best, one) => (best === null || rank(one) > rank(best) ? one : best), null);
}
