import type { Figure, Section } from '../../domain/index.ts';
import { splitSentences, type Sentence } from '../../text/index.ts';
import { readNumbering } from '../numbering.ts';
import { noneOf, type NoneContext } from './none.ts';
import { ownLevels, ownOrgans, partFrom, regionWide } from './organs.ts';
import type { Quantity } from './quantities.ts';
import { beginsWithParts, discloses, figureOf, goesOnWithParts, readSentence } from './sentence.ts';
import { isOtherYear, yearsNamed } from './time.ts';
import { headingLength, namesApplications, noTopics, topicsOf, type Topics } from './topics.ts';

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

/** A sentence that says there was none of something states a zero. */
function nones(sentence: Sentence, year: number | null, context: NoneContext): readonly Figure[] {
  const keys = noneOf(sentence.text, context);
  if (keys.length === 0) return [];
  const years = yearsNamed(sentence.text);
  if (year !== null && years.length > 0 && !years.includes(year)) {
    return [];
  }
  return zeros(keys, sentence);
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
export function readFigures(text: string, _sections: readonly Section[], context: FigureContext): readonly Figure[] {
  const publisher = context.publisher ?? null;
  let opening = '';
  let isOwn = ownOrgans(opening, publisher);
  const ownLevelFrom = ownLevels(text, publisher);
  const isWider = regionWide(publisher);
  const figures: Figure[] = [];
  let ofApplications = false;
  let ofChapter = false;
  let topics: Topics = noTopics;
  /** The heading that ended right before. */
  let heading: string | null = null;
  let ofPart = false;
  let ofInquiries = false;
  let ofDisclosure = false;
  let afterDisclosed = false;
  let partsGoOn = false;
  let channelsGoOn = false;
  let placesGoOn = false;
  let before = '';
  let paragraphEnd = -1;
  for (const sentence of splitSentences(text)) {
    // Rows of tables stand in the text with tabs between their cells.
    const isTableRow = sentence.text.includes('\t');
    if (isTableRow || sentence.text.length > longestSentence || figures.length >= mostFigures) {
      continue;
    }
    let headed = 0;
    let isHeading = false;
    if (sentence.start > paragraphEnd) {
      const numbering = readNumbering(sentence.text);
      if (numbering !== null) {
        if (numbering.shape === 'chinese') ofChapter = namesApplications.test(sentence.text);
        topics = topicsOf(sentence.text, ofChapter);
      }
      headed = numbering === null ? 0 : headingLength(sentence.text, numbering);
      ofApplications = topics.applications;
      ofPart = false;
      channelsGoOn = false;
      placesGoOn = false;
      ofInquiries = false;
      ofDisclosure = false;
      const openingEnd = Math.min(openingLength, sentence.start);
      if (openingEnd !== opening.length) {
        opening = text.slice(0, openingEnd);
        isOwn = ownOrgans(opening, publisher);
      }
      const next = text.indexOf('\n', sentence.start);
      paragraphEnd = next < 0 ? text.length : next;
      isHeading = numbering !== null && sentence.end === paragraphEnd;
    }
    const startsParts = beginsWithParts(sentence.text);
    const ofParts: boolean = partsGoOn || (afterDisclosed && startsParts);
    // Parts belong to the time of what they are parts of.
    const ofOtherYear =
      startsParts &&
      !namesOwnYear(sentence.text, context.year) &&
      isOtherYear(before.replace(endOfTotal, ''), context.year);
    before = sentence.text;
    const department = partFrom(sentence.text, opening, publisher);
    const level = ownLevelFrom(sentence.text);
    const part = level < 0 ? department : department < 0 ? level : Math.min(department, level);
    const found: readonly Figure[] = ofOtherYear
      ? []
      : readSentence(sentence, {
          isOwn,
          isWider,
          year: context.year,
          ofApplications,
          topics,
          headed,
          ofPart,
          partFrom: part,
          ofDisclosure,
          ofParts,
          channelsGoOn,
          placesGoOn,
        });
    const told = nones(sentence, context.year, { ofApplications, ofCourts: topics.courts, ofFees: topics.fees });
    const under = heading !== null && bareNone.test(sentence.text) ? zeros(nonesUnder(heading, topics), sentence) : [];
    const none = [...told, ...under].filter(({ key }) => !found.some((each) => each.key === key));
    heading = isHeading ? sentence.text : null;
    // What was asked is told in all first, then by ways.
    figures.push(...found.filter(({ key }) => !(key === 'inquiries' && ofInquiries)), ...none);
    ofInquiries ||= found.some(({ key }) => key === 'inquiries');
    afterDisclosed = found.some(({ key }) => key.startsWith('disclosed')) || (afterDisclosed && found.length === 0);
    const opensNext = /[；;]$/u.test(sentence.text);
    const goesOn = (prefix: string, before: boolean): boolean =>
      opensNext && (found.some(({ key }) => key.startsWith(prefix)) || (before && found.length === 0));
    channelsGoOn = goesOn('applications.channel.', channelsGoOn);
    placesGoOn = goesOn('disclosed.', placesGoOn);
    partsGoOn = afterDisclosed && goesOnWithParts(sentence.text, ofParts);
    ofDisclosure ||= discloses.test(sentence.text);
    ofPart ||= part >= 0;
    ofApplications ||=
      namesApplications.test(sentence.text) || found.some(({ key }) => key.startsWith('applications.'));
  }
  return figures;
}
