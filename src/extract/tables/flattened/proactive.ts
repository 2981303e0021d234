import type { GridRow } from './grid.ts';
import { clauseOf } from '../proactive/form.ts';
import { proactiveRowOf } from '../proactive/index.ts';
import { fold, letters } from '../fold.ts';
import { labelledValues, type Word } from './words.ts';

interface Block {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly string[];
}

const of2021: readonly Block[] = [
  {
    caption: '第二十条第（一）项',
    header: ['本年制发件数', '本年废止件数', '现行有效件数'],
    rows: ['regulations', 'normative_documents'],
  },
  { caption: '第二十条第（五）项', header: ['本年处理决定数量'], rows: ['licensing'] },
  { caption: '第二十条第（六）项', header: ['本年处理决定数量'], rows: ['penalties', 'coercion'] },
  { caption: '第二十条第（八）项', header: ['本年收费金额（单位：万元）'], rows: ['fees'] },
];
const change = ['上一年项目数量', '本年增/减', '处理决定数量'];
const of2019: readonly Block[] = [
  {
    caption: '第二十条第（一）项',
    header: ['本年新制作数量', '本年新公开数量', '对外公开总数量'],
    rows: ['regulations', 'normative_documents'],
  },
  { caption: '第二十条第（五）项', header: change, rows: ['licensing', 'other_services'] },
  { caption: '第二十条第（六）项', header: change, rows: ['penalties', 'coercion'] },
  { caption: '第二十条第（八）项', header: ['上一年项目数量', '本年增/减'], rows: ['fees'] },
  { caption: '第二十条第（九）项', header: ['采购项目数量', '采购总金额'], rows: ['procurement'] },
];

function keyOf(label: string): string | null {
  const tail =
    /(?:规章|行政规范性文件|规范性文件|行政许可|其他对外管理服务事项|行政处罚|行政强制|行政事业性收费|政府集中采购)$/u.exec(
      letters(label),
    )?.[0];
  return tail === undefined ? null : proactiveRowOf(tail, null);
}

/** How captions of the table begin; asked of all words at once. */
const someCaption = /(?:二十|20)条?第?\(?[一五六八九]/u;

/** Table 2 out of running words; null unless its headers are printed and every row has exactly its numbers. */
export function flattenedProactive(words: readonly Word[]): readonly GridRow[] | null {
  if (!someCaption.test(fold(words.map(({ text }) => text).join('')))) {
    return null;
  }
  // A blank inside the caption makes two words of it.
  const start = words.findIndex(
    (word, index) => !word.isValue && clauseOf(word.text + (words[index + 1]?.text ?? '')) === 1,
  );
  if (start < 0) {
    return null;
  }
  const groups = labelledValues(words.slice(start));
  for (const form of [of2021, of2019]) {
    const expected = form.flatMap((block) => block.rows.map((key) => ({ key, count: block.header.length })));
    const found = groups.slice(0, expected.length);
    const printed = letters(found.map((group) => group.label).join(''));
    const named = form.every((block) => block.header.every((name) => printed.includes(letters(name))));
    const whole = expected.every(
      ({ key, count }, index) => keyOf(found[index]?.label ?? '') === key && found[index]?.values.length === count,
    );
    if (named && whole) {
      return rowsOf(
        form,
        found.map((group) => group.values),
      );
    }
  }
  return null;
}

const formLabels: Readonly<Record<string, string>> = {
  regulations: '规章',
  normative_documents: '规范性文件',
  licensing: '行政许可',
  other_services: '其他对外管理服务事项',
  penalties: '行政处罚',
  coercion: '行政强制',
  fees: '行政事业性收费',
  procurement: '政府集中采购',
};

function rowsOf(form: readonly Block[], values: readonly (readonly string[])[]): readonly GridRow[] {
  let at = 0;
  return form.flatMap((block) => [
    [block.caption],
    ['信息内容', ...block.header],
    ...block.rows.map((key) => {
      const label = form === of2021 && key === 'normative_documents' ? '行政规范性文件' : (formLabels[key] ?? key);
      const row = [label, ...(values[at] ?? [])];
      at += 1;
      return row;
    }),
  ]);
}
