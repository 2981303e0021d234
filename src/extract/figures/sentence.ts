import type { Figure } from '../../domain/index.ts';
import type { Sentence } from '../../text/index.ts';
import { readClause, type Clause } from './clause.ts';
import { clauseEnd, clauseMarks, itemEnd, itemMarks, lastMark, strongMarks } from './marks.ts';
import type { FigurePlace } from './place.ts';
import { quantitiesOf, type Quantity } from './quantities.ts';
import { keysOf } from './rules.ts';
import { isOtherYear } from './time.ts';
import type { Topics } from './topics.ts';
import { oneOf } from '../../text/index.ts';

/** What stands around a sentence. */
export interface Surroundings {
  readonly year: number | null;
  /** Whether the section or the paragraph so far speaks of applications for information. */
  readonly ofApplications: boolean;
  /** What the section is about. */
  readonly topics: Topics;
  /** Letters at the start of the sentence that are a heading. */
  readonly headed: number;
  /** Whether the paragraph so far tells of one department. */
  readonly ofPart: boolean;
  /** Where in the sentence one department's share begins; -1 where it tells of none. */
  readonly partFrom: number;
  /** Whether the paragraph so far speaks of disclosure. */
  readonly ofDisclosure: boolean;
  /** Whether some letters name the organ whose report it is. */
  readonly isOwn: (name: string) => boolean;
  /** Whether words count organs that are none of the publisher's. */
  readonly isWider: (words: string) => boolean;
  /** Whether the sentence before ended with a semicolon and told how applications came. */
  readonly channelsGoOn: boolean;
  /** The same of places where information was disclosed. */
  readonly placesGoOn: boolean;
  /** The same of reconsiderations, and of no suits. */
  readonly suitsGoOn: boolean;
  /** Whether the sentence tells of parts of what was disclosed, told before. */
  readonly ofParts: boolean;
  /** The sentence with those that semicolons join to it. */
  readonly chain: string;
}

export function figureOf(key: string, quantity: Quantity, sentence: Sentence): Figure {
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

export const discloses = /信息公开|政务公开|依申请公开/u;
/** 办结一件申请、解决一个问题. */
const slogan = /一[件个项颗次份场条][^，,。；;\d]{0,12}[、，,][^，,。；;\d]{0,6}一[件个项颗次份场条]/u;

/** Whether 一件 counts nothing: 每一件, or one of several in a row. */
function isIdiom(sentence: string, before: string, { value, start }: Quantity): boolean {
  if (value !== 1 || !/^\s*一/u.test(sentence.slice(start, start + 3))) return false;
  return /[每任同另某第]$/u.test(before) || slogan.test(sentence);
}

/** Units of which nothing is counted that a figure is for. */
const otherUnits = new Set(['户', '场', '处', '册', '期', '卷次', '亿元']);

const brackets = /[（(][^（()）]*[）)]/gu;
const opensParts = /^.?\s*(?:其中|包括|包含|含|分别|[专兼]职)/u;

interface Bracket {
  readonly start: number;
  readonly end: number;
  /** Whether parts of the number before stand in it. */
  readonly ofParts: boolean;
}

function bracketsOf(text: string): readonly Bracket[] {
  if (!/[（(]/u.test(text)) return [];
  return [...text.matchAll(brackets)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
    ofParts: opensParts.test(whole),
  }));
}

/** The text with what stands in brackets as blanks, so that every place stays where it is. */
function withoutBrackets(text: string, all: readonly Bracket[]): string {
  return all.length === 0 ? text : text.replaceAll(brackets, (aside) => ' '.repeat(aside.length));
}

/** What divides what was told before into its parts. */
const divides = /其中|包括|包含|涉及|主要(?:有|是|为)|分为|具体(?:为|是)?|信息中|[条件篇份]\s*[:：]/u;
const startsWithParts =
  /^(?:其中|包括|主要(?:有|是|为|包括)|具体|在[^，,]{0,16}(?:公开|发布)的?(?:政府|政务)?信息中|按)/u;

/** Whether a sentence begins with parts of what the one before told. */
export function beginsWithParts(text: string): boolean {
  return startsWithParts.test(text);
}

/** Whether parts of what was disclosed go on behind a sentence: one that ends with a semicolon and tells of them. */
export function goesOnWithParts(text: string, ofParts: boolean): boolean {
  return /[；;]$/u.test(text) && (ofParts || divides.test(text));
}

/** Without one of these a sentence counts nothing that a figure is for, unless its section speaks of applications. */
const speaks = oneOf(
  /申请|公开|信息|公布|发布|更新|刊|登载|发送|推出|上载|复议|诉讼|起诉|规范性文件|收费|收取|费用|减免|[专全兼]职/u,
  /人员|访问|点击|浏览|咨询|投诉|举报|申诉/u,
);

/** What a list prints before its items: 、, 1., （1）, ①. */
const listMark = /^\s*(?:、|\d{1,2}[.．、](?!\d)\s*|[①-⑳]\s*)/u;

/** Figures of one sentence, from left to right. */
export function readSentence(sentence: Sentence, surroundings: Surroundings): readonly Figure[] {
  const { text } = sentence;
  const { year, isOwn, ofApplications, topics, headed, ofPart, ofDisclosure } = surroundings;
  const isPart = (at: number): boolean => surroundings.partFrom >= 0 && surroundings.partFrom < at;
  const quantities = quantitiesOf(text);
  const goesOn = surroundings.placesGoOn || surroundings.channelsGoOn;
  if (quantities.length === 0 || !(ofApplications || goesOn || speaks.test(text))) return [];
  const isDisclosed = ofDisclosure || discloses.test(text);
  const asides = bracketsOf(text);
  const plain = withoutBrackets(text, asides);
  const read = (words: string, ofRequests: boolean): Clause =>
    readClause(words, { ofApplications: ofRequests, isOwn, year });
  const figures: Figure[] = [];
  let previous: string | null = null;
  let end = headed;
  let disclosedAt = -1;
  let requestAt = -1;
  for (const [index, quantity] of quantities.entries()) {
    const aside = asides.find(({ start, end: close }) => start < quantity.start && quantity.start < close);
    if (aside?.ofParts === false) continue;
    const isLoneShare = quantity.unit === '%' && previous === null;
    if (isLoneShare || otherUnits.has(quantity.unit ?? '')) {
      end = quantity.end;
      continue;
    }
    const whole = aside === undefined ? plain : text;
    // 行政复议：3件: the colon parts nothing.
    const before = whole.slice(0, quantity.start).replace(/(?<=[^\s:：])[:：]\s*$/u, '');
    const until = quantities[index + 1]?.start ?? whole.length;
    const after = whole.slice(quantity.end, until);
    const tail = after.slice(0, Math.max(0, after.search(clauseEnd)));
    const clauseStart = Math.max(lastMark(before, clauseMarks) + 1, (aside?.start ?? -1) + 1, headed);
    const clause = before.slice(clauseStart);
    const own = before.slice(Math.max(clauseStart, end));
    const item = before.slice(Math.max(lastMark(before, itemMarks) + 1, end));
    end = quantity.end;
    if (quantity.unit === '%') {
      if (/占/u.test(clause)) figures.push(figureOf(`${previous}.share`, quantity, sentence));
      continue;
    }
    if (isShared(clause) || isOtherYear(before, year) || isPart(quantity.start) || surroundings.isWider(clause))
      continue;
    const place: FigurePlace = {
      sentence: text,
      chain: surroundings.chain,
      clause: own + tail,
      lead: own.replace(listMark, ''),
      wide: clause + tail,
      item,
      before: before.slice(lastMark(before.slice(0, clauseStart - 1), strongMarks) + 1, Math.max(0, clauseStart - 1)),
      subject: /[:：]/u.test(before.charAt(clauseStart - 1))
        ? before.slice(lastMark(before.slice(0, clauseStart - 1), clauseMarks) + 1, clauseStart - 1)
        : null,
      included: aside === undefined && /[（(]含|[（(]包括/u.test(text.slice(clauseStart, quantity.start)),
      rest: text.slice(quantity.end),
      after: after.slice(0, Math.max(0, after.search(itemEnd))).trim(),
      unit: quantity.unit,
      ofParts: surroundings.ofParts || (disclosedAt >= 0 && divides.test(plain.slice(disclosedAt, quantity.start))),
      ofRequestParts:
        aside !== undefined ||
        (requestAt >= 0 && /其中[^；;]*$|包括[^；;]*$/u.test(plain.slice(requestAt, quantity.start))),
      value: quantity.value,
      previous,
      ofApplications,
      channelsGoOn: surroundings.channelsGoOn,
      placesGoOn: surroundings.placesGoOn,
      suitsGoOn: surroundings.suitsGoOn,
      topics,
      ofDisclosure: isDisclosed,
      read,
    };
    const keys = isIdiom(text, before, quantity) ? [] : keysOf(place);
    const key = keys.at(-1);
    if (key === undefined || (ofPart && key.startsWith('disclosed'))) continue;
    figures.push(...keys.map((each) => figureOf(each, quantity, sentence)));
    if (aside !== undefined) continue;
    previous = key;
    if (key.startsWith('disclosed') && disclosedAt < 0) disclosedAt = quantity.start;
    if (key.startsWith('applications.')) requestAt = quantity.start;
  }
  return figures;
}
