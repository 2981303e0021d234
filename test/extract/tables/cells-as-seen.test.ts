import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.ts';
import type { Tables } from '../../../src/domain/index.ts';
import { inputOf } from '../input.ts';
import { applicationHeader, applicationRows, type Written } from './grids.ts';

type Cell = (text: string) => string;

function td(written: Written, print: Cell): string {
  const { text, columns = 1, rows = 1 } = typeof written === 'string' ? { text: written } : written;
  return `<td colspan="${columns}" rowspan="${rows}">${print(text)}</td>`;
}

const asPrinted: Cell = (text) => text;

function tableOf(rows: readonly (readonly Written[])[], print: Cell = asPrinted): string {
  return `<table>${rows.map((row) => `<tr>${row.map((cell) => td(cell, print)).join('')}</tr>`).join('\n')}</table>`;
}

async function read(tables: string): Promise<Tables> {
  const page = `<html><head><title>清溪县水务局2023年政府信息公开工作年度报告</title></head><body><div class="content">
    <p>清溪县水务局按照《中华人民共和国政府信息公开条例》编制本报告。</p>${tables}</div></body></html>`;
  return (await extract(inputOf(page))).tables;
}

const values = ['1024', '11', '0', '2', '0', '1', '1038'];
const numbers = [1024, 11, 0, 2, 0, 1, 1038];

/** Table 3 with the same figures in each row, each printed in one way. */
function applications(print: Cell, label: Cell = asPrinted, header = applicationHeader): string {
  const rows = applicationRows('F21').map(({ labels }) => {
    const printed = labels.map((each) =>
      typeof each === 'string' ? label(each) : { ...each, text: label(each.text) },
    );
    return [...printed, ...values.map(print)];
  });
  return tableOf([...header, ...rows]);
}

const proactive = (made: string, licensing: string, fees = '0'): string =>
  tableOf([
    [{ text: '第二十条第（一）项', columns: 4 }],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '0', '0', '0'],
    ['行政规范性文件', made, '0', '3'],
    [{ text: '第二十条第（五）项', columns: 4 }],
    ['信息内容', { text: '本年处理决定数量', columns: 3 }],
    ['行政许可', { text: licensing, columns: 3 }],
    [{ text: '第二十条第（八）项', columns: 4 }],
    ['信息内容', { text: '本年收费金额（单位：万元）', columns: 3 }],
    ['行政事业性收费', { text: fees, columns: 3 }],
  ]);

describe('a cell is read as its readers see it', () => {
  const seen: Readonly<Record<string, Cell>> = {
    'a copy hidden by its style': (text) => `<span style="display:none">${text}9</span>${text}`,
    'a hidden mark': (text) => `${text}<i hidden>7</i>`,
    'a figure struck out': (text) => `<s>8</s>${text}<del>1</del>`,
    'a figure struck out by its style': (text) => `<span style="text-decoration: line-through">8</span>${text}`,
    'a field of a form': (text) => `<input type="text" readonly value="${text}"><input type="hidden" value="5">`,
    'digits on lines of their own': (text) => text.replaceAll(/\d(?=\d)/g, '$&<br>'),
    'blanks between digits': (text) => Array.from(text).join(' '),
    'a blank behind the mark of thousands': (text) => text.replaceAll(/\B(?=(\d{3})+$)/g, ', '),
  };
  it.each(Object.entries(seen))('%s', async (_, print) => {
    const { applications: table } = await read(applications(print));
    expect(Object.values(table?.rows ?? {})).toEqual(applicationRows('F21').map(() => numbers));
  });

  it('leaves digits apart where the row does not add up joined', async () => {
    const { applications: table } = await read(applications((text) => (text === '11' ? '1 2' : text)));
    expect(table?.rows.open).toEqual([1024, null, 0, 2, 0, 1, 1038]);
  });
});

describe('numbering of labels', () => {
  const marks: Readonly<Record<string, Cell>> = {
    '①': (text) => text.replace(/^(\d)\./, (_, digit) => '①②③④⑤⑥⑦⑧'.charAt(Number(digit) - 1)),
    '（1）': (text) => text.replace(/^(\d)\./, '（$1）'),
    '1）': (text) => text.replace(/^(\d)\./, '$1）'),
  };
  it.each(Object.entries(marks))('%s counts as 1.', async (_, label) => {
    const { applications: table } = await read(applications(asPrinted, label));
    expect(Object.values(table?.rows ?? {})).toEqual(applicationRows('F21').map(() => numbers));
  });
});

describe('a header whose spans are wrong', () => {
  it('moves no figure into another column', async () => {
    const [first = [], ...rest] = applicationHeader;
    const short = [
      first.map((cell) => (typeof cell === 'string' || cell.rows !== 3 ? cell : { ...cell, rows: 2 })),
      ...rest,
    ];
    const { applications: table } = await read(applications(asPrinted, asPrinted, short));
    expect(table?.rows.new).toEqual(numbers);
    expect(table?.rows.carry_out).toEqual(numbers);
  });
});

describe('table 2', () => {
  it('counts in whole numbers what is printed in ten thousands', async () => {
    const { proactive: table, applications: third } = await read(
      proactive('3', '1.2万件') + applications((text) => (text === '1024' ? '0.1024万' : text)),
    );
    expect(table?.rows['licensing']).toMatchObject({ values: [12_000], units: ['件'] });
    expect(third?.rows.new).toEqual(numbers);
  });

  it('leaves money in the unit that it is printed in', async () => {
    const { proactive: table } = await read(proactive('3', '5', '1.2万'));
    expect(table?.rows['fees']).toMatchObject({ values: [1.2], units: ['万元'] });
  });

  it('takes a letter alone in a cell for zero beside figures, and for nothing where none stand', async () => {
    const { proactive: table } = await read(proactive('O', '5'));
    expect(table?.rows['normative_documents']?.values).toEqual([0, 0, 3]);
    expect(table?.cells['normative_documents/0']?.reason).toMatch(/letter/);
    const empty = (await read(proactive('○', '○').replaceAll(/<td([^>]*)>[03]</g, '<td$1>○<'))).proactive;
    expect(empty?.rows['normative_documents']?.values ?? [null, null, null]).toEqual([null, null, null]);
  });

  it('has units in a column of their own', async () => {
    const { proactive: table } = await read(
      proactive('3', '5')
        .replaceAll(/(信息内容<\/td>)/g, '$1<td>单位</td>')
        .replaceAll(/((?:行政规范性文件|规章|行政许可)<\/td>)/g, '$1<td>件</td>')
        .replaceAll(/(行政事业性收费<\/td>)/g, '$1<td>万元</td>'),
    );
    expect(table?.rows['normative_documents']?.values).toEqual([3, 0, 3]);
    expect(table?.rows['licensing']?.values).toEqual([5]);
    expect(table?.rows['fees']).toMatchObject({ values: [0], units: ['万元'] });
  });
});
