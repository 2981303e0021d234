import { describe, expect, it } from 'vitest';
import type { Block, SourceDocument } from '../../../src/extract/document.ts';
import { readDocument, sniffDocument } from '../../../src/extract/documents/index.ts';
import { writeDoc } from '../../eval/writers/doc.ts';
import { writeDocx } from '../../eval/writers/docx.ts';
import type { ModelBlock } from '../../eval/writers/model.ts';
import { writeOfd } from '../../eval/writers/ofd.ts';
import { writeOle } from '../../eval/writers/ole.ts';
import { writeXls } from '../../eval/writers/xls.ts';
import { writeXlsx } from '../../eval/writers/xlsx.ts';
import { writeZip } from '../../eval/writers/zip.ts';
import { cpuClock } from '../../support/cpu-time.ts';

const cell = (text: string, columns = 1, rows = 1) => ({ text, columns, rows, image: false });
const blocks: readonly ModelBlock[] = [
  { kind: 'paragraph', text: '某县2016年政府信息公开情况统计表' },
  {
    kind: 'table',
    rows: [
      [cell('指标', 2), cell('数量')],
      [cell('甲', 1, 2), cell('一'), cell('7')],
      [cell('二'), cell('0.25')],
    ],
  },
];
const writers = { docx: writeDocx, doc: writeDoc, xlsx: writeXlsx, xls: writeXls, ofd: writeOfd } as const;

async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const mediaType = sniffDocument(bytes);
  if (mediaType === null) {
    throw new Error('not a document');
  }
  return readDocument(bytes, mediaType);
}

function written(found: readonly Block[]): readonly string[] {
  return found.flatMap((block) =>
    block.kind === 'table'
      ? block.grid.cells
          .filter((each) => each.text !== '')
          .map((each) => `${each.row},${each.column}+${each.rowSpan}x${each.columnSpan} ${each.text}`)
      : block.kind === 'text'
        ? [block.text]
        : ['picture'],
  );
}

describe('documents', () => {
  it('of Word 97 to 2003 have their tables where another table only lays the page out', async () => {
    expect(written((await read(writeDoc(blocks, true))).blocks)).toEqual(
      written((await read(writeDoc(blocks))).blocks),
    );
  });

  it.each([
    ['PNG', '89504e470d0a1a0a0000000d49484452'],
    ['JPEG', 'ffd8ffe000104a46494600010100'],
    ['GIF', '474946383961010001008000'],
    ['BMP', '424d3a0000000000000036000000'],
    ['TIFF', '49492a0008000000'],
    ['WebP', '524946461a000000574542505650'],
  ])('that are pictures (%s) are said to be', async (_, head) => {
    const picture = Buffer.from(head, 'hex');
    expect((await read(picture)).unreadable).toBe('scanned');
    expect((await read(writeZip([{ name: '年报.jpg', content: picture }]))).unreadable).toBe('scanned');
  });

  it.each(Object.keys(writers) as (keyof typeof writers)[])(
    '%s: paragraphs, and tables with their spans',
    async (kind) => {
      const { blocks: found, unreadable } = await read(writers[kind](blocks));
      expect(unreadable).toBeNull();
      expect(written(found)).toEqual([
        '某县2016年政府信息公开情况统计表',
        '0,0+1x2 指标',
        '0,2+1x1 数量',
        '1,0+2x1 甲',
        '1,1+1x1 一',
        '1,2+1x1 7',
        '2,1+1x1 二',
        '2,2+1x1 0.25',
      ]);
    },
  );

  it('reads an OFD file that sets each character by itself under a transformation', async () => {
    const glyph = (x: number, y: number, character: string): string =>
      `<ofd:TextObject CTM="0.3528 0 0 0.3528 0 0" Boundary="${x} ${y} 8 8" Font="3" Size="14"><ofd:TextCode X="2" Y="14">${character}</ofd:TextCode></ofd:TextObject>`;
    const line = (x: number, y: number, text: string): string =>
      Array.from(text, (character, index) =>
        glyph(x + index * (/\d/.test(character) ? 2.47 : 4.94), y, character),
      ).join('');
    const spaced = `<ofd:TextObject Boundary="20 60 100 8" Font="3" Size="4.94"><ofd:TextCode X="0" Y="5" DeltaX="g 7 4.94">依法公开政府信息</ofd:TextCode></ofd:TextObject>`;
    const cells = [
      ...['信息内容', '制发件数', '有效件数'].map((text, column) => line(20 + column * 50, 90, text)),
      ...['规章', '0', '3'].map((text, column) => line(20 + column * 50, 100, text)),
      ...['规范性文件', '12', '8'].map((text, column) => line(20 + column * 50, 110, text)),
    ];
    const rules = [
      ...[88, 98, 108, 118].map(
        (y) =>
          `<ofd:PathObject Boundary="18 ${y} 150 1"><ofd:AbbreviatedData>S 0 0 L 150 0</ofd:AbbreviatedData></ofd:PathObject>`,
      ),
      ...[18, 68, 118, 168].map(
        (x) =>
          `<ofd:PathObject Boundary="${x} 88 1 30"><ofd:AbbreviatedData>M 0 0 L 0 30</ofd:AbbreviatedData></ofd:PathObject>`,
      ),
    ];
    const page = `<ofd:Page><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>${line(30, 40, '总体情况')}${spaced}${cells.join('')}${rules.join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
    const file = writeZip([
      {
        name: 'OFD.xml',
        content: '<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
      },
      {
        name: 'Doc_0/Document.xml',
        content:
          '<ofd:Document><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
      },
      { name: 'Doc_0/Pages/Page_0/Content.xml', content: page },
    ]);
    expect(written((await read(file)).blocks)).toEqual([
      '总体情况',
      '依法公开政府信息',
      ...['信息内容', '制发件数', '有效件数'].map((text, column) => `0,${column}+1x1 ${text}`),
      ...['规章', '0', '3'].map((text, column) => `1,${column}+1x1 ${text}`),
      ...['规范性文件', '12', '8'].map((text, column) => `2,${column}+1x1 ${text}`),
    ]);
  });

  it('leaves out hidden rows and columns of a sheet', async () => {
    const sheet = `<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>
      <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>9</v></c></row>
      <row r="2" hidden="1"><c r="A2"><v>8</v></c><c r="B2"><v>8</v></c></row>
      <row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row></sheetData></worksheet>`;
    const zip = writeZip([
      { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
      },
      { name: 'xl/s.xml', content: sheet },
    ]);
    const texts = (await read(zip)).blocks.flatMap((block) =>
      block.kind === 'table' ? block.grid.cells.map((each) => each.text).filter((text) => text !== '') : [],
    );
    expect(texts).toEqual(['1', '2', '3', '4']);
  });

  it('finds the report inside a zip file with a name in GB 18030', async () => {
    const name = Buffer.from('b8bdbcfe2fc4eab6c8b1a8b8e6', 'hex');
    const zip = writeZip([
      { name: 'readme.txt', content: 'x', flags: 0 },
      { name: Buffer.concat([name, Buffer.from('.docx')]), content: writeDocx(blocks), flags: 0 },
    ]);
    expect((await read(zip)).blocks).toHaveLength(2);
  });

  it('prints the automatic numbers of Word paragraphs', async () => {
    const item = (level: number, text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const xml = `<w:document xmlns:w="w"><w:body>${item(0, '总体情况')}${item(1, '主动公开')}${item(1, '依申请公开')}${item(0, '存在问题')}</w:body></w:document>`;
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
      </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const zip = writeZip([
      { name: 'word/document.xml', content: xml },
      { name: 'word/numbering.xml', content: numbering },
    ]);
    expect(written((await read(zip)).blocks)).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '二、存在问题',
    ]);
  });

  it('leaves out what was deleted, field codes, and the second version of a text box', async () => {
    const xml = `<w:document xmlns:w="w" xmlns:mc="mc"><w:body><w:p>
      <w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins><w:r><w:t>9</w:t></w:r></w:ins>
      <w:r><w:instrText>PAGE 3</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>件</w:t></w:r></mc:Choice>
      <mc:Fallback><w:r><w:t>件</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p></w:body></w:document>`;
    expect(written((await read(writeZip([{ name: 'word/document.xml', content: xml }]))).blocks)).toEqual(['收到9件']);
  });

  const word = async (body: string): Promise<readonly string[]> => {
    const xml = `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
    return written((await read(writeZip([{ name: 'word/document.xml', content: xml }]))).blocks);
  };
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
  const row = (...texts: string[]): string =>
    `<w:tr>${texts.map((text) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`).join('')}</w:tr>`;

  it('leaves out hidden text, and joins paragraphs whose mark was deleted', async () => {
    const body = `<w:p>${run('甲')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>${run('乙')}</w:p>
      <w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('前半，')}</w:p><w:p>${run('后半。')}</w:p>`;
    expect(await word(body)).toEqual(['甲乙', '前半，后半。']);
  });

  it('leaves out deleted rows of a table, and joins cells merged in the old way', async () => {
    const merged = (kind: string, text: string): string =>
      `<w:tc><w:tcPr><w:hMerge w:val="${kind}"/></w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
    const body = `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>${run('删')}</w:p></w:tc></w:tr>
      ${row('一', '1')}<w:tr>${merged('restart', '并')}${merged('continue', '')}</w:tr></w:tbl>`;
    expect(await word(body)).toEqual(['0,0+1x1 一', '0,1+1x1 1', '1,0+1x2 并']);
  });

  it('reads the tables inside a table that only lays out the page', async () => {
    const inner = `<w:tbl>${row('甲', '1')}${row('乙', '2')}</w:tbl>`;
    const body = `<w:tbl><w:tr><w:tc><w:p>${run('上文。')}</w:p>${inner}<w:p>${run('下文。')}</w:p></w:tc></w:tr></w:tbl>`;
    expect(await word(body)).toEqual(['上文。', '0,0+1x1 甲', '0,1+1x1 1', '1,0+1x1 乙', '1,1+1x1 2', '下文。']);
  });

  it('begins a list again where the document says so', async () => {
    const item = (list: number, text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
      <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
    const xml = `<w:document xmlns:w="w"><w:body>${item(1, '甲')}${item(1, '乙')}${item(2, '丙')}</w:body></w:document>`;
    const zip = writeZip([
      { name: 'word/document.xml', content: xml },
      { name: 'word/numbering.xml', content: numbering },
    ]);
    expect(written((await read(zip)).blocks)).toEqual(['1.甲', '2.乙', '1.丙']);
  });

  it('reads long strings that an old workbook cuts into several records', async () => {
    const text = '张'.repeat(3000);
    const { blocks: found } = await read(writeXls([{ kind: 'paragraph', text }], 900));
    expect(written(found)).toEqual([text]);
  });
});

describe('documents that cannot be read', () => {
  it.each([
    [
      'a Word file with a password',
      writeOle({ EncryptedPackage: Buffer.from('x'), EncryptionInfo: Buffer.from('y') }),
      'encrypted',
    ],
    ['a zip file with a password', writeZip([{ name: 'a.pdf', content: '%PDF-', flags: 1 }]), 'encrypted'],
    ['an empty zip file', writeZip([]), 'empty'],
    [
      'a Word file that declares entities',
      writeZip([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
      'damaged',
    ],
    [
      'a Word file nested a hundred thousand deep',
      writeZip([{ name: 'word/document.xml', content: '<a>'.repeat(100_000) }]),
      'damaged',
    ],
    [
      'a Word file that inflates without end',
      writeZip([{ name: 'word/document.xml', content: Buffer.alloc(200_000_000) }]),
      'too large',
    ],
    [
      'a zip file that lies about a size',
      writeZip([{ name: 'word/document.xml', content: Buffer.alloc(100_000), declaredSize: 10 }]),
      'damaged',
    ],
    ['a Word file of pictures', writeDocx([{ kind: 'picture' }]), 'scanned'],
    ['RAR', Buffer.from('526172211a0700cf', 'hex'), 'unsupported'],
    ['RTF cut off', Buffer.from('{\\rtf1\\ansi\\ansicpg936 \\u24180?'), 'damaged'],
    [
      'an OpenDocument text',
      writeZip([
        { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.text') },
        { name: 'content.xml', content: '<a/>' },
      ]),
      'unsupported',
    ],
    [
      'a web archive cut off',
      Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'),
      'damaged',
    ],
    ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog'), 'damaged'],
  ])('%s', async (_, bytes, reason) => {
    expect((await read(bytes)).unreadable).toBe(reason);
  });

  it('reads a workbook whose merged ranges cover everything many times over', async () => {
    const merged = '<mergeCell ref="A1:IV20000"/>'.repeat(20_000);
    const cells =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="20000"><c r="IV20000"><v>3</v></c></row>';
    const zip = writeZip([
      { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
      },
      {
        name: 'xl/s.xml',
        content: `<worksheet><sheetData>${cells}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`,
      },
    ]);
    const cpuMs = cpuClock();
    expect((await read(zip)).unreadable).toBeNull();
    expect(cpuMs()).toBeLessThan(5000);
  });

  it('names nothing outside the zip file: an entry with a path upwards is only a name', async () => {
    const zip = writeZip([{ name: '../../../tmp/evil.docx', content: writeDocx(blocks) }]);
    expect((await read(zip)).unreadable).toBeNull();
  });
});

describe('hostile bytes', () => {
  /** A small generator of its own, so that every run damages the same places. */
  function* places(seed: number): Generator<number> {
    let state = seed;
    for (;;) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      yield state;
    }
  }

  it.each(Object.keys(writers) as (keyof typeof writers)[])(
    '%s cut off or with flipped bytes gives one outcome each',
    async (kind) => {
      const whole = writers[kind](blocks);
      const random = places(kind.length + kind.codePointAt(0)!);
      const next = (): number => random.next().value ?? 0;
      for (let round = 0; round < 60; round += 1) {
        const bytes = Buffer.from(round % 2 === 0 ? whole : whole.subarray(0, next() % whole.length));
        for (let flips = next() % 12; flips >= 0 && bytes.length > 0; flips -= 1) {
          bytes[next() % bytes.length] = next() % 256;
        }
        const mediaType = sniffDocument(bytes);
        const document = mediaType === null ? null : await readDocument(bytes, mediaType);
        expect(document === null || Array.isArray(document.blocks)).toBe(true);
      }
    },
  );
});
