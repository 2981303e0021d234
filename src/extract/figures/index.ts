import type { Figure, Section } from '../../domain/index.ts';
import { splitSentences, type Sentence } from '../../text/index.ts';
import { noneOf } from './none.ts';
import { quantitiesOf, type Quantity } from './quantities.ts';
import { keyOf } from './rules.ts';

export interface FigureContext {
  /** Year the report is about; figures of other years in the text are left out. */
  readonly year: number | null;
}

const longestSentence = 2000;
const mostFigures = 2000;
/** The opening names the organ whose report it is. */
const openingLength = 400;

const sentenceMarks = '；;。';
const clauseMarks = '，,；;。：:！!？?';
const itemMarks = `${clauseMarks}、`;
const clauseEnd = new RegExp(`[${clauseMarks}]`, 'u');

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** The last of some marks in a text; those inside a number are none. */
function lastMark(text: string, marks: string): number {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (marks.includes(text.charAt(index)) && !(isDigit(text, index - 1) && isDigit(text, index + 1))) return index;
  }
  return -1;
}

function yearsNamed(text: string): readonly number[] {
  if (!text.includes('年')) return [];
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年/gu)].map((match) => Number(match[1]));
}

/** Whether the words before a figure place it in another year, or over several. */
function isOtherYear(before: string, year: number | null): boolean {
  const clause = before.slice(lastMark(before, sentenceMarks) + 1);
  if (/以来|累计|历年|去年同期|上年同期|截[至止](?:目前|今)/u.test(clause.slice(-60))) {
    return true;
  }
  const named = yearsNamed(clause).at(-1);
  return year !== null && named !== undefined && named !== year;
}

/** The end of a department's name where it is about to do something; its last letters before tell which one it is. */
const partOrgan = /(?:局|委|院|中心|办事处|镇|乡)(?:网站)?(?=在|及时|主动|积极|共|通过|全年|门户|对)/gu;
const namesPart = new RegExp(partOrgan.source, 'u');
const ownOrgan = /[我本全各市县区]$/u;
const nameLength = 2;

/** Whether a sentence tells of one department's share in an organ's report. */
function isOfPart(before: string, opening: string): boolean {
  if (!namesPart.test(before)) return false;
  return [...before.matchAll(partOrgan)].some((match) => {
    const lead = before.slice(Math.max(0, match.index - nameLength), match.index);
    const name = lead + match[0].replace(/网站$/u, '');
    return lead !== '' && !ownOrgan.test(lead) && !opening.includes(name);
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

interface Surroundings {
  readonly opening: string;
  readonly year: number | null;
  /** Whether the paragraph so far speaks of applications for information. */
  readonly ofApplications: boolean;
  /** Whether the paragraph so far tells of one department. */
  readonly ofPart: boolean;
}

function readSentence(sentence: Sentence, surroundings: Surroundings): Reading {
  const { text } = sentence;
  const { opening, year, ofApplications, ofPart } = surroundings;
  const quantities = quantitiesOf(text);
  const figures: Figure[] = [];
  let previous: string | null = null;
  for (const [index, quantity] of quantities.entries()) {
    const before = text.slice(0, quantity.start);
    const until = quantities[index + 1]?.start ?? text.length;
    const after = text.slice(quantity.end, until);
    const tail = after.slice(0, Math.max(0, after.search(clauseEnd)));
    const clause = before.slice(lastMark(before, clauseMarks) + 1);
    if (quantity.unit === '%') {
      if (previous !== null && /占/u.test(clause)) {
        figures.push(figureOf(`${previous}.share`, quantity, sentence));
      }
      continue;
    }
    const item = before.slice(lastMark(before, itemMarks) + 1);
    if (isOtherYear(before, year) || isOfPart(before, opening)) {
      continue;
    }
    const key = keyOf({ sentence: text, clause: clause + tail, item, unit: quantity.unit, previous, ofApplications });
    if (key !== null && !(ofPart && key.startsWith('disclosed'))) {
      figures.push(figureOf(key, quantity, sentence));
      previous = key;
    }
  }
  return { figures };
}

/** A sentence that says there was none of something states a zero. */
function nones(sentence: Sentence, year: number | null): readonly Figure[] {
  const keys = noneOf(sentence.text);
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
  let ofPart = false;
  let paragraphEnd = -1;
  for (const sentence of splitSentences(text)) {
    // Rows of tables stand in the text with tabs between their cells.
    const isTableRow = sentence.text.includes('\t');
    if (isTableRow || sentence.text.length > longestSentence || figures.length >= mostFigures) {
      continue;
    }
    if (sentence.start > paragraphEnd) {
      ofApplications = false;
      ofPart = false;
      opening = text.slice(0, Math.min(openingLength, sentence.start));
      const next = text.indexOf('\n', sentence.start);
      paragraphEnd = next < 0 ? text.length : next;
    }
    const { figures: found } = readSentence(sentence, {
      opening,
      year: context.year,
      ofApplications,
      ofPart,
    });
    figures.push(...found, ...(found.length === 0 ? nones(sentence, context.year) : []));
    ofPart ||= isOfPart(sentence.text, opening);
    ofApplications ||= /信息公开申请|申请公开|依申请|申请总数/u.test(sentence.text);
  }
  return figures;
}
