import type { PageState } from '../../domain/index.ts';
import { sayingsOf, type Concept } from './concepts.ts';
import { leaningOf } from './leanings.ts';
import { sentencesOf } from './own-text.ts';

/** The state that a page is in which means a concept. */
export const stateOfConcept: Readonly<Record<Concept, PageState>> = {
  elsewhere: 'wrong-host',
  refusal: 'blocked',
  test: 'blocked',
  'sign-in': 'login',
  closure: 'maintenance',
  absence: 'missing',
  failure: 'unreachable',
};

/** Single word parts tell a kind only where several do. */
const enoughParts = 1.5;

/** What a message means that is known to be one: of an interface, or beside a status of failure. */
export function meaningOf(message: string): PageState | null {
  let best: { readonly state: PageState; readonly weight: number } | null = null;
  for (const sentence of sentencesOf(message)) {
    for (const { concept, weight } of sayingsOf(sentence))
      if (best === null || weight > best.weight) best = { state: stateOfConcept[concept], weight };
  }
  if (best !== null) return best.state;
  const leaning = leaningOf(message.toLowerCase());
  return leaning === null || leaning.parts < enoughParts ? null : stateOfConcept[leaning.concept];
}
