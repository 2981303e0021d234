import type { OwnText } from './own-text.ts';
import type { PoorPage } from './poor-page.ts';
import { maybeDocument } from './register.ts';
import { hasFrame, picturesOf } from './traces.ts';

/** A home page has lists of so many links. */
const manyLinks = 30;
/** What servers call a folder whose files they list. */
const folderTitle = /^(?:indexof|directorylistingfor)\//;
const wayUp = /^(?:\.\.\/?|parentdirectory)?$/;
/** Names of lists are no longer. */
const longestName = 8;

/** Whether an article's address was answered by a folder with nothing in it. */
export function isOfFolder({ listing, isArticle }: PoorPage, own: OwnText): boolean {
  return isArticle && !listing && folderTitle.test(own.title) && wayUp.test(own.linkText);
}

/**
 * Whether an article's address was answered by lists alone, under a title that names only the site: a home page, which some
 * servers hand out for whatever they do not find.
 */
export function isOfLists({ html, sketch, listing, isArticle }: PoorPage, own: OwnText): boolean {
  return (
    isArticle &&
    !listing &&
    own.title === '' &&
    sketch.links - sketch.frameLinks >= manyLinks &&
    own.sentences.every((sentence) => sentence.length <= longestName && !maybeDocument(sentence)) &&
    !sketch.stored &&
    !hasFrame(html) &&
    picturesOf(html).content === 0
  );
}
