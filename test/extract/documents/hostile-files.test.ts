import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/extract/document.ts';
import { readDocument, sniffDocument } from '../../../src/extract/documents/index.ts';
import { createExtractPool } from '../../../src/extract/pool/index.ts';
import { writeDoc } from '../../eval/writers/doc.ts';
import { writeDocx } from '../../eval/writers/docx.ts';
import { modelOf, type ModelBlock } from '../../eval/writers/model.ts';
import { asWordPage, inGbk } from '../../eval/writers/office-page.ts';
import { writeOfd } from '../../eval/writers/ofd.ts';
import { tableAt, textAt, writePlainPdf } from '../../eval/writers/plain-pdf.ts';
import { writeRtf } from '../../eval/writers/rtf.ts';
import { writeWebArchive } from '../../eval/writers/web-archive.ts';
import { writeXls } from '../../eval/writers/xls.ts';
import { writeXlsx } from '../../eval/writers/xlsx.ts';
import { writeZip } from '../../eval/writers/zip.ts';
import { makeReport } from '../../practice/reports/index.ts';
import { inputOf } from '../input.ts';
import { cpuClock } from '../../support/cpu-time.ts';

const outcomes = new Set([null, 'scanned', 'encrypted', 'damaged', 'garbled', 'empty', 'too large', 'unsupported']);
const patienceMs = 20_000;

async function read(bytes: Uint8Array): Promise<SourceDocument | null> {
  const mediaType = sniffDocument(bytes);
  return mediaType === null ? null : readDocument(bytes, mediaType);
}

/** A PDF of given objects, whose cross-reference table the reader has to make again. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts = objects.flatMap((body, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    Buffer.from(body),
    Buffer.from('\nendobj\n'),
  ]);
  const trailer = `trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n0\n%%EOF\n`;
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from(trailer)]);
}

function streamOf(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

const report = makeReport({ publisher: '清溪县人民政府', year: 2023, format: 'F21' });
const model: readonly ModelBlock[] = [{ kind: 'paragraph', text: report.title }, ...modelOf(report.html)];
const rows = [
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '0', '0', '0'],
];
const pdf = writePlainPdf([
  { content: [textAt(76, 780, '一、总体情况'), tableAt(80, 700, [120, 90, 90, 90], rows)].join('\n') },
  { content: tableAt(80, 700, [120, 90, 90, 90], rows, false) },
]);
const wholes: readonly Buffer[] = [
  pdf,
  writeDocx(model),
  writeDoc(model),
  writeXlsx(model),
  writeXls(model),
  writeOfd(model),
  writeOfd(model, 'printed'),
  writeRtf(model),
  writeDoc(model, true),
  writeWebArchive([{ html: inGbk(asWordPage(report)), coding: 'quoted-printable', charset: 'gb2312' }]),
  writeZip([{ name: '年度报告.docx', content: writeDocx(model) }]),
];

describe('files cut off, with flipped bytes, and with pieces out of place', () => {
  it('have one outcome each', { timeout: 120_000 }, async () => {
    const damage = fc.record({
      file: fc.nat(wholes.length - 1),
      keep: fc.double({ min: 0.02, max: 1, noNaN: true }),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(255)), {
        maxLength: 16,
      }),
      moved: fc.option(fc.tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.nat(400))),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, keep, flips, moved }) => {
        const whole = wholes[file] ?? pdf;
        const bytes = Buffer.from(whole.subarray(0, Math.ceil(whole.length * keep)));
        for (const [place, value] of flips) bytes[Math.floor(place * bytes.length)] = value;
        if (moved !== null) bytes.copyWithin(Math.floor(moved[0] * bytes.length), 0, moved[1]);
        const document = await read(bytes);
        expect(outcomes.has(document?.unreadable ?? null)).toBe(true);
      }),
      { numRuns: 80, seed: 20_240_131, interruptAfterTimeLimit: 40_000 },
    );
  });
});

describe('files that claim or hold too much', () => {
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>';
  const catalog = '<</Type/Catalog/Pages 2 0 R>>';
  const bomb = deflateSync(Buffer.alloc(60_000_000, 0x20));
  it.each<readonly [string, () => Buffer]>([
    [
      'a page tree in a circle',
      () => pdfOf([catalog, '<</Type/Pages/Count 9/Kids[3 0 R]>>', '<</Type/Pages/Count 9/Kids[2 0 R]>>']),
    ],
    [
      'a claim of a hundred thousand pages',
      () => pdfOf([catalog, '<</Type/Pages/Count 100000/Kids[3 0 R]>>', page, streamOf('', Buffer.from('q Q'))]),
    ],
    [
      'a page whose content inflates without end',
      () => pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, streamOf('/Filter/FlateDecode', bomb)]),
    ],
    [
      'a form that shows itself',
      () =>
        pdfOf([
          catalog,
          '<</Type/Pages/Count 1/Kids[3 0 R]>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>',
          streamOf('', Buffer.from('/F Do')),
          streamOf(
            '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>',
            Buffer.from('/F Do /F Do'),
          ),
        ]),
    ],
    [
      'arrays nested a hundred thousand deep',
      () =>
        pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, streamOf('', Buffer.from('['.repeat(100_000)))]),
    ],
    [
      'a sheet that claims all rows and columns',
      () =>
        writeZip([
          { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>' },
          {
            name: 'xl/_rels/workbook.xml.rels',
            content: '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
          },
          {
            name: 'xl/s.xml',
            content:
              '<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="999999999" hidden="0"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
          },
        ]),
    ],
    [
      'entities within entities',
      () =>
        writeZip([
          {
            name: 'word/document.xml',
            content: `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, index) => `<!ENTITY a${index} "&a${index - 1 < 0 ? '' : index - 1};&a${index - 1 < 0 ? '' : index - 1};">`).join('')}]><l>&a29;</l>`,
          },
        ]),
    ],
    [
      'an OFD whose offsets repeat without end',
      () =>
        writeZip([
          { name: 'OFD.xml', content: '<OFD><DocRoot>d.xml</DocRoot></OFD>' },
          { name: 'd.xml', content: '<Document><Page ID="1" BaseLoc="p.xml"/></Document>' },
          {
            name: 'p.xml',
            content: `<Page>${'<TextObject Size="4" Boundary="0 0 1 1"><TextCode X="0" Y="0" DeltaX="g 999999999 1">字</TextCode></TextObject>'.repeat(2000)}</Page>`,
          },
        ]),
    ],
    [
      'an OFD whose graphic units show each other',
      () => {
        const show = (id: string): string => `<CompositeObject ResourceID="${id}" Boundary="0 0 9 9"/>`.repeat(500);
        const unit = (id: string, inner: string): string =>
          `<CompositeGraphicUnit ID="${id}">${inner}</CompositeGraphicUnit>`;
        return writeZip([
          { name: 'OFD.xml', content: '<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>' },
          { name: 'd.xml', content: '<Document><PublicRes>r.xml</PublicRes><Page ID="1" BaseLoc="p.xml"/></Document>' },
          { name: 'r.xml', content: `<Res>${unit('a', show('b'))}${unit('b', show('a'))}</Res>` },
          { name: 'p.xml', content: `<Page>${show('a')}</Page>` },
        ]);
      },
    ],
    [
      'a zip file within a zip file',
      () => writeZip([{ name: 'a.zip', content: writeZip([{ name: 'b.docx', content: writeDocx(model) }]) }]),
    ],
  ])('%s', { timeout: 60_000 }, async (_, make) => {
    const cpuMs = cpuClock();
    const document = await read(make());
    expect(outcomes.has(document?.unreadable ?? null)).toBe(true);
    expect(cpuMs()).toBeLessThan(patienceMs);
  });

  it('end their worker only, and as an outcome', { timeout: 60_000 }, async () => {
    const pool = createExtractPool({ size: 1, timeoutMs: 2000, memoryMb: 256 });
    try {
      // Each saved state is looked up through all states before it.
      const heavy = pdfOf([
        catalog,
        '<</Type/Pages/Count 1/Kids[3 0 R]>>',
        page,
        streamOf('', Buffer.from('q '.repeat(100_000))),
      ]);
      expect(await pool.extract(inputOf(heavy))).toMatchObject({ kind: 'killed', reason: 'time' });
      expect((await pool.extract(inputOf('<p>一、总体情况</p>'))).kind).toBe('extracted');
    } finally {
      await pool.close();
    }
  });
});
