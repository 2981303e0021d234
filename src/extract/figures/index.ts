import type { Figure } from '../../domain/index.ts';
import { splitSentences, type Sentence } from '../../text/index.ts';
import { readNumbering } from '../numbering.ts';
import { atTheStart, beginParagraph, chainOf, goOn, notHeaded, type Course } from './course.ts';
import { noneOf } from './none.ts';
import { ownLevels, ownOrgans, partFrom, regionWide } from './organs.ts';
import type { Quantity } from './quantities.ts';
import { beginsWithParts, figureOf, readSentence } from './sentence.ts';
import { isOtherYear, yearsNamed } from './time.ts';
import { namesApplications, type Topics } from './topics.ts';

export interface FigureContext {
  /** Year the report is about; figures of other years in the text are left out. */
  readonly year: number | null;
  /** Whose report it is; a department of another name tells of a part. */
  readonly publisher?: string | null;
}

/** What a total is compared with is not told by its parts: …63件，比上年增加22件。 */
const endOfTotal = /(?:[，,](?:同比|环比|比|较|与|同)[^，,；;。]*)?[。；;！？!?]*$/u;
const longestSentence = 2000;
const mostFigures = 2000;
/** The opening names the organ whose report it is. */
const openingLength = 400;

/** Whether parts begin with the report's own year: 其中2015年新增20条. */
function namesOwnYear(text: string, year: number | null): boolean {
  return year !== null && new RegExp(`^其中[，,:：]?\\s*${String(year)}\\s*年`, 'u').test(text);
}

function zeros(keys: readonly string[], sentence: Sentence): readonly Figure[] {
  const whole: Quantity = { value: 0, unit: null, approximate: false, start: 0, end: sentence.text.length };
  return keys.map((key) => figureOf(key, whole, sentence));
}

/** A sentence that says there was none of something states a zero, by itself or under its heading. */
function nones(sentence: Sentence, year: number | null, course: Course): readonly Figure[] {
  const { ofApplications, topics, heading } = course;
  const told = noneOf(sentence.text, { ofApplications, ofCourts: topics.courts, ofFees: topics.fees });
  const years = told.length === 0 ? [] : yearsNamed(sentence.text);
  const isOwnYear = year === null || years.length === 0 || years.includes(year);
  const under = heading !== null && bareNone.test(sentence.text) ? nonesUnder(heading, topics) : [];
  return zeros([...(isOwnYear ? told : []), ...under], sentence);
}

const bareNone =
  /^(?:本年度?|全年|\d{4}年度?)?[，,]?(?:无|没有|暂无|未发生|未产生)(?:此类|上述|该类|这类|此项|相关|有关)?(?:情况|情形|案件|申请|事项)?[。；;]?$/u;

/** Keys of which a section says that there were none by its heading alone and 无. */
function nonesUnder(heading: string, { courts, fees }: Topics): readonly string[] {
  if (courts) {
    const named = [/复议/u.test(heading) ? 'reconsiderations' : null, /诉讼/u.test(heading) ? 'lawsuits' : null];
    return named.filter((key) => key !== null);
  }
  if (fees) return /收费|收取/u.test(heading) ? ['fees'] : [];
  // A part of the section on applications says nothing of the whole.
  const ofAll = readNumbering(heading)?.shape === 'chinese' && namesApplications.test(heading);
  return ofAll && !/答复|不予/u.test(heading.replace('和不予公开', '')) ? ['applications.received'] : [];
}

/**
 * Reads the figures that a report states in prose, each with its unit, whether it is rounded (余, 超, 约) and its sentence.
 * Keys: `applications.received|answered|answered.in_time|answered.extended|granted|granted_partially|granted_any|public|refused|unavailable|nonexistent|other_organ|
 * not_processed|other|carried_in|carried_over|part`, `applications.channel.internet|letter|fax|email|in_person|phone`, `disclosed` and `disclosed.<place>`,
 * `normative_documents`, `fees`, `fees.reduced`, `reconsiderations`, `lawsuits`, `complaints`, `staff`, `staff.full_time`,
 * `staff.part_time`, `visits`, `inquiries`; `<key>.share` is the percentage printed with a figure. One key may come
 * several times. Figures of other years and of single departments are left out.
 */
export function readFigures(text: string, { year, publisher = null }: FigureContext): readonly Figure[] {
  const ownLevelFrom = ownLevels(text, publisher);
  const isWider = regionWide(publisher);
  const course = atTheStart();
  let opening = openingOf('', publisher);
  const figures: Figure[] = [];
  for (const sentence of splitSentences(text)) {
    // Rows of tables stand in the text with tabs between their cells.
    const isTableRow = sentence.text.includes('\t');
    if (isTableRow || sentence.text.length > longestSentence || figures.length >= mostFigures) continue;
    let headed = notHeaded;
    if (sentence.start > course.paragraphEnd) {
      headed = beginParagraph(course, text, sentence);
      const openingEnd = Math.min(openingLength, sentence.start);
      if (openingEnd !== opening.text.length) opening = openingOf(text.slice(0, openingEnd), publisher);
    }
    const startsParts = beginsWithParts(sentence.text);
    const ofParts = course.partsGoOn || (course.afterDisclosed && startsParts);
    const part = firstOf(partFrom(sentence.text, opening.text, publisher), ownLevelFrom(sentence.text));
    const { isOwn } = opening;
    const chain = chainOf(course, text, sentence);
    const surroundings = { ...course, chain, year, isOwn, isWider, headed: headed.length, partFrom: part, ofParts };
    const isOfOtherYear = startsParts && isPartOfOtherYear(sentence.text, course.before, year);
    const found = isOfOtherYear ? [] : readSentence(sentence, surroundings);
    // What was asked is told in all first, then by ways.
    const news = course.ofInquiries ? found.filter(({ key }) => key !== 'inquiries') : found;
    const none = nones(sentence, year, course).filter(({ key }) => !found.some((each) => each.key === key));
    figures.push(...news, ...none);
    goOn(course, sentence, { found, isHeading: headed.isHeading, ofParts, ofPart: part >= 0 });
  }
  return figures;
}

/** What the text before a paragraph tells of whose report it is. */
interface Opening {
  readonly text: string;
  readonly isOwn: (name: string) => boolean;
}

function openingOf(text: string, publisher: string | null): Opening {
  return { text, isOwn: ownOrgans(text, publisher) };
}

/** The first of two places in a sentence; -1 stands for none. */
function firstOf(one: number, other: number): number {
  return one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other);
}

/** Parts belong to the time of what they are parts of, unless they name the report's own year. */
function isPartOfOtherYear(text: string, before: string, year: number | null): boolean {
  return !namesOwnYear(text, year) && isOtherYear(before.replace(endOfTotal, ''), year);
}
