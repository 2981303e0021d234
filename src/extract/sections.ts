import type { Section } from '../domain/index.ts';
import { findDates, looksLikeOrgan, squeeze } from '../text/index.ts';
import type { Block } from './document.ts';
import { isRowInText } from './tables/applications/label.ts';
import { statisticsLines } from './tables/flattened/statistics.ts';
import { readNumbering, type NumberShape, type Numbering } from './numbering.ts';

/** Titles that reports of every format use for their divisions. */
const knownTitle =
  /^(?:概 ?述|基本情况|总体情况|主要工作概述|前 ?言|引 ?言|(?:政府信息)?主动公开|行政机关主动公开|(?:政府信息公开)?收到和处理|依申请公开|(?:因)?政府信息公开.{0,16}(?:行政复议|行政诉讼)|行政复议|存在(?:的)?(?:主要)?问题|工作中存在|其他需要(?:报告|说明)|需要(?:报告|说明)|咨询(?:处理)?情况|收费|政府信息公开(?:的)?(?:收费|支出|机构|咨询)|回应解读|发布解读|机构(?:建设|设置)|保密审查|附(?:表|件|则)|(?:主要)?(?:问题|不足)(?:和|及)改进|下一步|改进措施)/;
const longestTitle = 60;
const sentenceEnd = /[。；;！？!?]/;

interface Heading {
  readonly numbering: Numbering | null;
  readonly title: string;
  /** Text of the same paragraph after the heading. */
  readonly rest: string;
}

/** How titles of divisions end; what follows such an end and a blank is text. */
const titleEnd = /^[^，,。；;]{0,40}?(?:情况|概 ?述|措施|问题|事项|建议|打算|工作|建设|制度|管理|保障|方面) /;

/** A title and the text after it in one paragraph: `（一）主动公开情况。全年…` */
function splitTitle(text: string): readonly [title: string, rest: string] {
  const printed = titleEnd.exec(text)?.[0];
  if (printed !== undefined && text.length > printed.length + 8) {
    return [printed.trim(), text.slice(printed.length).trim()];
  }
  const end = text.search(sentenceEnd);
  if (end === -1) {
    const colon = text.search(/[:：]/);
    const commas = text.match(/[，,]/g)?.length ?? 0;
    if (text.length <= longestTitle && commas <= (text.length > 30 ? 1 : 3)) return [text.replace(/[:：]$/, ''), ''];
    if (colon > 0 && colon <= 30) return [text.slice(0, colon), text.slice(colon + 1)];
    return ['', text];
  }
  if (end <= longestTitle && !/[，,]/.test(text.slice(25, end))) {
    return [text.slice(0, end), text.slice(end + 1).trim()];
  }
  return ['', text];
}

function readHeading(line: string, marked: boolean): Heading | null {
  const numbering = readNumbering(line);
  if (numbering === null) {
    const bare = line.replace(/[:：。]$/, '');
    if (
      bare.length <= 36 &&
      knownTitle.test(bare) &&
      !sentenceEnd.test(bare) &&
      (marked || /情况$|概述$|事项$|措施$|问题$|打算$|附[表件]$/.test(bare))
    ) {
      return { numbering: null, title: bare, rest: '' };
    }
    return null;
  }
  const after = line.slice(numbering.length).trim();
  if (after === '') return null;
  const [title, rest] = splitTitle(after);
  return { numbering, title: title.trim(), rest };
}

/** Splits a paragraph that holds several numbered headings one after another (`一、…。二、…。`). */
function splitInline(line: string): string[] {
  if (line.length < 80 || !line.includes('一、')) return [line];
  const cuts: number[] = [];
  let expected = 1;
  const pattern = /(?<=^|[。；;！？:： ])([一二三四五六七八九十]{1,3})、(?=[^。；]{2,40}[。:： ])/g;
  for (const match of line.matchAll(pattern)) {
    const numbering = readNumbering(line.slice(match.index, match.index + 8));
    if (numbering === null || numbering.value !== expected) continue;
    if (
      !knownTitle.test(line.slice(match.index + numbering.length, match.index + numbering.length + 40)) &&
      expected === 1
    )
      continue;
    cuts.push(match.index);
    expected += 1;
  }
  if (cuts.length < 3) return [line];
  const pieces = cuts.map((cut, index) => line.slice(cut, cuts[index + 1] ?? line.length).trim());
  const lead = line.slice(0, cuts[0]).trim();
  return lead === '' ? pieces : [lead, ...pieces];
}

interface Entry {
  readonly heading: Heading | null;
  readonly text: string;
}

const tableRow =
  /^(?:[一二三四]、|[（(][一二三四五六七][)）])(?:本年新收政府信息公开申请数量|上年结转政府信息公开申请数量|本年度办理结果|结转下年度继续办理|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总计)(?:[（(\d\s].*)?$/;

/** A line of a table that fell into text: cells between bars, figures alone, a row's label of the statutory form. */
function isTableDebris(line: string): boolean {
  if (line.length > 200) return false;
  return line.includes('|') || /^[\d\s.,+\-—/]+$/.test(line) || tableRow.test(line) || isRowInText(line);
}

function entriesOf(blocks: readonly Block[]): Entry[] {
  const entries: Entry[] = [];
  const texts = blocks.filter((block) => block.kind === 'text');
  const statistics = statisticsLines(texts.map((block) => block.text));
  for (const [index, block] of texts.entries()) {
    if (statistics !== null && index >= statistics.start && index < statistics.end) continue;
    if (isTableDebris(block.text)) continue;
    for (const line of splitInline(block.text)) entries.push({ heading: readHeading(line, block.heading), text: line });
  }
  return entries;
}

/** The shape that divides the whole: the first numbered shape that leads a heading, 一、 before all others. */
function levelsOf(entries: readonly Entry[]): Map<NumberShape | 'bare', number> {
  const order: readonly NumberShape[] = [
    'part',
    'chinese',
    'ordinal',
    'chinese-bracket',
    'arabic',
    'arabic-bracket',
    'circled',
  ];
  const counts = new Map<NumberShape, number>();
  let bare = 0;
  for (const { heading } of entries) {
    if (heading === null) continue;
    const shape = heading.numbering?.shape;
    if (shape === undefined) bare += 1;
    else if (heading.title !== '') counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const levels = new Map<NumberShape | 'bare', number>();
  const numberedTop = counts.has('part') || counts.has('chinese') || counts.has('ordinal');
  let level = bare >= 2 && !numberedTop ? 2 : 1;
  for (const shape of order) {
    const count = counts.get(shape) ?? 0;
    if (count === 0) continue;
    if (shape === 'ordinal' && counts.has('chinese')) continue;
    levels.set(shape, level);
    level += 1;
  }
  if (bare > 0) levels.set('bare', 1);
  return levels;
}

/** Number of entries at the end that are no section's text: the organ's name, the date. */
function signatureLength(entries: readonly Entry[]): number {
  let length = 0;
  for (let index = entries.length - 1; index >= Math.max(1, entries.length - 4); index -= 1) {
    const line = entries[index]?.text ?? '';
    const date = findDates(line)[0];
    const rest = squeeze(date === undefined ? line : line.replace(date.raw, '')).replace(/[（）()]/g, '');
    if (line.length > 60 || (rest === '' ? date === undefined : !looksLikeOrgan(rest))) break;
    length = entries.length - index;
  }
  return length;
}

interface Draft {
  readonly number: string | null;
  readonly title: string;
  readonly level: number;
  readonly lines: string[];
}

/**
 * Sections of a body with their levels, in reading order. A section's text is all prose under it, its sub-sections'
 * headings and texts included, one paragraph a line, without its own heading; sub-sections follow it as sections of a
 * deeper level. Text in tables belongs to the tables, a signature to nobody; both are left out.
 */
export function readSections(blocks: readonly Block[]): Section[] {
  const all = entriesOf(blocks);
  const entries = all.slice(0, all.length - signatureLength(all));
  const levels = levelsOf(entries);
  const drafts: Draft[] = [];
  let open: Draft[] = [];
  for (const { heading, text } of entries) {
    const level = heading === null ? undefined : levels.get(heading.numbering?.shape ?? 'bare');
    const nests = heading !== null && heading.numbering === null && open.some((draft) => draft.number !== null);
    if (
      heading === null ||
      level === undefined ||
      heading.title === '' ||
      nests ||
      (level > 1 && open.length === 0 && levels.get('chinese') === 1)
    ) {
      for (const draft of open) draft.lines.push(text);
      continue;
    }
    open = open.filter((draft) => draft.level < level);
    for (const draft of open) draft.lines.push(text);
    const draft: Draft = { number: heading.numbering?.printed ?? null, title: heading.title, level, lines: [] };
    if (heading.rest !== '') draft.lines.push(heading.rest);
    drafts.push(draft);
    open.push(draft);
  }
  return drafts.map(({ number, title, level, lines }) => ({ number, title, level, text: lines.join('\n') }));
}
