import { toSimplified } from '../../text/index.ts';
import type { PageSketch } from '../page-sketch.ts';
import { isChrome } from './register.ts';

/** What a page says beside what its template says on every page; folded: Simplified, lower case, no white space. */
export interface OwnText {
  readonly title: string;
  readonly headings: readonly string[];
  /** Sentences outside links, those of the template left out. */
  readonly sentences: readonly string[];
  /** Length of all sentences; four letters or figures count as one character. */
  readonly length: number;
  /** What pictures, dialogs and `<noscript>` say: heard where the page itself says next to nothing. */
  readonly asides: readonly string[];
  readonly linkText: string;
}

const sentenceEnd = /[。！!？?；;]|\.(?=[A-Z][a-z])/;

function fold(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase();
}

/** Sentences of a text without white space, folded. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(sentenceEnd)
    .map((sentence) => fold(sentence))
    .filter((sentence) => sentence !== '');
}

function sizeOf(sentence: string): number {
  const small = sentence.match(/[\u0021-\u024f]/g)?.length ?? 0;
  return sentence.length - small + Math.ceil(small / 4);
}

/** A title's parts that name the site or its organ: 移民搬迁局 tells of no move. */
const siteName = /(?:政府|局|委|会|办|办公室|厅|院|中心|镇|乡|街道|网|网站|门户|站|处|所|系统|平台|库)$/;

function titleWithoutSite(title: string): string {
  return title
    .split(/[-_—–|]+/)
    .filter((part) => !siteName.test(part))
    .join('-');
}

export function ownText({ title, headings, prose, asides, noscript, linkText }: PageSketch): OwnText {
  const sentences = sentencesOf(prose).filter((sentence) => !isChrome(sentence));
  return {
    title: titleWithoutSite(fold(title)),
    headings: sentencesOf(headings),
    sentences,
    length: sentences.reduce((sum, sentence) => sum + sizeOf(sentence), 0),
    asides: sentencesOf(`${asides}。${noscript}`),
    linkText: fold(linkText),
  };
}
