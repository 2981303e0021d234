import type { Figure, Section } from '../../domain/index.ts';
import { splitSentences, type Sentence } from '../../text/index.ts';
import { readNumbering } from '../numbering.ts';
import { noneOf, type NoneContext } from './none.ts';
import { ownOrgans, partFrom } from './organs.ts';
import type { Quantity } from './quantities.ts';
import { beginsWithParts, discloses, figureOf, goesOnWithParts, readSentence } from './sentence.ts';
import { isOtherYear, yearsNamed } from './time.ts';

export interface FigureContext {
  /** Year the report is about; figures of other years in the text are left out. */
  readonly year: number | null;
  /** Whose report it is; a department of another name tells of a part. */
  readonly publisher?: string | null;
}

const longestSentence = 2000;
const mostFigures = 2000;
const namesApplications = /信息公开申请|申请公开|公开申请|依申请|申请总数|处理政府信息公开/u;
/** Sections in which other things are applied for or counted. */
const otherSections = /许可|审批|政务服务|信访|投诉|热线|咨询|信箱|办事(?!处)|证照/u;
const namesCourts = /复议.*诉讼/u;
const longestHeading = 40;
/** The opening names the organ whose report it is. */
const openingLength = 400;

/** A sentence that says there was none of something states a zero. */
function nones(sentence: Sentence, year: number | null, context: NoneContext): readonly Figure[] {
  const keys = noneOf(sentence.text, context);
  if (keys.length === 0) return [];
  const years = yearsNamed(sentence.text);
  if (year !== null && years.length > 0 && !years.includes(year)) {
    return [];
  }
  const whole: Quantity = { value: 0, unit: null, approximate: false, start: 0, end: sentence.text.length };
  return keys.map((key) => figureOf(key, whole, sentence));
}

/**
 * Reads the figures that a report states in prose, each with its unit, whether it is rounded (余, 超, 约) and its sentence.
 * Keys: `applications.received|answered|answered.in_time|answered.extended|granted|granted_partially|granted_any|refused|unavailable|not_processed|other|carried_in|
 * carried_over|part`, `applications.channel.internet|letter|fax|email|in_person|phone`, `disclosed` and `disclosed.<place>`,
 * `normative_documents`, `fees`, `fees.reduced`, `reconsiderations`, `lawsuits`, `complaints`, `staff`, `staff.full_time`,
 * `staff.part_time`, `visits`, `inquiries`; `<key>.share` is the percentage printed with a figure. One key may come
 * several times. Figures of other years and of single departments are left out.
 */
export function readFigures(text: string, _sections: readonly Section[], context: FigureContext): readonly Figure[] {
  const publisher = context.publisher ?? null;
  let opening = '';
  let isOwn = ownOrgans(opening, publisher);
  const figures: Figure[] = [];
  let ofApplications = false;
  let ofChapter = false;
  let ofSection = false;
  let ofOther = false;
  let ofCourts = false;
  let ofPart = false;
  let ofDisclosure = false;
  let afterDisclosed = false;
  let partsGoOn = false;
  let before = '';
  let paragraphEnd = -1;
  for (const sentence of splitSentences(text)) {
    // Rows of tables stand in the text with tabs between their cells.
    const isTableRow = sentence.text.includes('\t');
    if (isTableRow || sentence.text.length > longestSentence || figures.length >= mostFigures) {
      continue;
    }
    if (sentence.start > paragraphEnd) {
      const numbering = readNumbering(sentence.text);
      if (numbering !== null) {
        const names = namesApplications.test(sentence.text);
        if (numbering.shape === 'chinese') ofChapter = names;
        ofSection = names || ofChapter;
        ofCourts = namesCourts.test(sentence.text.slice(0, longestHeading));
        ofOther = !ofSection && otherSections.test(sentence.text.slice(0, longestHeading));
      }
      ofApplications = ofSection;
      ofPart = false;
      ofDisclosure = false;
      const told = Math.min(openingLength, sentence.start);
      if (told !== opening.length) {
        opening = text.slice(0, told);
        isOwn = ownOrgans(opening, publisher);
      }
      const next = text.indexOf('\n', sentence.start);
      paragraphEnd = next < 0 ? text.length : next;
    }
    const startsParts = beginsWithParts(sentence.text);
    const ofParts: boolean = partsGoOn || (afterDisclosed && startsParts);
    // Parts belong to the time of what they are parts of.
    const ofOtherYear = startsParts && isOtherYear(before.replace(/[。；;！？!?]+$/u, ''), context.year);
    before = sentence.text;
    const part = partFrom(sentence.text, opening, publisher);
    const found: readonly Figure[] = ofOtherYear
      ? []
      : readSentence(sentence, {
          isOwn,
          year: context.year,
          ofApplications,
          ofOther,
          ofPart,
          partFrom: part,
          ofDisclosure,
          ofParts,
        });
    const none = nones(sentence, context.year, { ofApplications, ofCourts }).filter(
      ({ key }) => !found.some((each) => each.key === key),
    );
    figures.push(...found, ...none);
    afterDisclosed = found.some(({ key }) => key.startsWith('disclosed')) || (afterDisclosed && found.length === 0);
    partsGoOn = afterDisclosed && goesOnWithParts(sentence.text, ofParts);
    ofDisclosure ||= discloses.test(sentence.text);
    ofPart ||= part >= 0;
    ofApplications ||=
      namesApplications.test(sentence.text) || found.some(({ key }) => key.startsWith('applications.'));
  }
  return figures;
}
