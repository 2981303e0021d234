import { describe, expect, it } from 'vitest';
import { compareCells } from '../eval/cells.ts';
import { writeDoc } from '../eval/writers/doc.ts';
import { writeDocx } from '../eval/writers/docx.ts';
import { modelOf, type ModelBlock } from '../eval/writers/model.ts';
import { writeOfd } from '../eval/writers/ofd.ts';
import { asExcelPage, asWordPage, inGbk } from '../eval/writers/office-page.ts';
import { writeOle } from '../eval/writers/ole.ts';
import { printPdfs } from '../eval/writers/pdf.ts';
import { writePlainPdf } from '../eval/writers/plain-pdf.ts';
import { writeRtf } from '../eval/writers/rtf.ts';
import { writeWebArchive } from '../eval/writers/web-archive.ts';
import { writeXls } from '../eval/writers/xls.ts';
import { writeXlsx } from '../eval/writers/xlsx.ts';
import { writeZip } from '../eval/writers/zip.ts';
import { makeReport, type PracticeReport } from '../practice/reports/index.ts';
import { startWatch } from '../support/watch.ts';

interface Kind {
  readonly name: string;
  readonly extension: string;
  readonly write: (report: PracticeReport) => Promise<Buffer> | Buffer;
}

const blocks = ({ title, html }: PracticeReport): readonly ModelBlock[] => [
  { kind: 'paragraph', text: title },
  ...modelOf(html),
];
const zipped = (name: string, content: Buffer): Buffer => writeZip([{ name, content }]);
async function printed(report: PracticeReport): Promise<Buffer> {
  const [file] = await printPdfs([report]);
  if (file === undefined) throw new Error('Chromium printed nothing');
  return file;
}
const archived = (report: PracticeReport): Buffer =>
  writeWebArchive([{ html: inGbk(asWordPage(report)), coding: 'quoted-printable', charset: 'gb2312' }]);

const readable: readonly Kind[] = [
  { name: 'PDF', extension: 'pdf', write: printed },
  { name: 'DOCX', extension: 'docx', write: (report) => writeDocx(blocks(report)) },
  { name: 'DOC', extension: 'doc', write: (report) => writeDoc(blocks(report)) },
  { name: 'WPS', extension: 'wps', write: (report) => writeDoc(blocks(report)) },
  { name: 'XLSX', extension: 'xlsx', write: (report) => writeXlsx(blocks(report)) },
  { name: 'XLS', extension: 'xls', write: (report) => writeXls(blocks(report)) },
  { name: 'RTF', extension: 'rtf', write: (report) => writeRtf(blocks(report)) },
  { name: 'RTF named DOC', extension: 'doc', write: (report) => writeRtf(blocks(report)) },
  { name: 'page named DOC', extension: 'doc', write: (report) => inGbk(asWordPage(report)) },
  {
    name: 'page named XLS',
    extension: 'xls',
    write: ({ title, html }) => inGbk(asExcelPage(`<p>${title}</p>${html}`)),
  },
  { name: 'MHTML', extension: 'mht', write: archived },
  { name: 'MHTML named DOC', extension: 'doc', write: archived },
  { name: 'OFD', extension: 'ofd', write: (report) => writeOfd(blocks(report)) },
  { name: 'PDF in ZIP', extension: 'zip', write: async (report) => zipped('年报.pdf', await printed(report)) },
  { name: 'DOCX in ZIP', extension: 'zip', write: (report) => zipped('年报.docx', writeDocx(blocks(report))) },
  { name: 'DOC in ZIP', extension: 'zip', write: (report) => zipped('附件/年报.doc', writeDoc(blocks(report))) },
  { name: 'XLS in ZIP', extension: 'zip', write: (report) => zipped('年报.xls', writeXls(blocks(report))) },
  { name: 'RTF in ZIP', extension: 'zip', write: (report) => zipped('年报.rtf', writeRtf(blocks(report))) },
  { name: 'page in ZIP', extension: 'zip', write: (report) => zipped('年报.doc', inGbk(asWordPage(report))) },
  { name: 'MHTML in ZIP', extension: 'zip', write: (report) => zipped('年报.mht', archived(report)) },
  { name: 'OFD in ZIP', extension: 'zip', write: (report) => zipped('年报.ofd', writeOfd(blocks(report))) },
];

const unreadable: readonly (Kind & { readonly state: string })[] = [
  { name: 'scan', extension: 'pdf', state: 'scanned', write: () => writePlainPdf([{ content: '', picture: true }]) },
  {
    name: 'encrypted DOCX',
    extension: 'docx',
    state: 'encrypted',
    write: () => writeOle({ EncryptionInfo: Buffer.alloc(64, 1), EncryptedPackage: Buffer.alloc(4096, 7) }),
  },
  {
    name: 'encrypted DOCX in ZIP',
    extension: 'zip',
    state: 'encrypted',
    write: () => zipped('年报.docx', writeOle({ EncryptedPackage: Buffer.alloc(4096, 7) })),
  },
  {
    name: 'cut DOCX',
    extension: 'docx',
    state: 'damaged',
    write: (report) => writeDocx(blocks(report)).subarray(0, 3000),
  },
  {
    name: 'cut PDF in ZIP',
    extension: 'zip',
    state: 'damaged',
    write: () => zipped('年报.pdf', Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Cat')),
  },
  { name: 'RAR', extension: 'rar', state: 'unsupported', write: () => Buffer.from('526172211a0701003392b5e5', 'hex') },
  {
    name: 'photograph of paper',
    extension: 'pdf',
    state: 'scanned',
    write: () => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(600, 0x55)]),
  },
  {
    name: 'photographs in ZIP',
    extension: 'zip',
    state: 'scanned',
    write: () => zipped('第1页.jpg', Buffer.from('ffd8ffe000104a46494600010100', 'hex')),
  },
];

describe('a file that is the report of its page', () => {
  it('is read, or said to be what it is, whatever its kind', { timeout: 240_000 }, async () => {
    const { portal, installation } = await startWatch({ site: { system: 'plain' } });
    const kinds = [...readable, ...unreadable];
    const reports = kinds.map((_, index) =>
      makeReport({ publisher: `云溪县第${index + 1}局`, year: 2023, format: 'F21', seed: index + 1 }),
    );
    for (const [index, { extension, write }] of kinds.entries()) {
      const report = reports[index] as PracticeReport;
      const href = `/files/${index}.${extension}`;
      const file = {
        name: `${report.title}.${extension}`,
        bytes: await write(report),
        mediaType: 'application/octet-stream',
      };
      portal.publishFile(file, { listedTitle: report.title, path: href, listed: false });
      portal.publishHtml(
        `<title>${report.title}</title><h1>${report.title}</h1><p>发布日期：2024-01-30</p><p>附件：<a href="${href}">${file.name}</a></p>`,
        { listedTitle: report.title, path: `/zwgk/${index}.html` },
      );
    }
    await installation.crawl();
    const { items } = await installation.store.read.captures({}, { limit: 200, cursor: null });
    const extractionOf = async (index: number) => {
      const capture = items.find(({ url }) => url.endsWith(`/zwgk/${index}.html`));
      return capture === undefined ? null : installation.store.read.extraction(capture.id);
    };
    for (const [index, { name }] of kinds.entries()) {
      const page = await extractionOf(index);
      const [attachment] = page?.attachments ?? [];
      const state = unreadable.find((each) => each.name === name)?.state ?? null;
      expect({ name, role: attachment?.role, state: attachment?.extraction?.unreadable }).toEqual({
        name,
        role: 'body',
        state,
      });
      expect({ name, sha256: attachment?.sha256 }).toEqual({ name, sha256: attachment?.extraction?.source.sha256 });
      if (state !== null) continue;
      const truth = (reports[index] as PracticeReport).truth.tables;
      for (const tables of [attachment?.extraction?.tables, page?.tables]) {
        if (tables === undefined) throw new Error(`${name} has no tables`);
        const { cells, wrong, lost } = compareCells(name, truth, tables);
        expect({ name, wrong, lost }).toEqual({ name, wrong: [], lost: [] });
        expect(cells).toBeGreaterThan(150);
      }
      expect({ name, kind: page?.kind, year: page?.year }).toEqual({ name, kind: 'report', year: 2023 });
    }
  });
});
