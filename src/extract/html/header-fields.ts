import type { HeaderField } from '../document.ts';
import { memo, squeeze } from '../../text/index.ts';

/** Labels of the disclosure header block, as printed, to the name they go by here. */
const labels: Readonly<Record<string, string>> = {
  索引号: '索引号',
  信息索引号: '索引号',
  公开索引号: '索引号',
  索引号码: '索引号',
  文号: '文号',
  发文字号: '文号',
  文件编号: '文号',
  公文文号: '文号',
  '备注/文号': '文号',
  发文日期: '发文日期',
  成文日期: '成文日期',
  成文时间: '成文日期',
  生成日期: '生成日期',
  生成时间: '生成日期',
  公文生成日期: '生成日期',
  信息生成日期: '生成日期',
  发布日期: '发布日期',
  发布时间: '发布日期',
  发表时间: '发布日期',
  发表日期: '发布日期',
  公开日期: '发布日期',
  公开时间: '发布日期',
  信息时间: '发布日期',
  信息公开日期: '发布日期',
  上网日期: '发布日期',
  更新时间: '更新日期',
  更新日期: '更新日期',
  修改时间: '更新日期',
  发布机构: '发布机构',
  发布单位: '发布机构',
  发布机关: '发布机构',
  发文机关: '发文机关',
  发文单位: '发文机关',
  公开机构: '发布机构',
  公开主体: '发布机构',
  公开单位: '发布机构',
  信息公开机构: '发布机构',
  所属机构: '发布机构',
  责任部门: '发布机构',
  主题分类: '主题分类',
  分类: '主题分类',
  信息分类: '主题分类',
  组配分类: '主题分类',
  体裁分类: '体裁',
  体裁: '体裁',
  服务对象分类: '服务对象',
  有效性: '有效性',
  时效: '有效性',
  时效性: '有效性',
  效力状态: '有效性',
  是否有效: '有效性',
  名称: '标题',
  标题: '标题',
  信息名称: '标题',
  文件名称: '标题',
  关键词: '关键词',
  关键字: '关键词',
  主题词: '关键词',
  生效日期: '生效日期',
  实施日期: '生效日期',
  生效时间: '生效日期',
  废止日期: '废止日期',
  失效日期: '废止日期',
  废止时间: '废止日期',
  公开方式: '公开方式',
  公开范围: '公开范围',
  公开时限: '公开时限',
  信息来源: '来源',
  来源: '来源',
  稿件来源: '来源',
  文章来源: '来源',
  内容概述: '内容概述',
  文件下载: '文件下载',
};
const spaced = Object.keys(labels)
  .toSorted((left, right) => right.length - left.length)
  .map((label) => label.split('').join('[ 　]{0,6}'));
const labelAt = new RegExp(
  `(^|[\\s|｜•·●【\\[（(;；,，>"”\\d:：〕号])(${spaced.join('|')})([ 　]{0,4}[:：】\\]][ 　:：]{0,4})`,
  'g',
);
const wholeLabel = new RegExp(`^[【\\[•·●▪\\s]{0,4}(${spaced.join('|')})[ 　】\\]:：]{0,4}$`);
const longestValue = 200;
const longestLine = 400;
/** A label of two characters and a colon. */
const shortestField = 3;
const colon = /[:：】\]]/;
/** The end of some label with its colon. */
const quickCheck = new RegExp(
  `[${[...new Set(Object.keys(labels).map((label) => label.slice(-1)))].join('')}][ 　]{0,4}[:：】\\]]`,
);

const longestLabel = 24;
const labelStarts = new Set(Object.keys(labels).map((label) => label.charCodeAt(0)));

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Whether a text may begin with a label, by its first character: figures and most words do not. */
function mayBeLabel(text: string): boolean {
  const first = text.charCodeAt(0);
  if (isHan(first)) return labelStarts.has(first);
  return !(first > 0x20 && first < 0x7f) || first === 0x5b;
}

/** The name a label goes by, or null where a text is no label. */
export function headerLabel(text: string): string | null {
  return text.length === 0 || text.length > longestLabel || !mayBeLabel(text) ? null : wholeLabelOf(text);
}

const wholeLabelOf: (text: string) => string | null = memo((text) => {
  const match = wholeLabel.exec(text);
  return match === null ? null : (labels[squeeze(match[1] ?? '')] ?? null);
});

function field(label: string, raw: string, quote: string): HeaderField {
  const value = raw
    .replace(/^[\s|｜•:：]+|[\s|｜•【（(]+$/g, '')
    .slice(0, longestValue)
    .trim();
  return {
    label,
    value,
    evidence: { attachment: null, page: null, selector: null, start: null, end: null, quote: quote.slice(0, 160) },
  };
}

/** Labels with their values inside one line: `索引号: 1/2015-5 文号: 〔〕号`, also run together with empty values. */
export function fieldsInLine(line: string): readonly HeaderField[] {
  return line.length < shortestField || line.length > longestLine || !colon.test(line) || !quickCheck.test(line)
    ? []
    : printedFields(line);
}

const printedFields: (line: string) => readonly HeaderField[] = memo((line) => {
  const matches = [...line.matchAll(labelAt)];
  return matches.map((match, index) => {
    const start = match.index + match[0].length;
    const next = matches[index + 1];
    const end = next === undefined ? line.length : next.index + (next[1] ?? '').length;
    return field(labels[squeeze(match[2] ?? '')] ?? '', line.slice(start, Math.max(start, end)), line);
  });
});

/** Fields of a line whose cells stand between bars: `索 引 号 | 014416330/2018-04736 | 分 类 | 综合政务 |`. */
function barredFields(line: string): readonly HeaderField[] {
  const cells = line.split(/[|｜]/).map((cell) => cell.trim());
  return cells.flatMap((cell, index) => {
    const label = headerLabel(cell);
    const next = cells[index + 1] ?? '';
    return label === null ? [] : [field(label, headerLabel(next) === null ? next : '', line)];
  });
}

const bareLabelAt = new RegExp(`(?<=^|[ 　])(${spaced.join('|')})(?=[ 　]|$)`, 'g');
/** Most lines do not begin so, which is found out at one place of each. */
const bareLabelFirst = new RegExp(`^(?:${spaced.join('|')})(?=[ 　]|$)`);
/** Labels that begin no sentence. */
const sureLabel = /^(?:信息)?索引号$|^发[布文](?:机构|日期)$|^成文日期$|^内容概述$/;

/**
 * Fields of a line without colons: `索 引 号 0142581323/2026-00001 分 类 教育`. The line begins with a label, and either that
 * one is printed with blanks inside or begins no sentence, or a second one follows.
 */
function bareFields(line: string): readonly HeaderField[] {
  if (!labelStarts.has(line.charCodeAt(0)) || !bareLabelFirst.test(line)) return [];
  const matches = [...line.matchAll(bareLabelAt)];
  const [first, second] = matches;
  const printed = first?.[0] ?? '';
  const sure = /[ 　]/.test(printed) || sureLabel.test(printed) || second !== undefined;
  if (!sure) return [];
  return matches.map((match, index) => {
    const value = line.slice(match.index + match[0].length, matches[index + 1]?.index ?? line.length);
    return field(labels[squeeze(match[0])] ?? '', value, line);
  });
}

/** Values that can stand right behind their label, told by their shape: 索引号mlswlj/2026-00005, 发布日期2026-01-27. */
const tightField =
  /^[-•·*\s]{0,4}(?:(索引号)(?=[A-Za-z0-9]{2,}[A-Za-z0-9\-/_.]*\d)|(发布日期|发文日期|成文日期|生成日期|公开日期)(?=(?:19|20)\d{2}[-年/.])|(发布机构|发文机关|发布单位)(?=[\u3400-\u9fff]{3,24}$)|(文号)(?=.{1,16}〔\d{4}〕))/;

/** First letters of those labels. */
const tightStarts = new Set(Array.from('索发成生公文', (letter) => letter.charCodeAt(0)));

function tightFields(line: string): readonly HeaderField[] {
  const first = line.charCodeAt(0);
  const match = isHan(first) && !tightStarts.has(first) ? null : tightField.exec(line);
  const label = match?.slice(1).find((part) => part !== undefined);
  if (match === null || label === undefined) return [];
  return [field(labels[label] ?? label, line.slice(match[0].length), line)];
}

/**
 * Header fields of a page from its lines in reading order. A line that is nothing but a label takes the next line as its
 * value, as the cells of a table do, unless that is a label itself.
 */
export function readHeaderFields(lines: readonly string[]): HeaderField[] {
  const fields: HeaderField[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const label = headerLabel(line);
    if (label === null) {
      if (line.length < shortestField) continue;
      const printed = fieldsInLine(line);
      if (printed.length > 0) fields.push(...printed);
      else if (line.length <= longestLine) {
        const bare = /[|｜]/.test(line) ? barredFields(line) : bareFields(line);
        fields.push(...(bare.length > 0 ? bare : tightFields(line)));
      }
      continue;
    }
    const next = lines[index + 1] ?? '';
    if (next === '' || next.length > longestValue || headerLabel(next) !== null || fieldsInLine(next).length > 0)
      continue;
    fields.push(field(label, next, `${line} ${next}`));
    index += 1;
  }
  return fields;
}
