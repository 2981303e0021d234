import { countsOf, diffKinds, type DiffCounts, type DiffEntry, type DiffKind } from '../domain/index.ts';
import { cellInWords } from '../text/index.ts';
import { closeUp, shortened } from './close-up.ts';
import { counted, type Words } from './reasons/wordings.ts';

const places: Readonly<Record<DiffKind, readonly [en: string, zh: string]>> = {
  metadata: ['in title, dates and the like', '标题、日期等信息'],
  format: ['in the form of tables', '格式'],
  cell: ['in tables', '表格数据'],
  section: ['in whole sections', '章节'],
  text: ['in the text', '文字'],
  move: ['in what stands where', '移动'],
  order: ['in numbering or order', '编号或顺序'],
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

interface Manner {
  readonly counts: (counts: DiffCounts) => string;
  readonly nothing: readonly [same: string, noWeight: string];
  readonly colon: string;
  readonly among: string;
  readonly absent: string;
}

function inOneLine(changes: readonly DiffEntry[], manner: Manner): string {
  const counts = countsOf(changes);
  const all = inAll(counts);
  if (all === 0) return manner.nothing[changes.length === 0 ? 0 : 1];
  const first = weightiest(changes);
  return `${manner.counts(counts)}${all === 1 ? manner.colon : manner.among}${first === undefined ? '' : exampleOf(first, manner)}`;
}

/** One line: how many differences of which kind, and the weightiest one. */
export const diffWords: Words<readonly DiffEntry[]> = {
  en: (changes) =>
    inOneLine(changes, {
      counts: countsWords.en,
      nothing: ['the contents are the same', 'nothing of weight differs'],
      colon: ': ',
      among: ', among them ',
      absent: 'nothing',
    }),
  zh: (changes) =>
    inOneLine(changes, {
      counts: countsWords.zh,
      nothing: ['内容相同', '内容没有实质变化'],
      colon: '：',
      among: '，其中',
      absent: '无',
    }),
};

/** One side of an entry in words: a cell without a number says why. */
export function sideInWords({ kind, path }: DiffEntry, value: DiffEntry['before'], absent: string): string {
  if (value === null) return absent;
  if (typeof value === 'number') return String(value);
  return kind === 'cell' && !path.includes('/tables/other/') ? cellInWords(value) : value;
}

/** The first major difference, else the first of weight. */
function weightiest(changes: readonly DiffEntry[]): DiffEntry | undefined {
  const real = changes.filter(({ significance }) => significance !== 'none');
  return real.find(({ significance }) => significance === 'major') ?? real[0];
}

const longestPlace = 80;

/** Where it is and what it was and became, on one line; what its place says already is not said twice. */
function exampleOf(entry: DiffEntry, { colon, absent }: Manner): string {
  const { label, before, after } = entry;
  const place = shortened(label, longestPlace);
  if (entry.kind === 'move' && before === after) return `${place}${colon}“${shortened(String(before))}”`;
  const name = label.split(' · ').at(-1) ?? label;
  const repeats = (side: DiffEntry['before']): boolean => typeof side === 'string' && side.startsWith(name);
  if (before === null && repeats(after)) return `${absent} → ${place}`;
  if (after === null && repeats(before)) return `${place} → ${absent}`;
  const sides = [sideInWords(entry, before, absent), sideInWords(entry, after, absent)] as const;
  const [one, other] = before === null || after === null ? sides.map((side) => shortened(side)) : closeUp(...sides);
  return `${place}${colon}${one} → ${other}`;
}

function inAll(counts: DiffCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
