import type { Block, Grid, GridCell, TableBlock, TextBlock } from '../../../src/extract/document.ts';

/** A cell as a test writes it: text, or text with spans. */
export type Written = string | { readonly text: string; readonly columns?: number; readonly rows?: number };

/** Lays rows of cells with spans out on a grid, as a browser does. */
export function gridOf(rows: readonly (readonly Written[])[]): Grid {
  const taken = new Set<string>();
  const cells: GridCell[] = [];
  let columnCount = 0;
  for (const [row, written] of rows.entries()) {
    let column = 0;
    for (const entry of written) {
      const { text, columns = 1, rows: down = 1 } = typeof entry === 'string' ? { text: entry } : entry;
      while (taken.has(`${row}/${column}`)) {
        column += 1;
      }
      for (let r = row; r < row + down; r += 1) {
        for (let c = column; c < column + columns; c += 1) {
          taken.add(`${r}/${c}`);
        }
      }
      cells.push({ row, column, rowSpan: down, columnSpan: columns, text, image: false });
      column += columns;
      columnCount = Math.max(columnCount, column);
    }
  }
  return { rowCount: rows.length, columnCount, cells };
}

export function table(rows: readonly (readonly Written[])[], page: number | null = null): TableBlock {
  return { kind: 'table', grid: gridOf(rows), page, selector: null };
}

export function text(line: string, heading = false): TextBlock {
  return { kind: 'text', text: line, heading, page: null, selector: null };
}

export function image(src: string): Block {
  return { kind: 'image', src, alt: '', page: null, selector: null };
}

const corner = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export const applicationHeader: readonly (readonly Written[])[] = [
  [
    { text: corner, columns: 3, rows: 3 },
    { text: '申请人情况', columns: 7 },
  ],
  [
    { text: '自然人', rows: 2 },
    { text: '法人或其他组织', columns: 5 },
    { text: '总计', rows: 2 },
  ],
  ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
];

interface FormGroup {
  readonly label: string | null;
  readonly rows: readonly (readonly [key: string, label: string])[];
}

const outcomes: readonly FormGroup[] = [
  { label: null, rows: [['open', '（一）予以公开']] },
  { label: null, rows: [['partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）']] },
  {
    label: '（三）不予公开',
    rows: [
      ['deny1', '1.属于国家秘密'],
      ['deny2', '2.其他法律行政法规禁止公开'],
      ['deny3', '3.危及“三安全一稳定”'],
      ['deny4', '4.保护第三方合法权益'],
      ['deny5', '5.属于三类内部事务信息'],
      ['deny6', '6.属于四类过程性信息'],
      ['deny7', '7.属于行政执法案卷'],
      ['deny8', '8.属于行政查询事项'],
    ],
  },
  {
    label: '（四）无法提供',
    rows: [
      ['na1', '1.本机关不掌握相关政府信息'],
      ['na2', '2.没有现成信息需要另行制作'],
      ['na3', '3.补正后申请内容仍不明确'],
    ],
  },
  {
    label: '（五）不予处理',
    rows: [
      ['nop1', '1.信访举报投诉类申请'],
      ['nop2', '2.重复申请'],
      ['nop3', '3.要求提供公开出版物'],
      ['nop4', '4.无正当理由大量反复申请'],
      ['nop5', '5.要求行政机关确认或重新出具已获取信息'],
    ],
  },
];
const otherOf2021: FormGroup = {
  label: '（六）其他处理',
  rows: [
    ['oth1', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    ['oth2', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    ['oth3', '3.其他'],
  ],
};

/** Printed cells of one row of table 3. */
export interface PrintedRow {
  readonly key: string;
  /** The labels left of the figures, the row's own last. */
  readonly labels: readonly Written[];
}

/** The rows of table 3 with the spans of the official form. */
export function applicationRows(variant: 'F19' | 'F21'): readonly PrintedRow[] {
  const groups = [
    ...outcomes,
    variant === 'F21' ? otherOf2021 : { label: null, rows: [['oth', '（六）其他处理']] as const },
    { label: null, rows: [['total', '（七）总计']] as const },
  ];
  const results = groups.flatMap((group) =>
    group.rows.map(([key, label], index): PrintedRow => {
      const own: Written = group.label === null ? { text: label, columns: 2 } : label;
      const lead: readonly Written[] =
        group.label !== null && index === 0 ? [{ text: group.label, rows: group.rows.length }] : [];
      return { key, labels: [...lead, own] };
    }),
  );
  const count = results.length;
  return [
    { key: 'new', labels: [{ text: '一、本年新收政府信息公开申请数量', columns: 3 }] },
    { key: 'carry_in', labels: [{ text: '二、上年结转政府信息公开申请数量', columns: 3 }] },
    ...results.map((row, index) =>
      index === 0 ? { ...row, labels: [{ text: '三、本年度办理结果', rows: count }, ...row.labels] } : row,
    ),
    { key: 'carry_out', labels: [{ text: '四、结转下年度继续办理', columns: 3 }] },
  ];
}
