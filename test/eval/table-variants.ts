import { applicationRowKeys, type ApplicationRowKey, type Tables } from '../../src/domain/index.ts';
import { applicationLabels as labels } from '../practice/reports/forms.ts';
import { seeded, type Random } from '../practice/reports/index.ts';

/** A statutory table as some site prints it, with what is printed in each cell; null where no number is. */
export interface TableVariant {
  readonly html: string;
  readonly truth: ReadonlyMap<string, number | null>;
  readonly made: readonly string[];
}

const columns = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'] as const;
const groups: readonly (readonly [label: string, keys: readonly ApplicationRowKey[]])[] = [
  ['（三）不予公开', ['deny1', 'deny2', 'deny3', 'deny4', 'deny5', 'deny6', 'deny7', 'deny8']],
  ['（四）无法提供', ['na1', 'na2', 'na3']],
  ['（五）不予处理', ['nop1', 'nop2', 'nop3', 'nop4', 'nop5']],
  ['（六）其他处理', ['oth1', 'oth2', 'oth3']],
];
const corner = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** How a number, a zero and a label are printed. */
interface Style {
  readonly number: (value: number, random: Random) => string;
  readonly zero: string;
  readonly label: (text: string, random: Random) => string;
}

function fullWidth(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

const numbers: Readonly<Record<string, Style['number']>> = {
  plain: String,
  spans: (value) => Array.from(String(value), (digit) => `<span lang="EN-US">${digit}</span>`).join(''),
  paragraphs: (value) => `<p align="center"><span>&nbsp;${value}</span><o:p></o:p></p>`,
  wide: (value) => fullWidth(String(value)),
  grouped: (value) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ','),
  wideGrouped: (value) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '，'),
  unit: (value) => `${value}件`,
  noted: (value, random) => (random.chance(0.1) ? `${value}（含上年${random.int(1, 9)}件）` : String(value)),
  lines: (value) => `\n   ${value}\r\n  `,
};
const zeros = ['0', '', '&nbsp;', '/', '—', '-', '／', '<p>&nbsp;</p>'] as const;
const labelStyles: Readonly<Record<string, Style['label']>> = {
  plain: (text) => text,
  wrapped: (text, random) => {
    const at = random.int(1, text.length - 1);
    return `${text.slice(0, at)}<br/>${text.slice(at)}`;
  },
  spaced: (text) => text.replaceAll(/([、）.])/g, '$1 ').replaceAll('无法', '无法 '),
  halfWidth: (text) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('、', ','),
  wideDot: (text) => text.replaceAll(/(\d)\./g, '$1．'),
  listDot: (text) => text.replaceAll(/(\d)\./g, '$1、'),
  misprinted: (text, random) => {
    if (text.length < 9 || !random.chance(0.3)) return text;
    const at = random.int(5, text.length - 2);
    return text.slice(0, at) + text.slice(at + 1);
  },
  soup: (text) => Array.from(text, (character) => `<span>${character}</span>`).join(''),
};

interface Row {
  readonly key: ApplicationRowKey;
  readonly values: readonly number[];
}

/** Figures of a table whose rows and columns add up. */
function figures(random: Random, form: 'F19' | 'F21'): readonly Row[] {
  const absent: readonly ApplicationRowKey[] = form === 'F19' ? ['oth1', 'oth2', 'oth3'] : ['oth'];
  const keys = applicationRowKeys.filter((key) => !absent.includes(key));
  const leaf = (): number[] => {
    const six = Array.from({ length: 6 }, () =>
      random.chance(0.4) ? random.int(1, random.chance(0.1) ? 2400 : 40) : 0,
    );
    return [...six, six.reduce((sum, value) => sum + value, 0)];
  };
  const outcomes = keys
    .filter((key) => !['new', 'carry_in', 'total', 'carry_out'].includes(key))
    .map((key) => ({ key, values: leaf() }));
  const total = columns.map((_, column) => outcomes.reduce((sum, row) => sum + (row.values[column] ?? 0), 0));
  const six = Array.from({ length: 6 }, () => random.int(0, 3));
  const carryOut = [...six, six.reduce((sum, value) => sum + value, 0)];
  const carryIn = carryOut.map(() => 0);
  const fresh = total.map((value, column) => value + (carryOut[column] ?? 0));
  const values: Partial<Record<ApplicationRowKey, readonly number[]>> = {
    new: fresh,
    carry_in: carryIn,
    total,
    carry_out: carryOut,
  };
  return keys.map((key) => ({ key, values: values[key] ?? outcomes.find((row) => row.key === key)?.values ?? [] }));
}

function groupOf(key: ApplicationRowKey): readonly [string, readonly ApplicationRowKey[]] | undefined {
  return groups.find(([, keys]) => keys.includes(key));
}

const td = (text: string, attributes = ''): string => `<td${attributes === '' ? '' : ` ${attributes}`}>${text}</td>`;

function header(layout: Layout, order: readonly number[]): string {
  const name = (index: number): string => columns[index] ?? '';
  const cell = layout.heads ? (text: string, attributes = '') => td(text, attributes).replaceAll('td', 'th') : td;
  const lead = layout.leadingColumn ? td('') : '';
  if (layout.header === 'none') return '';
  if (layout.header === 'one')
    return `<tr>${lead}${cell('申请人情况', 'colspan="3"')}${order.map((index) => cell(name(index))).join('')}</tr>`;
  if (layout.header === 'two')
    return `<tr>${lead}${cell(corner, 'colspan="3" rowspan="2"')}${cell('申请人情况', 'colspan="7"')}</tr><tr>${lead}${order.map((index) => cell(name(index))).join('')}</tr>`;
  const inner = order.filter((index) => index > 0 && index < 6);
  const wrapped = layout.wrappedHeader
    ? (text: string) => text.replace(/^(.{2})(.+)$/, '$1<br>$2')
    : (text: string) => text;
  return (
    `<tr>${lead}${cell(corner, 'colspan="3" rowspan="3"')}${cell('申请人情况', 'colspan="7"')}</tr>` +
    `<tr>${lead}${cell('自然人', 'rowspan="2"')}${cell('法人或其他组织', 'colspan="5"')}${cell('总计', 'rowspan="2"')}</tr>` +
    `<tr>${lead}${inner.map((index) => cell(wrapped(name(index)))).join('')}</tr>`
  );
}

interface Layout {
  readonly header: 'three' | 'two' | 'one' | 'none';
  readonly wrappedHeader: boolean;
  readonly heads: boolean;
  readonly leadingColumn: boolean;
  /** How a group's label and 三、本年度办理结果 stand: spanning, in each row, in a row of its own, or nowhere. */
  readonly groups: 'span' | 'repeat' | 'row' | 'none';
  readonly trailing: number;
  readonly blankRows: boolean;
  readonly split: 'whole' | 'bare' | 'headed';
  readonly nest: boolean;
}

function dataRow(
  row: Row,
  values: string,
  label: string,
  layout: Layout,
  keys: readonly ApplicationRowKey[],
  printLabel: (text: string) => string,
): string {
  const lead = layout.leadingColumn ? td('') : '';
  const tail = td('').repeat(layout.trailing);
  const outside = ['new', 'carry_in', 'carry_out'].includes(row.key);
  const group = groupOf(row.key);
  const cells: string[] = [];
  let before = '';
  if (outside) cells.push(td(label, 'colspan="3"'));
  else {
    const inside = keys.filter((key) => !['new', 'carry_in', 'carry_out'].includes(key));
    const first = inside[0] === row.key;
    const result = printLabel('三、本年度办理结果');
    if (layout.groups === 'span') {
      if (first) cells.push(td(result, `rowspan="${inside.length}"`));
    } else if (layout.groups === 'repeat') cells.push(td(result));
    else if (layout.groups === 'row') {
      if (first) before += `<tr>${lead}${td(result, 'colspan="10"')}${tail}</tr>`;
      cells.push(td(''));
    } else cells.push(td(''));
    if (group === undefined) cells.push(td(label, 'colspan="2"'));
    else {
      const [name, members] = group;
      const present = members.filter((key) => keys.includes(key));
      if (layout.groups === 'span') {
        if (present[0] === row.key) cells.push(td(printLabel(name), `rowspan="${present.length}"`));
      } else if (layout.groups === 'repeat') cells.push(td(printLabel(name)));
      else if (layout.groups === 'row') {
        if (present[0] === row.key) before += `<tr>${lead}${td('')}${td(printLabel(name), 'colspan="9"')}${tail}</tr>`;
        cells.push(td(''));
      } else cells.push(td(''));
      cells.push(td(label));
    }
  }
  const blank =
    layout.blankRows && row.key === 'na1' && layout.groups !== 'span'
      ? `<tr>${lead}${td('').repeat(10)}${tail}</tr>`
      : '';
  return `${blank}${before}<tr>${lead}${cells.join('')}${values}${tail}</tr>`;
}

/** Table 3 from a known truth, printed at random in one of the ways that sites have. */
export function applicationsVariant(seed: number): TableVariant {
  const random = seeded(`variant/${seed}`);
  const form = random.chance(0.5) ? 'F21' : 'F19';
  const rows = figures(random, form);
  const layout: Layout = {
    header: random.pick(['three', 'three', 'three', 'two', 'one', 'none']),
    wrappedHeader: random.chance(0.3),
    heads: random.chance(0.2),
    leadingColumn: random.chance(0.1),
    groups: random.pick(['span', 'span', 'repeat', 'row', 'none']),
    trailing: random.chance(0.15) ? random.int(1, 2) : 0,
    blankRows: random.chance(0.2),
    split: random.pick(['whole', 'whole', 'bare', 'headed']),
    nest: random.chance(0.2),
  };
  const numberName = random.pick(Object.keys(numbers));
  const labelName = random.pick(Object.keys(labelStyles));
  const zero = random.chance(0.5) ? '0' : random.pick(zeros);
  const number = numbers[numberName] ?? String;
  const label = labelStyles[labelName] ?? ((text: string) => text);
  const printLabel = (text: string): string => label(text, random);
  const shuffled = layout.header === 'two' && random.chance(0.3);
  const order = shuffled ? [6, 0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6];
  const torn = !shuffled && random.chance(0.15);
  const truth = new Map<string, number | null>();
  const printed = rows.map((row) => {
    const cells = order.map((index) => {
      const value = row.values[index] ?? 0;
      const asZero = value === 0 && (zero === '0' || random.chance(0.9));
      truth.set(`${row.key}/${index}`, asZero && zero !== '0' ? null : value);
      if (asZero) return td(zero);
      const digits = String(value);
      if (torn && digits.length >= 2 && random.chance(0.3)) return td(digits.slice(0, 1)) + td(digits.slice(1));
      return td(number(value, random));
    });
    return { row, values: cells.join(''), label: printLabel(labels[row.key]) };
  });
  const head = header(layout, order);
  const cut = layout.split === 'whole' ? rows.length : random.int(3, rows.length - 3);
  const table = (part: typeof printed, headed: boolean): string => {
    const keys = part.map(({ row }) => row.key);
    const body = part
      .map(({ row, values, label: text }) => dataRow(row, values, text, layout, keys, printLabel))
      .join('\n');
    const html = `<table border="1">${headed ? head : ''}${body}</table>`;
    return layout.nest ? `<table width="100%"><tr><td>${html}</td></tr></table>` : html;
  };
  const html =
    table(printed.slice(0, cut), true) +
    (cut < rows.length ? `<p>&nbsp;</p>${table(printed.slice(cut), layout.split === 'headed')}` : '');
  const made = [
    form,
    layout.header,
    layout.groups,
    layout.split,
    numberName,
    labelName,
    `zero ${zero}`,
    ...(torn ? ['torn'] : []),
    ...(shuffled ? ['shuffled'] : []),
    ...(layout.nest ? ['nested'] : []),
    ...(layout.leadingColumn ? ['leading'] : []),
    ...(layout.trailing > 0 ? ['trailing'] : []),
    ...(layout.blankRows ? ['blank rows'] : []),
  ];
  return { html, truth, made };
}

/** Cells of table 3 read otherwise than printed, numbers not read, and nulls without a reason. */
export function compareApplications(
  truth: TableVariant['truth'],
  tables: Tables,
): { readonly wrong: readonly string[]; readonly lost: readonly string[]; readonly unexplained: readonly string[] } {
  const wrong: string[] = [];
  const lost: string[] = [];
  const unexplained: string[] = [];
  const { rows, cells } = tables.applications ?? { rows: {}, cells: {} };
  for (const [at, value] of truth) {
    const [key = '', column = ''] = at.split('/');
    const read = rows[key as ApplicationRowKey]?.[Number(column)];
    if (read === undefined || (read === null && value !== null)) lost.push(`${at} ${value}`);
    else if (read !== value) wrong.push(`${at} ${read}, not ${value}`);
    if (read === null && (cells[at]?.reason ?? null) === null) unexplained.push(at);
  }
  for (const [key, values] of Object.entries(rows))
    for (const [column, value] of (values ?? []).entries())
      if (value !== null && !truth.has(`${key}/${column}`)) wrong.push(`${key}/${column} ${value}, not printed`);
  return { wrong, lost, unexplained };
}
