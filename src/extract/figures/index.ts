import type { Figure, Section } from '../../domain/index.ts';
import { splitSentences, type Sentence } from '../../text/index.ts';
import { readNumbering } from '../numbering.ts';
import { noneOf } from './none.ts';
import type { FigurePlace } from './place.ts';
import { quantitiesOf, type Quantity } from './quantities.ts';
import { keyOf } from './rules.ts';

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
const longestHeading = 40;
/** The opening names the organ whose report it is. */
const openingLength = 400;

const clauses = '，,；;。：:！!？?';
const sentenceMarks = codesOf('；;。');
const clauseMarks = codesOf(clauses);
const itemMarks = codesOf(`${clauses}、`);
const strongMarks = codesOf('；;：:。');
const clauseEnd = new RegExp(`[${clauses}]`, 'u');
const itemEnd = new RegExp(`[${clauses}、（(]|$`, 'u');

function codesOf(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

const firstHan = 0x3400;
const lastHan = 0x9fff;

/** The last of some marks in a text; those inside a number are none. */
function lastMark(text: string, marks: ReadonlySet<number>): number {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const code = text.charCodeAt(index);
    if (code >= firstHan && code <= lastHan) continue;
    if (marks.has(code) && !(isDigit(text, index - 1) && isDigit(text, index + 1))) return index;
  }
  return -1;
}

function yearsNamed(text: string): readonly number[] {
  if (!text.includes('年')) return [];
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年/gu)].map((match) => Number(match[1]));
}

/**
 * What places a figure in time: a year, this year, last year; what was carried over from last year belongs to this one. Captured
 * are a word of comparison before it, the year, and a word for the past.
 */
const timeMark =
  /((?:比|较|与|同|相比|相较于?|对比)\s*)?(?:(?<!\d|结转|结转[至到入])((?:19|20)\d{2})\s*年|(?:今年|本年|全年|本年度|一年来)|(去年|上年|上一年|前年|往年|历年|上年度|同期)(?!度?(?:底)?[^，,。；;]{0,6}结转|度?结转))/gu;
/** Characters without which nothing is placed in time. */
const namesTime = /[年期今计来前]/u;
const sinceLongAgo = /(?<!一年)以来|历年|截[至止](?:目前|今)/u;

/** Whether 累计 counts one year only: 全年累计, 2023年累计; 到2023年底累计 may count many. */
function isYearly(clause: string, year: number | null): boolean {
  if (/自|以来|截[至止]/u.test(clause)) return false;
  return new RegExp(
    `(?:全年|今年|本年度?|(?<![到至止])${String(year ?? '年度')}年?度?(?![底末]|12月)[，,]?)[^，,]{0,14}累计`,
    'u',
  ).test(clause);
}

/** What stands behind the last comma before the report's own year: 截至目前共592条，2019年60条 counts 60 in that year. */
function afterOwnYear(near: string, year: number | null): string {
  if (year === null) return near;
  const named = near.lastIndexOf(`${String(year)}年`);
  return named > 0 && /[，,、]\s*$/u.test(near.slice(0, named)) ? near.slice(named) : near;
}

/** Whether the words before a figure place it in another year, or over several. */
function isOtherYear(before: string, year: number | null): boolean {
  const clause = before.slice(lastMark(before, sentenceMarks) + 1);
  if (!namesTime.test(clause)) return false;
  const near = afterOwnYear(clause.slice(-60), year);
  if (sinceLongAgo.test(near) || (near.includes('累计') && !isYearly(clause, year))) return true;
  // Every time mark holds one of these.
  if (!clause.includes('年') && !clause.includes('同期')) return false;
  const comma = lastMark(clause, clauseMarks);
  let other = false;
  for (const match of clause.matchAll(timeMark)) {
    const [, against, named, past] = match;
    // What this year is compared with speaks for the figures up to the next comma only.
    if (against !== undefined && match.index <= comma) continue;
    other = past !== undefined || (named !== undefined && year !== null && Number(named) !== year);
  }
  return other;
}

/** The end of a department's name where it is about to do something; its last letters before tell which one it is. */
const partOrgan = /(?:局|委|院|中心|办事处|镇|乡)(?:网站)?(?=在|及时|主动|积极|共|通过|全年|门户|对)/gu;
const namesPart = new RegExp(partOrgan.source, 'u');
const ownOrgan = /[我本全各市县区过在由经从于向及和与]$/u;
const nameLength = 2;

/** Whether a sentence tells of one department's share in an organ's report. */
function isOfPart(before: string, opening: string, publisher: string | null): boolean {
  if (!namesPart.test(before)) return false;
  return [...before.matchAll(partOrgan)].some((match) => {
    const lead = before.slice(Math.max(0, match.index - nameLength), match.index);
    const name = lead + match[0].replace(/网站$/u, '');
    return lead !== '' && !ownOrgan.test(lead) && !opening.includes(name) && !shortens(publisher ?? '', name);
  });
}

/** Whether a name is the other with letters left out: 环保局 of 环境保护局. */
function shortens(whole: string, name: string): boolean {
  let at = -1;
  return Array.from(name).every((letter) => {
    at = whole.indexOf(letter, at + 1);
    return at !== -1;
  });
}

interface Reading {
  readonly figures: readonly Figure[];
}

function figureOf(key: string, quantity: Quantity, sentence: Sentence): Figure {
  return {
    key,
    value: quantity.value,
    unit: quantity.unit,
    approximate: quantity.approximate,
    evidence: {
      attachment: null,
      page: null,
      selector: null,
      start: sentence.start + quantity.start,
      end: sentence.start + quantity.end,
      quote: sentence.text,
    },
  };
}

/** 分别 deals several figures out to several names: which is whose is not told by the words beside each. */
function isShared(clause: string): boolean {
  return clause.includes('分别');
}

interface Surroundings {
  readonly opening: string;
  readonly year: number | null;
  readonly publisher: string | null;
  /** Whether the section or the paragraph so far speaks of applications for information. */
  readonly ofApplications: boolean;
  /** Whether the section is about something else that people apply for. */
  readonly ofOther: boolean;
  /** Whether the paragraph so far tells of one department. */
  readonly ofPart: boolean;
  /** Whether the paragraph so far speaks of disclosure. */
  readonly ofDisclosure: boolean;
}

const discloses = /信息公开|政务公开/u;
/** 办结一件申请、解决一个问题. */
const slogan = /一[件个项颗次份场条][^，,。；;\d]{0,12}[、，,][^，,。；;\d]{0,6}一[件个项颗次份场条]/u;

/** Whether 一件 counts nothing: 每一件, or one of several in a row. */
function isIdiom(sentence: string, before: string, { value, start }: Quantity): boolean {
  if (value !== 1 || !/^\s*一/u.test(sentence.slice(start, start + 3))) return false;
  return /[每任同另某第]$/u.test(before) || slogan.test(sentence);
}

function readSentence(sentence: Sentence, surroundings: Surroundings): Reading {
  const { text } = sentence;
  const { opening, year, ofApplications, ofOther, ofPart, ofDisclosure } = surroundings;
  const quantities = quantitiesOf(text);
  const figures: Figure[] = [];
  let previous: string | null = null;
  let end = 0;
  for (const [index, quantity] of quantities.entries()) {
    const before = text.slice(0, quantity.start);
    const until = quantities[index + 1]?.start ?? text.length;
    const after = text.slice(quantity.end, until);
    const tail = after.slice(0, Math.max(0, after.search(clauseEnd)));
    const clauseStart = lastMark(before, clauseMarks) + 1;
    const clause = before.slice(clauseStart);
    const own = before.slice(Math.max(clauseStart, end));
    const item = before.slice(Math.max(lastMark(before, itemMarks) + 1, end));
    end = quantity.end;
    if (quantity.unit === '%') {
      if (previous !== null && /占/u.test(clause)) {
        figures.push(figureOf(`${previous}.share`, quantity, sentence));
      }
      continue;
    }
    if (isOtherYear(before, year) || isOfPart(before, opening, surroundings.publisher) || isShared(clause)) {
      continue;
    }
    const place: FigurePlace = {
      sentence: text,
      clause: own + tail,
      lead: own,
      wide: clause + tail,
      item,
      before: before.slice(lastMark(before.slice(0, clauseStart - 1), strongMarks) + 1, Math.max(0, clauseStart - 1)),
      after: after.slice(0, Math.max(0, after.search(itemEnd))).trim(),
      unit: quantity.unit,
      afterDisclosed: figures.some((figure) => figure.key.startsWith('disclosed')),
      previous,
      ofApplications,
      ofOther,
      ofDisclosure: ofDisclosure || discloses.test(text),
    };
    const key = isIdiom(text, before, quantity) ? null : keyOf(place);
    if (key !== null && !(ofPart && key.startsWith('disclosed'))) {
      figures.push(figureOf(key, quantity, sentence));
      previous = key;
    }
  }
  return { figures };
}

/** A sentence that says there was none of something states a zero. */
function nones(sentence: Sentence, year: number | null, ofApplications: boolean): readonly Figure[] {
  const keys = noneOf(sentence.text, ofApplications);
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
  let opening = '';
  const figures: Figure[] = [];
  let ofApplications = false;
  let ofChapter = false;
  let ofSection = false;
  let ofOther = false;
  let ofPart = false;
  let ofDisclosure = false;
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
        ofOther = !ofSection && otherSections.test(sentence.text.slice(0, longestHeading));
      }
      ofApplications = ofSection;
      ofPart = false;
      ofDisclosure = false;
      opening = text.slice(0, Math.min(openingLength, sentence.start));
      const next = text.indexOf('\n', sentence.start);
      paragraphEnd = next < 0 ? text.length : next;
    }
    const { figures: found } = readSentence(sentence, {
      opening,
      year: context.year,
      publisher: context.publisher ?? null,
      ofApplications,
      ofOther,
      ofPart,
      ofDisclosure,
    });
    const none = nones(sentence, context.year, ofApplications).filter(
      ({ key }) => !found.some((each) => each.key === key),
    );
    figures.push(...found, ...none);
    ofDisclosure ||= discloses.test(sentence.text);
    ofPart ||= isOfPart(sentence.text, opening, context.publisher ?? null);
    ofApplications ||=
      namesApplications.test(sentence.text) || found.some(({ key }) => key.startsWith('applications.'));
  }
  return figures;
}
