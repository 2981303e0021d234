import { inFavour } from './favour.ts';
import { stateOfConcept } from './meaning.ts';
import { ownText } from './own-text.ts';
import type { PoorPage, StandIn } from './poor-page.ts';
import { judgeSilence } from './silence.ts';
import { weigh } from './weigh.ts';

/** Own words beyond this are a page, whatever it says. */
const mostWords = 500;
/** Evidence that must remain after what speaks for a document is taken away. */
const enough = 3;
const enoughOnListing = 4;
const enoughOnDocument = 4;
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
  const { reports } = favour;
  if (own.length > mostWords) return { standIn: null, reports };
  const weighed = weigh(page, own);
  const needed = page.isDocument ? enoughOnDocument : page.listing ? enoughOnListing : enough;
  if (weighed !== null && weighed.weight - favour.firm >= needed)
    return { standIn: { ...weighed, state: stateOfConcept[weighed.concept] }, reports };
  return { standIn: favour.faint || page.isDocument ? null : judgeSilence(page, own), reports };
}
