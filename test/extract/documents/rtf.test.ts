import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument, sniffDocument } from '../../../src/extract/documents/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { compareCells } from '../../eval/cells.ts';
import { modelOf } from '../../eval/writers/model.ts';
import { writeRtf } from '../../eval/writers/rtf.ts';
import { makeReport } from '../../practice/reports/index.ts';
import { inputOf } from '../input.ts';

const report = makeReport({ publisher: '清溪县人民政府', year: 2023, format: 'F21' });
const whole = writeRtf([{ kind: 'paragraph', text: report.title }, ...modelOf(report.html)]);

async function read(bytes: Uint8Array) {
  expect(sniffDocument(bytes)).toBe('application/rtf');
  return readDocument(bytes, 'application/rtf');
}

/** Paragraphs, and cells at their places, of what stands between the head of a file and its end. */
async function written(body: string | Buffer, head = '\\ansi\\ansicpg936\\deff0'): Promise<readonly string[]> {
  const bytes = Buffer.concat([Buffer.from(`{\\rtf1${head} `), Buffer.from(body), Buffer.from('}')]);
  return (await read(bytes)).blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.grid.cells.map((cell) => `${cell.row},${cell.column}+${cell.rowSpan}x${cell.columnSpan} ${cell.text}`)
      : block.kind === 'text'
        ? [`${block.heading ? '# ' : ''}${block.text}`]
        : ['picture'],
  );
}

describe('a report in Rich Text Format', () => {
  it('is read to the cell', async () => {
    const extraction = await extract(inputOf(whole, { mediaType: 'application/msword' }));
    expect(extraction).toMatchObject({ kind: 'report', title: report.title, year: 2023, unreadable: null });
    const { cells, wrong, lost } = compareCells('', report.truth.tables, extraction.tables);
    expect(cells).toBeGreaterThan(150);
    expect([...wrong, ...lost]).toEqual([]);
    expect(extraction.text).not.toMatch(/宋体|某人|Normal|PAGE/);
  });
});

describe('characters in Rich Text Format', () => {
  it.each([
    ['of code page 936, a second byte like a backslash among them', "\\'c4\\'ea\\'81\\\\", '年乗'],
    ['as they stand, a second byte like a brace among them', Buffer.from('c4ea817b', 'hex'), '年亄'],
    ['by number, with one byte to pass over', '\\uc1\\u24180?\\u25253 ?\\u-255?', '年报\uff01'],
    ['by number, with two', "\\uc2\\u24180\\'c4\\'ea{\\u25253\\'b1\\'a8}x", '年报x'],
    [
      'by number, with one announced and two written',
      "\\uc1\\u24180\\'c4\\'ea\\u25253\\'a3\\'bf\\u20214\\'3f\\'d6\\'d0",
      '年报件中',
    ],
    [
      'by number, with one announced and two bytes as they stand',
      Buffer.from('5c7563315c75323431383020c4ea35', 'hex'),
      '年5',
    ],
    ['by number, with none', '{\\uc0\\u24180\\u25253 }5\\u20214?', '年报5件'],
    [
      'in a font of another charset',
      "{\\fonttbl{\\f0\\fcharset0 A;}{\\f4\\fcharset136 B;}}{\\f4\\'a4\\'a4}\\f0\\'d6\\'d0",
      '中中',
    ],
    ['by name', '\\ldblquote a\\rdblquote\\emdash b\\~c\\-d\\_e', '“a”—b\u00a0cd-e'],
  ])('%s', async (_, body, text) => {
    expect(await written(body)).toEqual([text]);
  });

  it('that nobody sees are left out', async () => {
    const body = `\\pard 1{\\v 2}\\v 3\\v0 4{\\deleted 5}\\plain{\\*\\unknown 6}{\\header 7\\par}{\\annotation 8}{\\pict ffd8\\bin3 }}}}9{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt 0}}\\par`;
    expect(await written(body)).toEqual(['1490', 'picture']);
  });

  it('of a text box are printed after what it stands at', async () => {
    const box = '{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn name}{\\sv 5}}{\\shptxt\\pard box\\par}}{\\shprslt 9}}';
    expect(await written(`a${box}b\\par`)).toEqual(['ab', 'box']);
  });

  it('of a list are printed before its paragraphs, those of footnotes after them', async () => {
    const body =
      '{\\listtext\\pard\\plain \\u19968?\\u12289?\\tab}\\pard\\outlinelevel0 a{\\super\\chftn}{\\footnote\\pard\\plain note\\par}b\\par\\pard c{\\deleted\\par}d\\par';
    expect(await written(body)).toEqual(['# 一、ab', 'note', 'cd']);
  });
});

describe('tables in Rich Text Format', () => {
  it('have spans where cells are merged, in either way', async () => {
    const row = (definition: string, ...cells: string[]): string =>
      `\\trowd\\trleft-108${definition}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell`).join(' ')}\\row`;
    const body = [
      'before\\par',
      row('\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000', 'a', 'b', ''),
      row('\\clvmrg\\cellx1000\\cellx2010\\cellx2990', '', 'c\\par d', '3\\line 4'),
      row('\\cellx3000', 'e'),
      '\\pard after\\par',
    ].join('\n');
    expect(await written(body)).toEqual([
      'before',
      '0,0+2x1 a',
      '0,1+1x2 b',
      '1,1+1x1 c d',
      '1,2+1x1 3 4',
      '2,0+1x3 e',
      'after',
    ]);
  });

  it('of their own are two where a paragraph stands between them', async () => {
    const table = (text: string): string => `\\trowd\\cellx1000\\cellx2000\\pard\\intbl ${text}\\cell 1\\cell\\row`;
    expect(await written(`${table('a')}\\pard\\par${table('b')}\\pard`)).toEqual([
      '0,0+1x1 a',
      '0,1+1x1 1',
      '0,0+1x1 b',
      '0,1+1x1 1',
    ]);
  });

  it('are read where they stand in a table that only lays out the page', async () => {
    const inner = (text: string, value: number): string =>
      `\\pard\\intbl\\itap2 ${text}\\nestcell ${value}\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}`;
    const body = `\\trowd\\cellx1000\\pard\\intbl above\\par ${inner('a', 1)}${inner('b', 2)}\\pard\\intbl below\\cell\\row\\pard end\\par`;
    expect(await written(body)).toEqual(['above', '0,0+1x1 a', '0,1+1x1 1', '1,0+1x1 b', '1,1+1x1 2', 'below', 'end']);
  });

  it('are without rows that were taken out, cell by cell or with their mark', async () => {
    const row = (definition: string, text: string, mark = '\\row'): string =>
      `\\trowd${definition}\\cellx1000${definition}\\cellx2000\\pard\\intbl ${text}\\cell 1\\cell ${mark}`;
    const body = [
      row('', 'a'),
      row('\\cldel\\cldelauth1', '{\\deleted b}'),
      row('', '{\\deleted c}', '{\\deleted\\row}'),
      row('', 'd'),
    ].join('\n');
    expect(await written(`${body}\\pard`)).toEqual(['0,0+1x1 a', '0,1+1x1 1', '1,0+1x1 d', '1,1+1x1 1']);
  });

  it('begin behind a paragraph that nothing ended', async () => {
    expect(await written('\\pard title\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell 1\\cell\\row\\pard')).toEqual([
      'title',
      '0,0+1x1 a',
      '0,1+1x1 1',
    ]);
  });

  it('say nothing of cells beyond those that their row defines', async () => {
    expect(await written('\\trowd\\cellx1000\\pard\\intbl a\\cell 7\\cell\\row\\pard')).toEqual(['0,0+1x1 a']);
  });
});

describe('damaged and hostile Rich Text Format', () => {
  it('has one outcome, and no word that is not there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 3),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        async (keep, flips) => {
          const cut = await readDocument(whole.subarray(0, keep), 'application/rtf');
          expect(cut.unreadable).toBe('damaged');
          const flipped = Buffer.from(whole);
          for (const [at, value] of flips) flipped[at] = value;
          expect([null, 'damaged', 'empty', 'scanned']).toContain(
            (await readDocument(flipped, 'application/rtf')).unreadable,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['nested a million deep', '{'.repeat(1_000_000)],
    [
      'of ever new edges',
      Array.from({ length: 20_000 }, (_, at) => `\\trowd\\cellx${at * 50}\\intbl 1\\cell\\row`).join(''),
    ],
    [
      'of cells that all go on from above',
      `\\trowd${'\\clvmrg\\cellx1'.repeat(50_000)}\\intbl ${'\\cell'.repeat(50_000)}\\row`.repeat(2),
    ],
    [
      'of tables in tables',
      Array.from(
        { length: 50_000 },
        (_, at) => `\\pard\\intbl\\itap${at % 12} 1\\nestcell{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}`,
      ).join(''),
    ],
    ['of rows that share many cells', `\\trowd${'\\cellx1'.repeat(50_000)}${'\\intbl\\cell\\row'.repeat(50_000)}`],
    ['that announces bytes without end', '\\bin9999999999 1'],
    ['of fallbacks without end', '\\uc2147483647\\u1'.repeat(100_000)],
    ['of fonts without end', `{\\fonttbl${'{\\f1\\fcharset134 a;}'.repeat(50_000)}}`],
  ])('takes no time: %s', { timeout: 10_000 }, async (_, body) => {
    const { unreadable } = await read(Buffer.from(`{\\rtf1 ${body}}`));
    expect([null, 'damaged', 'empty']).toContain(unreadable);
  });
});
