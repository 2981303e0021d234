import { countsOf, diffKinds, type DiffCounts, type DiffEntry, type DiffKind } from '../domain/index.ts';
import { cellInWords } from '../text/index.ts';
import { counted, type Words } from './reasons/wordings.ts';

const places: Readonly<Record<DiffKind, readonly [en: string, zh: string]>> = {
  metadata: ['in title, dates and the like', '标题、日期等信息'],
  format: ['in the form of tables', '格式'],
  cell: ['in tables', '表格数据'],
  section: ['in whole sections', '章节'],
  text: ['in the text', '文字'],
  move: ['in what stands where', '移动'],
  order: ['in numbering', '编号'],
  attachment: ['in attachments', '附件'],
};

/** `3 differences (2 in tables, 1 in the text)`. */
export const countsWords: Words<DiffCounts> = {
  en: (counts) => {
    const parts = diffKinds.flatMap((kind) =>
      counts[kind] === undefined ? [] : [`${counts[kind]} ${places[kind][0]}`],
    );
    return `${counted(inAll(counts), 'difference')} (${parts.join(', ')})`;
  },
  zh: (counts) => {
    const parts = diffKinds.flatMap((kind) =>
      counts[kind] === undefined ? [] : [`${places[kind][1]}${counts[kind]}处`],
    );
    return `改动${inAll(counts)}处（${parts.join('、')}）`;
  },
};

/** One line: how many differences of which kind, and the weightiest one. */
export const diffWords: Words<readonly DiffEntry[]> = {
  en: (changes) => {
    const counts = countsOf(changes);
    if (inAll(counts) === 0) return changes.length === 0 ? 'the contents are the same' : 'nothing of weight differs';
    const first = weightiest(changes, 'nothing');
    return `${countsWords.en(counts)}${first === null ? '' : `, among them ${first.label}: ${first.sides}`}`;
  },
  zh: (changes) => {
    const counts = countsOf(changes);
    if (inAll(counts) === 0) return changes.length === 0 ? '内容相同' : '内容没有实质变化';
    const first = weightiest(changes, '无');
    return `${countsWords.zh(counts)}${first === null ? '' : `，其中${first.label}：${first.sides}`}`;
  },
};

/** One side of an entry in words: a cell without a number says why. */
export function sideInWords({ kind, path }: DiffEntry, value: DiffEntry['before'], absent: string): string {
  if (value === null) return absent;
  if (typeof value === 'number') return String(value);
  return kind === 'cell' && !path.includes('/tables/other/') ? cellInWords(value) : value;
}

const longest = 24;

/** The first major difference, else the first of weight; null where its sides are too long for a line. */
function weightiest(
  changes: readonly DiffEntry[],
  absent: string,
): { readonly label: string; readonly sides: string } | null {
  const real = changes.filter(({ significance }) => significance !== 'none');
  const entry = real.find(({ significance }) => significance === 'major') ?? real[0];
  if (entry === undefined) return null;
  const sides = [entry.before, entry.after].map((side) => sideInWords(entry, side, absent));
  return sides.some((side) => side.length > longest) ? null : { label: entry.label, sides: sides.join(' → ') };
}

function inAll(counts: DiffCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
