import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/extract/tables/index.ts';
import { applicationHeader, applicationRows, image, table, text, type Written } from './grids.ts';

type Values = Readonly<Record<string, readonly (number | null)[]>>;

function rowsFor(
  variant: 'F19' | 'F21',
  print: (key: string, column: number) => string,
): readonly (readonly Written[])[] {
  return applicationRows(variant).map(({ key, labels }) => [
    ...labels,
    ...Array.from({ length: 7 }, (_, column) => print(key, column)),
  ]);
}

function zerosBut(
  variant: 'F19' | 'F21',
  printed: Readonly<Record<string, readonly string[]>>,
): readonly (readonly Written[])[] {
  return rowsFor(variant, (key, column) => printed[key]?.[column] ?? '0');
}

function read(rows: readonly (readonly Written[])[]): ReturnType<typeof readTables> {
  return readTables([table([...applicationHeader, ...rows])]);
}

const zeros = [0, 0, 0, 0, 0, 0, 0];

describe('table 3', () => {
  it('is read by the form of 2019 and of 2021 alike', () => {
    for (const variant of ['F19', 'F21'] as const) {
      const { tables, tableFormats } = read(zerosBut(variant, { new: ['3', '1', '0', '0', '0', '0', '4'] }));
      expect(tableFormats.applications).toBe(variant);
      expect(tables.applications?.rows.new).toEqual([3, 1, 0, 0, 0, 0, 4]);
      expect(tables.applications?.rows.total).toEqual(zeros);
      expect('oth' in (tables.applications?.rows ?? {})).toBe(variant === 'F19');
      expect(tables.applications?.cells).toEqual({});
    }
  });

  it('knows misprinted labels by their likeness and their place', () => {
    const misprints: Readonly<Record<string, string>> = {
      '2.其他法律行政法规禁止公开': '2.其他法律行政止公开',
      '3.危及“三安全一稳定”': '3 . 危及"三安全 一稳定"',
      '2.重复申请': '2、重复申 请',
      '6.属于四类过程性信息': '6.四类过程信息',
    };
    const rows = zerosBut('F21', {
      deny2: ['7', '0', '0', '0', '0', '0', '7'],
      nop2: ['2', '0', '0', '0', '0', '0', '2'],
    }).map((row) => row.map((cell) => (typeof cell === 'string' ? (misprints[cell] ?? cell) : cell)));
    const { tables } = read(rows);
    expect(tables.applications?.rows.deny2).toEqual([7, 0, 0, 0, 0, 0, 7]);
    expect(tables.applications?.rows.nop2).toEqual([2, 0, 0, 0, 0, 0, 2]);
    expect(tables.applications?.cells).toEqual({});
  });

  it('joins a table that page breaks cut in three', () => {
    const rows = rowsFor('F21', (key) => String(key.length));
    const { tables } = readTables([
      table([...applicationHeader, ...rows.slice(0, 9)], 1),
      table(rows.slice(9, 15), 2),
      text('第 3 页'),
      table(rows.slice(15), 3),
    ]);
    expect(Object.values(tables.applications?.rows ?? {}).flat()).not.toContain(null);
    expect(tables.applications?.rows.carry_out).toEqual(Array.from({ length: 7 }, () => 'carry_out'.length));
  });

  it('keeps blanks, slashes and dashes apart from zero, each with its reason', () => {
    const { tables } = read(zerosBut('F21', { open: ['', '/', '—', '－', '0', '', '０'] }));
    expect(tables.applications?.rows.open).toEqual([null, null, null, null, 0, null, 0]);
    const states = [0, 1, 2, 3, 5].map((column) => tables.applications?.cells[`open/${column}`]?.state);
    expect(states).toEqual(['blank', 'slash', 'dash', 'dash', 'blank']);
    expect(tables.applications?.cells['open/0']?.reason).not.toBeNull();
  });

  it('joins digits torn apart only where the row adds up in one way', () => {
    const torn = zerosBut('F21', { new: ['20 23', '0', '0', '0', '0', '0', '2023'] });
    expect(read(torn).tables.applications?.rows.new).toEqual([2023, 0, 0, 0, 0, 0, 2023]);
    const doubtful = zerosBut('F21', { new: ['20 23', '0', '0', '0', '0', '0', '20'] });
    const { tables } = read(doubtful);
    expect(tables.applications?.rows.new?.[0]).toBeNull();
    expect(tables.applications?.cells['new/0']?.state).toBe('unread');
  });

  it('would rather know nothing of a row than count its cells wrong', () => {
    const rows = rowsFor('F21', () => '1').map((row, index) => (index === 6 ? row.slice(0, -1) : row));
    const { tables } = read(rows);
    const broken = tables.applications?.rows.deny3 ?? [];
    expect(broken.every((value, column) => value === null || (value === 1 && column < 6))).toBe(true);
    expect(tables.applications?.cells['deny3/6']?.state).toBe('unread');
    expect(tables.applications?.rows.deny4).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('tells of a row that was left out instead of shifting the others', () => {
    const rows = rowsFor('F21', (key) => String(key.length)).filter((row) => !row.includes('5.属于三类内部事务信息'));
    const { tables } = read(rows);
    expect(tables.applications?.rows.deny5).toEqual(zeros.map(() => null));
    expect(tables.applications?.cells['deny5/3']?.reason).toContain('not found');
    expect(tables.applications?.rows.deny6).toEqual(zeros.map(() => 5));
  });

  it('believes columns without a header only when they add up', () => {
    const adding = rowsFor('F21', (_, column) => (column === 0 || column === 6 ? '3' : '0'));
    expect(readTables([table(adding)]).tables.applications?.rows.open).toEqual([3, 0, 0, 0, 0, 0, 3]);
    const loose = rowsFor('F21', (_, column) => (column === 0 ? '3' : '0'));
    expect(readTables([table(loose)]).tables.applications?.rows.open).toEqual(zeros.map(() => null));
  });

  it('survives spans that were lost', () => {
    const rows = [...applicationHeader, ...rowsFor('F21', (key) => String(key.length))].map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : { text: cell.text, columns: cell.columns ?? 1 })),
    );
    const { tables } = readTables([table(rows)]);
    const numbers = Object.entries(tables.applications?.rows ?? {}).flatMap(([key, values]) =>
      values.map((value) => value === null || value === key.length),
    );
    expect(numbers).not.toContain(false);
  });

  it('reads a table that fell into lines, when all of its 175 numbers are there', () => {
    const lines = [
      '申请人情况',
      '自然人',
      '法人或其他组织',
      '总计',
      '商业企业',
      '科研机构',
      '社会公益组织',
      '法律服务机构',
      '其他',
      ...rowsFor('F21', (key) => String(key.length)).flatMap((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell : cell.text)),
      ),
    ];
    const whole = readTables(lines.map((line) => text(line)));
    expect(whole.tables.applications?.rows.deny8).toEqual(zeros.map(() => 5));
    expect(whole.tables.applications?.rows.carry_out).toEqual(zeros.map(() => 9));
    const short = readTables(lines.filter((_, index) => index !== 60).map((line) => text(line)));
    expect(short.tables.applications).toBeNull();
  });

  it('says of a picture that it is one', () => {
    const { tables } = readTables([
      text('三、收到和处理政府信息公开申请情况', true),
      image('./W020250131.png'),
      text('四、政府信息公开行政复议、行政诉讼情况', true),
    ]);
    expect(tables.applications?.rows.new).toEqual(zeros.map(() => null));
    expect(tables.applications?.cells['new/0']?.state).toBe('image');
    expect(tables.litigation).toBeNull();
  });

  it('reads back any table to the cell, however its numbers are printed', () => {
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.nat(9999).map((value) => ({ printed: String(value), value })) },
      fc.nat(999).map((value) => ({ printed: toFullWidth(value), value })),
      fc.integer({ min: 1000, max: 999_999 }).map((value) => ({ printed: value.toLocaleString('en-US'), value })),
      fc.nat(99).map((value) => ({ printed: `${value}（其中修订1件）`, value })),
      fc.constantFrom('', ' ', '/', '／', '—', '-', '\u00a0').map((printed) => ({ printed, value: null })),
    );
    const cuts = fc.array(fc.integer({ min: 1, max: 22 }), { maxLength: 3 });
    const tables = fc.constantFrom('F19' as const, 'F21' as const).chain((variant) => {
      const keys = applicationRows(variant).map(({ key }) => key);
      const rows = fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), {
        minLength: keys.length,
        maxLength: keys.length,
      });
      return fc.record({ variant: fc.constant(variant), rows, cuts });
    });
    fc.assert(
      fc.property(tables, ({ variant, rows, cuts: places }) => {
        const keys = applicationRows(variant).map(({ key }) => key);
        const printed = rowsFor(variant, (key, column) => rows[keys.indexOf(key)]?.[column]?.printed ?? '');
        const truth: Values = Object.fromEntries(
          keys.map((key, index) => [key, (rows[index] ?? []).map(({ value }) => value)]),
        );
        const edges = [0, ...places.sort((a, b) => a - b), printed.length];
        const pages = edges
          .slice(1)
          .map((end, index) => cutPage(printed, edges[index] ?? 0, end))
          .filter((page) => page.length > 0);
        const blocks = pages.map((page, index) =>
          table(index === 0 ? [...applicationHeader, ...page] : page, index + 1),
        );
        const { tables: read } = readTables(blocks);
        expect(read.applications?.rows).toEqual(truth);
        const nulls = Object.entries(truth).flatMap(([key, values]) =>
          values.flatMap((value, column) => (value === null ? [`${key}/${column}`] : [])),
        );
        expect(
          nulls.filter(
            (at) => read.applications?.cells[at]?.reason === null || read.applications?.cells[at] === undefined,
          ),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Rows of one page: cells that began on a page before go on as empty ones, as a word processor prints them. */
function cutPage(rows: readonly (readonly Written[])[], start: number, end: number): readonly (readonly Written[])[] {
  return rows.slice(start, end).map((row) => {
    const labels = row
      .slice(0, -7)
      .map((cell) =>
        typeof cell === 'string' ? { text: cell, columns: 1 } : { text: cell.text, columns: cell.columns ?? 1 },
      );
    const width = labels.reduce((sum, cell) => sum + cell.columns, 0);
    const gone = Array.from({ length: 3 - width }, () => '');
    return [...gone, ...labels, ...row.slice(-7)];
  });
}

function toFullWidth(value: number): string {
  return String(value).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

describe('table 3 among others', () => {
  it('is the first of two: a row missing from it is not taken from the second', () => {
    const first = rowsFor('F21', () => '1').filter((row) => !row.includes('2.重复申请'));
    const second = rowsFor('F21', () => '2');
    const { tables } = readTables([table([...applicationHeader, ...first]), table([...applicationHeader, ...second])]);
    expect(tables.applications?.rows.nop2).toEqual(zeros.map(() => null));
    expect(tables.applications?.rows.carry_out).toEqual(zeros.map(() => 1));
  });

  it('reads a row that a page break cut in two', () => {
    const rows = rowsFor('F21', () => '4');
    const [last, rest] = ['5.要求行政机关确认或重新出具', '已获取信息'];
    const at = rows.findIndex((row) => row.includes('5.要求行政机关确认或重新出具已获取信息'));
    const blanks = zeros.map(() => '');
    const { tables } = readTables([
      table([...applicationHeader, ...rows.slice(0, at), [last, ...blanks]], 3),
      table([['', '', rest, ...zeros.map(() => '4')], ...rows.slice(at + 1)], 4),
    ]);
    expect(tables.applications?.rows.nop5).toEqual(zeros.map(() => 4));
  });

  it('is read from lines with bars, whose header lost its spans', () => {
    const lines = [
      '| 勾稽关系 | 申请人情况 | |',
      '| --- | --- | --- |',
      '| 自然人 | 法人或其他组织 | 总计 |',
      '| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |',
      ...rowsFor('F21', (key, column) => (column === 3 ? '' : String(key.length))).map(
        (row) => `| ${row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' | ')} |`,
      ),
    ];
    const { tables } = readTables(lines.map((line) => text(line)));
    expect(tables.applications?.rows.deny2).toEqual([5, 5, 5, null, 5, 5, 5]);
    expect(tables.applications?.cells['deny2/3']?.state).toBe('blank');
    expect(tables.other).toEqual([]);
  });
});
