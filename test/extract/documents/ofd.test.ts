import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/extract/documents/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { compareCells } from '../../eval/cells.ts';
import { modelOf } from '../../eval/writers/model.ts';
import { writeOfd } from '../../eval/writers/ofd.ts';
import { writeZip } from '../../eval/writers/zip.ts';
import { makeReport } from '../../practice/reports/index.ts';
import { inputOf } from '../input.ts';

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const ofd = (roots: string): string => `<ofd:OFD ${namespace} DocType="OFD">${roots}</ofd:OFD>`;
const body = (root: string, more = ''): string =>
  `<ofd:DocBody><ofd:DocRoot>${root}</ofd:DocRoot>${more}</ofd:DocBody>`;
const document = (pages: string, common = ''): string =>
  `<ofd:Document ${namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${common}</ofd:CommonData><ofd:Pages>${pages}</ofd:Pages></ofd:Document>`;
const page = (objects: string, head = ''): string =>
  `<ofd:Page ${namespace}>${head}<ofd:Content><ofd:Layer ID="2">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
const text = (x: number, y: number, words: string, more = ''): string =>
  `<ofd:TextObject ID="9" Boundary="${x} ${y} 120 6" Font="1" Size="4"${more}><ofd:TextCode X="0" Y="4">${words}</ofd:TextCode></ofd:TextObject>`;

interface Entry {
  readonly name: string;
  readonly content: string;
}

/** A file of one document with one page, and what else it holds. */
function simple(objects: string, { head = '', common = '', more = [] as readonly Entry[] } = {}): Buffer {
  return writeZip([
    { name: 'OFD.xml', content: ofd(body('Doc_0/Document.xml')) },
    { name: 'Doc_0/Document.xml', content: document('<ofd:Page ID="1" BaseLoc="Pages/P0/Content.xml"/>', common) },
    { name: 'Doc_0/Pages/P0/Content.xml', content: page(objects, head) },
    ...more,
  ]);
}

async function read(file: Buffer) {
  const { blocks, unreadable } = await readDocument(file, 'application/ofd');
  expect(unreadable).toBeNull();
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.grid.cells.map((cell) => `${cell.row},${cell.column} ${cell.text}`)
      : block.kind === 'text'
        ? [block.text]
        : ['picture'],
  );
}

const words = '某县政府信息公开工作年度报告全文';

describe('a report as OFD', () => {
  it.each(['converted', 'printed'] as const)('as programs write it that is %s, is read to the cell', async (manner) => {
    const report = makeReport({ publisher: '清溪县人民政府', year: 2023, format: 'F21' });
    const file = writeOfd([{ kind: 'paragraph', text: report.title }, ...modelOf(report.html)], manner);
    const extraction = await extract(inputOf(file));
    expect(extraction).toMatchObject({ kind: 'report', title: report.title, year: 2023, unreadable: null });
    const { cells, wrong, lost } = compareCells('', report.truth.tables, extraction.tables);
    expect(cells).toBeGreaterThan(150);
    expect([...wrong, ...lost]).toEqual([]);
  });
});

describe('the parts of an OFD file', () => {
  it.each([
    ['from the root', '/Doc_0/Document.xml', '/Doc_0/Pages/P0/Content.xml'],
    ['with dots', './Doc_0/./Document.xml', '../Doc_0/Pages/P0/Content.xml'],
    ['as Windows writes them', 'Doc_0\\Document.xml', 'Pages\\P0\\Content.xml'],
    ['in another case', 'doc_0/document.xml', 'pages/P0/content.xml'],
  ])('are found by names %s', async (_, root, location) => {
    const file = writeZip([
      { name: 'OFD.xml', content: ofd(body(root)) },
      { name: 'Doc_0/Document.xml', content: document(`<ofd:Page ID="1" BaseLoc="${location}"/>`) },
      { name: 'Doc_0/Pages/P0/Content.xml', content: page(text(20, 30, words)) },
    ]);
    expect(await read(file)).toEqual([words]);
  });

  it('are read in the encoding that they declare', async () => {
    const inGbk = iconv.encode(`<?xml version="1.0" encoding="GBK"?>${page(text(20, 30, words))}`, 'gbk');
    const file = writeZip([
      { name: 'OFD.xml', content: ofd(body('Doc_0/Document.xml')) },
      { name: 'Doc_0/Document.xml', content: document('<ofd:Page ID="1" BaseLoc="a.xml"/>') },
      { name: 'Doc_0/a.xml', content: inGbk },
    ]);
    expect(await read(file)).toEqual([words]);
  });

  it('are read of every document, each in the version that counts', async () => {
    const versions =
      '<ofd:Versions><ofd:Version ID="1" Index="1" Current="false" BaseLoc="Doc_1/V/1.xml"/><ofd:Version ID="2" Index="2" Current="true" BaseLoc="Doc_1/V/2.xml"/></ofd:Versions>';
    const file = writeZip([
      { name: 'OFD.xml', content: ofd(body('Doc_0/Document.xml') + body('Doc_1/Document.xml', versions)) },
      { name: 'Doc_0/Document.xml', content: document('<ofd:Page ID="1" BaseLoc="a.xml"/>') },
      { name: 'Doc_0/a.xml', content: page(text(20, 30, `${words}。`)) },
      { name: 'Doc_1/Document.xml', content: document('<ofd:Page ID="1" BaseLoc="old.xml"/>') },
      { name: 'Doc_1/old.xml', content: page(text(20, 30, '旧稿')) },
      { name: 'Doc_1/V/1.xml', content: '<ofd:DocVersion><ofd:DocRoot>../Document.xml</ofd:DocRoot></ofd:DocVersion>' },
      { name: 'Doc_1/V/2.xml', content: '<ofd:DocVersion><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocVersion>' },
      { name: 'Doc_1/V/D.xml', content: document('<ofd:Page ID="1" BaseLoc="new.xml"/>') },
      { name: 'Doc_1/V/new.xml', content: page(text(20, 30, `二、${words}`)) },
    ]);
    expect(await read(file)).toEqual([`${words}。`, `二、${words}`]);
  });

  it('are templates too, whose lines and labels stand under the figures of the page', async () => {
    const line = (x: number, y: number, right: number, down: number): string =>
      `<ofd:PathObject Boundary="${x} ${y} 130 40"><ofd:AbbreviatedData>M 0 0 L ${right} ${down}</ofd:AbbreviatedData></ofd:PathObject>`;
    const form = [
      ...[50, 60, 70].map((y) => line(20, y, 120, 0)),
      ...[20, 80, 140].map((x) => line(x, 50, 0, 20)),
      text(22, 52, '信息内容'),
      text(82, 52, '现行有效件数'),
      text(22, 62, '规范性文件'),
    ];
    const file = simple(text(82, 62, '37'), {
      head: '<ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Template TemplateID="6"/>',
      common: '<ofd:TemplatePage ID="5" BaseLoc="Tpls/T0.xml"/>',
      more: [{ name: 'Doc_0/Tpls/T0.xml', content: page(form.join('')) }],
    });
    expect(await read(file)).toEqual(['0,0 信息内容', '0,1 现行有效件数', '1,0 规范性文件', '1,1 37']);
  });

  it('are not what was laid over them: seals, notes and water marks', async () => {
    const annotation = `<ofd:PageAnnot ${namespace}><ofd:Annot Type="Watermark" ID="3"><ofd:Appearance Boundary="0 0 210 297">${text(20, 50, '内部资料')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`;
    const file = simple(text(20, 30, words), {
      more: [
        {
          name: 'Doc_0/Annots/Annotations.xml',
          content: `<ofd:Annotations ${namespace}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
        },
        { name: 'Doc_0/Annots/Page_0/Annot.xml', content: annotation },
      ],
    });
    expect(await read(file)).toEqual([words]);
  });

  it('that are encrypted or lacking are said to be', async () => {
    const state = async (file: Buffer) => (await readDocument(file, 'application/ofd')).unreadable;
    const secret = [{ name: 'Encryptions.xml', content: `<ofd:Encryptions ${namespace}/>` }];
    expect(await state(simple('', { more: secret }))).toBe('encrypted');
    expect(await state(writeZip([{ name: 'OFD.xml', content: ofd(body('Doc_0/Document.xml')) }]))).toBe('damaged');
    expect(await state(writeZip([{ name: 'OFD.xml', content: ofd('') }]))).toBe('damaged');
  });
});

describe('text of OFD', () => {
  const placed = (code: string, attributes = ''): string =>
    `<ofd:TextObject Boundary="20 30 150 8" Font="1" Size="4"${attributes}>${code}</ofd:TextObject>`;
  it.each([
    ['without offsets', placed(`<ofd:TextCode X="0" Y="4">${words}</ofd:TextCode>`)],
    ['with one offset repeated', placed(`<ofd:TextCode X="0" Y="4" DeltaX="g 15 4">${words}</ofd:TextCode>`)],
    [
      'with offsets in groups and alone',
      placed(`<ofd:TextCode X="0" Y="4" DeltaX="4 G 3 4 4.2 g 10 4">${words}</ofd:TextCode>`),
    ],
    ['with fewer offsets than characters', placed(`<ofd:TextCode X="0" Y="4" DeltaX="4 4">${words}</ofd:TextCode>`)],
    ['whose offsets are all nothing', placed(`<ofd:TextCode X="0" Y="4" DeltaX="0">${words}</ofd:TextCode>`)],
    [
      'in pieces, each with its glyphs',
      placed(
        `<ofd:CGTransform CodePosition="0" CodeCount="4" GlyphCount="4"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="4" DeltaX="g 3 4">${words.slice(0, 4)}</ofd:TextCode><ofd:CGTransform CodePosition="4" CodeCount="2" GlyphCount="1"><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="16" DeltaX="g 11 4">${words.slice(4)}</ofd:TextCode>`,
      ),
    ],
    [
      'under a transformation, its boundary all over the page',
      `<ofd:TextObject CTM="0.3527 0 0 0.3527 -8.8 139.7" Boundary="8.8 -100 360 400" Font="1" Size="11.34"><ofd:TextCode X="40" Y="20" DeltaX="g 15 11.34">${words}</ofd:TextCode></ofd:TextObject>`,
    ],
  ])('%s is one line', async (_, object) => {
    expect(await read(simple(object))).toEqual([words]);
  });

  it('of graphic units stands where pages show them', async () => {
    const unit = `<ofd:Res ${namespace}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="100" Height="10"><ofd:Content>${text(0, 0, '第一章总则')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`;
    const show = (y: number): string => `<ofd:CompositeObject ID="8" ResourceID="7" Boundary="20 ${y} 100 10"/>`;
    const file = simple(`${show(90)}${text(20, 60, `${words}。`)}${show(30)}`, {
      common: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
      more: [{ name: 'Doc_0/DocumentRes.xml', content: unit }],
    });
    expect((await read(file)).join('')).toBe(`第一章总则${words}。第一章总则`);
  });

  it('under a scan is read though nobody sees it, and is none where only the picture is', async () => {
    const scan = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="7"/>';
    const lines = [40, 50, 60, 70, 80].map((y) => text(20, y, words, ' Fill="false" Stroke="false"'));
    expect((await read(simple(scan + lines.join('')))).join('')).toContain(words);
    expect((await readDocument(simple(scan), 'application/ofd')).unreadable).toBe('scanned');
  });
});

describe('tables of OFD', () => {
  const labels = ['信息内容', '件数', '规章', '3'];
  const cells = labels
    .map((label, index) => text(22 + (index % 2) * 60, 52 + Math.floor(index / 2) * 10, label))
    .join('');
  const path = (data: string, more = ''): string =>
    `<ofd:PathObject Boundary="0 0 210 297"${more}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
  const box = (x: number, y: number): string => `M ${x} ${y} L ${x + 60} ${y} L ${x + 60} ${y + 10} L ${x} ${y + 10} C`;
  const round = (x: number, y: number): string => {
    const [r, b] = [x + 60, y + 10];
    return `M ${x + 0.3} ${y} L ${r - 0.3} ${y} B ${r - 0.1} ${y} ${r} ${y + 0.1} ${r} ${y + 0.3} L ${r} ${b - 0.3} A 0.3 0.3 0 0 1 ${r - 0.3} ${b} L ${x + 0.3} ${b} Q ${x} ${b} ${x} ${b - 0.3} L ${x} ${y + 0.3} A 0.3 0.3 0 0 1 ${x + 0.3} ${y} C`;
  };
  const corners = [20, 80].flatMap((x) => [50, 60].map((y) => [x, y] as const));
  const thin = (x: number, y: number, right: number, down: number): string =>
    path(`M${x} ${y}L${x + right} ${y}L${x + right} ${y + down}L${x} ${y + down}C`, ' Fill="true" Stroke="false"');
  it.each([
    [
      'one path of many stretches',
      path(
        [50, 60, 70].map((y) => `M 20 ${y} L 140 ${y}`).join(' ') +
          [20, 80, 140].map((x) => `S${x} 50L${x} 70`).join(''),
      ),
    ],
    ['boxes of cells', corners.map(([x, y]) => path(box(x, y))).join('')],
    ['boxes with round corners', corners.map(([x, y]) => path(round(x, y))).join('')],
    [
      'thin filled boxes',
      [50, 60, 70].map((y) => thin(20, y, 120, 0.2)).join('') + [20, 80, 140].map((x) => thin(x, 50, 0.2, 20)).join(''),
    ],
  ])('are read from %s', async (_, lines) => {
    expect(await read(simple(text(20, 30, words) + lines + cells))).toEqual([
      words,
      '0,0 信息内容',
      '0,1 件数',
      '1,0 规章',
      '1,1 3',
    ]);
  });

  it('have no lines where shapes only cut, fill or are not seen', async () => {
    const clip = `<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 210 297"><ofd:AbbreviatedData>${box(20, 50)} ${box(20, 60)} ${box(80, 50)} ${box(80, 60)}</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>`;
    const cut = `<ofd:PathObject Boundary="0 0 210 297">${clip}<ofd:AbbreviatedData>M 20 90 L 60 95</ofd:AbbreviatedData></ofd:PathObject>`;
    const pattern = `<ofd:PathObject Boundary="0 0 210 297" Fill="true"><ofd:FillColor><ofd:Pattern Width="9" Height="9"><ofd:CellContent>${text(20, 100, '花纹')}${corners.map(([x, y]) => path(box(x, y))).join('')}</ofd:CellContent></ofd:Pattern></ofd:FillColor></ofd:PathObject>`;
    const unseen = corners.map(([x, y]) => path(box(x, y), ' Visible="false"')).join('');
    const found = await readDocument(simple(cut + pattern + unseen + text(20, 120, words)), 'application/ofd');
    expect(found.blocks.map((block) => (block.kind === 'text' ? block.text : block.kind))).toEqual([words]);
  });
});
