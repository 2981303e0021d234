import { hasEmptyArticleNode, isFilledByScript } from '../hollow.ts';
import { speaksToVisitor } from './concepts.ts';
import { entitles } from './entitled.ts';
import { isOfLists } from './lists.ts';
import type { OwnText } from './own-text.ts';
import { isInTemplate, type PoorPage } from './poor-page.ts';
import { formsIn, maybeDocument, reportedIn } from './register.ts';
import { hasFile, hasFrame } from './traces.ts';

const dateInText = /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/;
const datesInText = new RegExp(dateInText, 'g');
const namesDocument = /(?:19|20)\d{2}年?.{0,40}(?:报告|年报|统计表|情况表|说明|目录)/;

/** Headings of lists that stand beside an article. */
const besides = /相关|热点|推荐|排行|延伸|猜你/;

/** What speaks for a document. */
export interface Favour {
  /** Counted against whatever the words mean. */
  readonly firm: number;
  /** Sentences in a report's manner: where there are any, words speak against a document only when said to the visitor. */
  readonly reports: boolean;
  /** What may also be the template's: enough to be believed in silence. */
  readonly faint: boolean;
}

/** Whether there is nothing but headings: those of a template's boxes, where none names a document. */
export function isSilent(own: OwnText): boolean {
  return own.sentences.every((sentence) => own.headings.includes(sentence) && !maybeDocument(sentence));
}

/** A title of a thing published: on the page, or only in its head. */
function titled({ title, headings, sentences }: OwnText): number {
  const first = sentences.slice(0, 1).filter((sentence) => !/[,:]/.test(sentence) && !speaksToVisitor(sentence));
  if ([...headings, ...first].some((heading) => entitles(heading))) return 3;
  return entitles(title) ? 2 : 0;
}

/** What speaks for a document: its manner, its forms, files, frames, and lists where no template brings them. */
export function inFavour(page: PoorPage, own: OwnText): Favour {
  const { html, listing } = page;
  const reported = own.sentences.reduce(
    (sum, sentence) => sum + (maybeDocument(sentence) ? reportedIn(sentence) : 0),
    0,
  );
  const inTemplate = isInTemplate(page);
  const dated = (own.linkText.match(datesInText) ?? []).length > 1 ? 2 : 0;
  const named = namesDocument.test(own.linkText) ? 3 : 0;
  const title = page.isDocument ? 0 : titled(own);
  const firm =
    title +
    Math.min(4, reported) +
    Math.min(2, formsIn(own.sentences)) +
    (hasFile(html, inTemplate) ? 3 : 0) +
    (hasFrame(html) ? 1 : 0) +
    (inTemplate && !listing ? 0 : dated + named);
  const listed =
    isSilent(own) &&
    !own.headings.some((heading) => besides.test(heading)) &&
    (named > 0 || dateInText.test(own.linkText)) &&
    !isOfLists(page, own);
  return {
    firm,
    reports: reported > 0,
    faint: firm > 0 || (listed && !(isFilledByScript(html) && hasEmptyArticleNode(html))),
  };
}
