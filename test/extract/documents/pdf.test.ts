import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/extract/document.ts';
import { garbledFonts, withoutGarble } from '../../../src/extract/documents/pdf/garbled.ts';
import type { Run } from '../../../src/extract/documents/pdf/geometry.ts';
import { readDocument } from '../../../src/extract/documents/index.ts';
import { readTables } from '../../../src/extract/tables/index.ts';
import { drawnAt, lineAt, tableAt, textAt, writePlainPdf } from '../../eval/writers/plain-pdf.ts';

function read(bytes: Uint8Array): Promise<SourceDocument> {
  return readDocument(bytes, 'application/pdf');
}

function texts(document: SourceDocument): readonly string[] {
  return document.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}

const rows = [
  ['第二十条第（一）项', '', '', ''],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '0', '0', '0'],
  ['行政规范性文件', '12', '', '8'],
];
const widths = [120, 90, 90, 90];

describe('a PDF', () => {
  it('is read in paragraphs over lines and pages, without page numbers', async () => {
    const first = [
      textAt(200, 780, '某县年度报告', 20),
      textAt(100, 740, '一、总体情况'),
      textAt(100, 720, '全年主动公开政府信息十二条，重点领域信息公开工作有序'),
      textAt(76, 700, '推进，依法办理政府信息公开申请，按时答复率为百分之百，'),
      textAt(76, 680, '政府网站与政务新媒体运行平稳，各项任务均按照要求完成，'),
      textAt(280, 40, '- 1 -', 9),
    ];
    const second = [
      textAt(76, 780, '没有发生行政复议。'),
      textAt(100, 760, '二、其他事项'),
      textAt(280, 40, '- 2 -', 9),
    ];
    const document = await read(writePlainPdf([{ content: first.join('\n') }, { content: second.join('\n') }]));
    expect(texts(document)).toEqual([
      '某县年度报告',
      '一、总体情况',
      '全年主动公开政府信息十二条，重点领域信息公开工作有序推进，依法办理政府信息公开申请，按时答复率为百分之百，政府网站与政务新媒体运行平稳，各项任务均按照要求完成，没有发生行政复议。',
      '二、其他事项',
    ]);
    expect(document.htmlTitle).toBe('某县年度报告');
  });

  it('has the text of fonts whose glyphs are drawn by programs', async () => {
    const content = [drawnAt(100, 700, 0, [0, 1, 2, 3, 2, 1]), drawnAt(100, 600, 1, [3, 2, 1, 0])].join('\n');
    expect(texts(await read(writePlainPdf([{ content }], ['年度报告', '公开信息'])))).toEqual(['年度报告报度息信开公']);
  });

  it('is read while others are', async () => {
    const words = ['总体情况', '主动公开', '依申请公开', '行政复议', '存在问题'];
    const files = words.map((word) => writePlainPdf([{ content: textAt(100, 700, word) }]));
    expect((await Promise.all(files.map(read))).flatMap(texts)).toEqual(words);
  });

  it('has its tables by their ruled lines, blanks and all', async () => {
    const document = await read(writePlainPdf([{ content: tableAt(80, 700, widths, rows) }]));
    const { tables } = readTables(document.blocks);
    expect(tables.proactive?.rows['normative_documents']?.values).toEqual([12, null, 8]);
    expect(tables.proactive?.cells['normative_documents/1']).toMatchObject({ state: 'blank', evidence: { page: 1 } });
  });

  it('has its tables on a page that stands on its side', async () => {
    const document = await read(writePlainPdf([{ content: tableAt(80, 700, widths, rows), rotate: 90 }]));
    const grid = document.blocks.find((block) => block.kind === 'table')?.grid;
    expect([grid?.rowCount, grid?.columnCount]).toEqual([4, 4]);
  });

  it('has its tables without lines by the places of their figures, blanks and all', async () => {
    const document = await read(writePlainPdf([{ content: tableAt(80, 700, widths, rows, false) }]));
    const { tables } = readTables(document.blocks);
    expect(tables.proactive?.rows['regulations']?.values).toEqual([0, 0, 0]);
    expect(tables.proactive?.rows['normative_documents']?.values).toEqual([12, null, 8]);
  });

  it('puts a wrapped label together with the figures beside its middle', async () => {
    const content = [
      textAt(80, 700, '信息内容', 9),
      textAt(200, 700, '本年制发件数', 9),
      textAt(290, 700, '本年废止件数', 9),
      textAt(380, 700, '现行有效件数', 9),
      ...[200, 290, 380].map((x, index) => textAt(x, 680, String(index), 9)),
      textAt(80, 680, '规章', 9),
      textAt(80, 660, '行政规', 9),
      textAt(80, 649, '范性文件', 9),
      ...[200, 290, 380].map((x, index) => textAt(x, 654, String(index + 5), 9)),
    ];
    const { tables } = readTables((await read(writePlainPdf([{ content: content.join('\n') }]))).blocks);
    expect(tables.proactive?.rows['normative_documents']?.values).toEqual([5, 6, 7]);
  });

  it('leaves figures that do not stand under each other to no column', async () => {
    const content = [200, 230, 260].flatMap((shift, line) => [
      textAt(80, 700 - line * 20, `第${line}行`, 9),
      ...[0, 35, 90].map((x) => textAt(shift + x, 700 - line * 20, '7', 9)),
    ]);
    const document = await read(writePlainPdf([{ content: content.join('\n') }]));
    expect(document.blocks.filter((block) => block.kind === 'table')).toEqual([]);
  });

  it('puts a row together that a page break cut, figures and all', async () => {
    const upper = tableAt(80, 700, widths, [...rows.slice(0, 3), ['行政规范', '1', '4', '8']]);
    const lower = tableAt(80, 780, widths, [['性文件', '2', '', '']]);
    const pages = [
      { content: upper },
      { content: `${lower}\n${tableAt(80, 760, widths, [['行政许可', '9', '', '']])}` },
    ];
    const document = await read(writePlainPdf(pages));
    const [first] = document.blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []));
    expect(first?.cells.slice(-4).map((cell) => cell.text)).toEqual(['行政规范性文件', '1 2', '4', '8']);
  });

  it('knows a line of dots for a line', async () => {
    const dots = (x0: number, y0: number, x1: number, y1: number): string =>
      Array.from({ length: Math.round((x1 - x0 + y1 - y0) / 1.5) }, (_, step) =>
        x1 > x0 ? `${x0 + step * 1.5} ${y0} .75 .75 re f` : `${x0} ${y0 + step * 1.5} .75 .75 re f`,
      ).join('\n');
    const edges = [80, 200, 290, 380, 470];
    const lines = [
      ...edges.map((x) => dots(x, 620, x, 700)),
      ...[620, 640, 660, 680, 700].map((y) => dots(80, y, 470, y)),
    ];
    const content = [tableAt(80, 700, widths, rows, false), ...lines].join('\n');
    const grid = (await read(writePlainPdf([{ content }]))).blocks.find((block) => block.kind === 'table')?.grid;
    expect([grid?.rowCount, grid?.columnCount]).toEqual([4, 4]);
    expect(grid?.cells.find((cell) => cell.text === '12')).toMatchObject({ row: 3, column: 1 });
  });

  it('is read upright where its text is set on its side', async () => {
    const sideways = `q 0 1 -1 0 595 0 cm ${tableAt(80, 560, widths, rows)} Q`;
    const { tables } = readTables((await read(writePlainPdf([{ content: sideways }]))).blocks);
    expect(tables.proactive?.rows['normative_documents']?.values).toEqual([12, null, 8]);
  });

  it('takes a frame around text for no table', async () => {
    const frame = [
      lineAt(70, 800, 500, 800),
      lineAt(70, 600, 500, 600),
      lineAt(70, 800, 70, 600),
      lineAt(500, 800, 500, 600),
    ];
    const document = await read(
      writePlainPdf([{ content: [...frame, textAt(100, 700, '框中的文字并非表格。')].join('\n') }]),
    );
    expect(texts(document)).toEqual(['框中的文字并非表格。']);
  });

  it('shows a table that is a picture as one', async () => {
    const content = [
      textAt(100, 800, '三、收到和处理政府信息公开申请情况'),
      textAt(100, 30, '四、政府信息公开行政复议、行政诉讼情况'),
    ];
    const document = await read(writePlainPdf([{ content: content.join('\n'), picture: true }]));
    const { tables } = readTables(document.blocks);
    expect(tables.applications?.cells['total/6']?.state).toBe('image');
  });

  it('is called a scan when it holds pictures and no text, and empty when it holds nothing', async () => {
    expect((await read(writePlainPdf([{ content: '', picture: true }]))).unreadable).toBe('scanned');
    expect((await read(writePlainPdf([{ content: '' }]))).unreadable).toBe('empty');
  });

  it('is called a scan when all that is typed on its pages is a number or a stamp', async () => {
    const stamp = { content: `${textAt(280, 40, '- 3 -', 9)}\n${textAt(90, 700, '收文专用章', 9)}`, picture: true };
    expect((await read(writePlainPdf([stamp, stamp]))).unreadable).toBe('scanned');
  });

  it('shows no hidden text, but reads the layer of recognised text under a scan', async () => {
    const hidden = `3 Tr ${textAt(100, 600, '一、总体情况，本层文字不可见。')} 0 Tr`;
    const shown = textAt(100, 700, '一、总体情况，此处是看得见的正文内容。');
    expect(texts(await read(writePlainPdf([{ content: `${shown}\n${hidden}` }])))).toEqual([
      '一、总体情况，此处是看得见的正文内容。',
    ]);
    const layer = Array.from({ length: 8 }, (_, line) => textAt(76, 760 - line * 20, '全年主动公开政府信息十二条，'));
    const scan = { content: `3 Tr ${layer.join('\n')}`, picture: true };
    expect((await read(writePlainPdf([scan]))).unreadable).toBeNull();
  });

  it('is read column by column where its prose stands in two', async () => {
    const left = Array.from({ length: 10 }, (_, line) => textAt(76, 740 - line * 20, `左栏第${line}行的文字在此处。`));
    const right = Array.from({ length: 10 }, (_, line) =>
      textAt(320, 740 - line * 20, `右栏第${line}行的文字在此处。`),
    );
    const content = [textAt(180, 780, '某县年度报告标题跨过两栏写', 16), ...left, ...right].join('\n');
    const whole = texts(await read(writePlainPdf([{ content }]))).join('');
    expect(whole.indexOf('左栏第9行')).toBeLessThan(whole.indexOf('右栏第0行'));
  });

  it('takes codes that were never mapped to characters for no text', () => {
    const run = (font: string, text: string): Run => ({
      left: 0,
      right: 1,
      top: 0,
      bottom: 1,
      size: 9,
      starts: [],
      vertical: false,
      hidden: false,
      artifact: false,
      font,
      text,
    });
    const unmapped = run('a', '\u1234\u1301\u0f42\u2d31\u1e00\ufffd\ua123\u1402');
    const prose = run('b', '全年主动公开政府信息十二条');
    expect([...garbledFonts([unmapped, prose])]).toEqual(['a']);
    expect(withoutGarble([unmapped, prose], new Set(['a'])).map((each) => each.text)).toEqual([
      '\ufffd'.repeat(8),
      prose.text,
    ]);
    const scrambled = run('c', '鼐龢麤黼齾龖'.repeat(12));
    expect([...garbledFonts([scrambled])]).toEqual(['c']);
  });

  it('is called encrypted when it asks for a password', async () => {
    const plain = writePlainPdf([{ content: textAt(100, 700, '正文') }]).toString('latin1');
    const owner = 'ab'.repeat(32);
    const encrypt = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${owner}>/U<${owner}>>>/ID[<00><00>]/Root 1 0 R`;
    const locked = Buffer.from(
      plain.replace('/Root 1 0 R', () => encrypt),
      'latin1',
    );
    expect((await read(locked)).unreadable).toBe('encrypted');
  });

  it('is called damaged when it was cut off, however much of it can still be read', async () => {
    const whole = writePlainPdf([{ content: textAt(100, 700, '一、总体情况，正文在此处继续，文件在后面被截断。') }]);
    expect((await read(whole)).unreadable).toBeNull();
    for (const share of [0.3, 0.6, 0.9]) {
      expect((await read(whole.subarray(0, Math.floor(whole.length * share)))).unreadable).toBe('damaged');
    }
  });

  it('gives one outcome whatever bytes are flipped', { timeout: 60_000 }, async () => {
    const whole = writePlainPdf([{ content: tableAt(80, 700, widths, rows) }]);
    let state = 7;
    const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let round = 0; round < 60; round += 1) {
      const bytes = Buffer.from(whole);
      for (let flips = 0; flips < 8; flips += 1) {
        bytes[next() % bytes.length] = next() % 256;
      }
      expect(Array.isArray((await read(bytes)).blocks)).toBe(true);
    }
  });
});
