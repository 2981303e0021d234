import type { DiffEntry, DiffKind } from '../domain/index.ts';
import { cellInWords } from '../text/index.ts';

const kinds: readonly (readonly [kind: DiffKind, words: string])[] = [
  ['metadata', '标题、日期等信息'],
  ['format', '格式'],
  ['cell', '表格数据'],
  ['section', '章节'],
  ['text', '文字'],
  ['move', '移动'],
  ['order', '编号'],
  ['attachment', '附件'],
];

/** One side of an entry in words: a cell without a number says why. */
export function sideInWords({ kind, path }: DiffEntry, value: DiffEntry['before'], absent: string): string {
  if (value === null) return absent;
  if (typeof value === 'number') return String(value);
  return kind === 'cell' && !path.includes('/tables/other/') ? cellInWords(value) : value;
}

const longest = 24;

function headline(entry: DiffEntry): string | null {
  const [one, other] = [entry.before, entry.after].map((side) => sideInWords(entry, side, '无'));
  if (one === undefined || other === undefined) return null;
  return one.length > longest || other.length > longest ? null : `${entry.label}：${one} → ${other}`;
}

/** One line in Chinese: how many differences of which kind, and the weightiest one. */
export function summarise(changes: readonly DiffEntry[]): string {
  const real = changes.filter(({ significance }) => significance !== 'none');
  if (real.length === 0) return changes.length === 0 ? '内容相同' : '内容没有实质变化';
  const counts = kinds.flatMap(([kind, words]) => {
    const count = real.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : [`${words}${count}处`];
  });
  const first = real.find(({ significance }) => significance === 'major') ?? real[0];
  const line = first === undefined ? null : headline(first);
  return `改动${real.length}处（${counts.join('、')}）${line === null ? '' : `，其中${line}`}`;
}
