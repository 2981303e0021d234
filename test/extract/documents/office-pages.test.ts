import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { withAttachments } from '../../../src/extract/attachments.ts';
import { extract } from '../../../src/extract/extract.ts';
import { compareCells } from '../../eval/cells.ts';
import { asExcelPage, asWordPage, inGbk, sheetHead } from '../../eval/writers/office-page.ts';
import { writeWebArchive, type Part } from '../../eval/writers/web-archive.ts';
import { writeZip } from '../../eval/writers/zip.ts';
import { makeReport } from '../../practice/reports/index.ts';
import { inputOf } from '../input.ts';

const report = makeReport({ publisher: '清溪县人民政府', year: 2023, format: 'F21' });

const tablesOf = (html: string): readonly string[] => html.match(/<table[\s\S]*?<\/table>/g) ?? [];
async function misses(bytes: Uint8Array): Promise<readonly unknown[]> {
  const extraction = await extract(inputOf(bytes, { mediaType: 'application/msword' }));
  const { wrong, lost, cells } = compareCells('', report.truth.tables, extraction.tables);
  expect(cells).toBeGreaterThan(150);
  return [...wrong, ...lost];
}

describe("a page of Word's or Excel's under the name .doc or .xls", () => {
  it('is read as the page it is', async () => {
    const extraction = await extract(
      inputOf(inGbk(asWordPage(report)), { mediaType: 'application/msword', linkTitle: report.title }),
    );
    expect(extraction).toMatchObject({
      kind: 'report',
      year: 2023,
      publisher: '清溪县人民政府',
      unreadable: null,
      source: { charset: 'gb18030' },
    });
    expect(extraction.text).not.toMatch(/Normal|某人|mso/);
    expect(await misses(inGbk(asWordPage(report)))).toEqual([]);
    expect(await misses(inGbk(asExcelPage(report.html)))).toEqual([]);
    expect(await misses(iconv.encode(asWordPage(report, 'unicode'), 'utf-16le', { addBOM: true }))).toEqual([]);
  });

  it('is read out of a zip file', async () => {
    const names = ['年度报告.doc', '年度报告.html', 'nb/a.xls'];
    for (const name of names) {
      const page = inGbk(name.endsWith('.xls') ? asExcelPage(report.html) : asWordPage(report));
      expect(await misses(writeZip([{ name, content: page }]))).toEqual([]);
    }
    const archived = writeWebArchive([{ html: inGbk(asWordPage(report)), coding: 'base64', charset: 'gb2312' }]);
    expect(await misses(writeZip([{ name: '年度报告.mht', content: archived }]))).toEqual([]);
  });

  it('says nothing of the rows and columns that Excel hides', async () => {
    const hidden = " height=0 style='display:none;mso-height-source:userset'";
    const table = `<table x:str><colgroup><col width=72><col width=0 style='display:none;mso-width-source:userset'><col span=2 width=72></colgroup>
<tr height=19><td>指标</td><td>旧数</td><td>单位</td><td>数量</td></tr>
<tr${hidden}><td rowspan=2>主动公开</td><td>9</td><td>条</td><td>99</td></tr>
<tr><td>8</td><td>条</td><td>12</td></tr>
<tr><td>收到申请</td><td>7</td><td style='display:none'>覆盖</td><td colspan=2>34</td></tr>
<![if supportMisalignedColumns]><tr${hidden}><td width=72></td><td width=0></td><td width=72></td><td width=72></td></tr><![endif]></table>`;
    const { tables, text } = await extract(inputOf(inGbk(asExcelPage(table))));
    const grid = tables.other[0]?.grid;
    expect(text).not.toMatch(/旧数|99|覆盖/);
    expect(grid).toEqual([
      ['指标', '单位', '数量'],
      ['主动公开', '条', '12'],
      ['收到申请', '34', ''],
    ]);
  });

  it('is the report of the page that it is attached to', async () => {
    const link = `<html><head><title>${report.title}</title></head><body><div class="content"><h1>${report.title}</h1><p><a href="/files/1.doc">${report.title}.doc</a></p></div></body></html>`;
    const page = await extract(inputOf(link, { url: 'http://www.qingxi.gov.cn/a.html' }));
    const [attachment] = page.attachments;
    if (attachment === undefined) throw new Error('the page has no attachment');
    const extraction = await extract(inputOf(inGbk(asWordPage(report))));
    const whole = withAttachments(page, [{ ...attachment, extraction }]);
    expect(whole.kind).toBe('report');
    const { wrong, lost } = compareCells('', report.truth.tables, whole.tables);
    expect([...wrong, ...lost]).toEqual([]);
  });
});

describe('a web archive', () => {
  it.each(['quoted-printable', 'base64', '8bit'] as const)('in %s is read to the cell', async (coding) => {
    expect(await misses(writeWebArchive([{ html: inGbk(asWordPage(report)), coding, charset: 'gb2312' }]))).toEqual([]);
  });

  it('begins with the part that it names, and has its pictures and lists of files passed over', async () => {
    const file = writeWebArchive(
      [
        { html: Buffer.from('<html><body><p>目录</p></body></html>'), coding: '8bit', id: 'toc' },
        { html: Buffer.from('89504e47', 'hex'), coding: 'base64', type: 'image/png' },
        { html: inGbk(asWordPage(report)), coding: 'quoted-printable', charset: 'gb2312', id: 'body' },
      ],
      'body',
    );
    expect(await misses(file)).toEqual([]);
  });

  it('of several sheets is read in the order of their tabs, without those that are hidden', async () => {
    const tables = tablesOf(report.html);
    const names = ['sheet003.htm', 'sheet001.htm', 'sheet002.htm', 'sheet004.htm'];
    const sources = names.map(
      (name) =>
        `<x:ExcelWorksheet><x:Name>${name}</x:Name><x:WorksheetSource HRef="report.files/${name}"/></x:ExcelWorksheet>`,
    );
    const book = `${sheetHead}<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>${sources.join('\n')}</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
</head><frameset rows="*,39" border=0><frame src="report.files/${names[0]}" name="frSheet"><frame src="report.files/tabstrip.htm" name="frTabs"></frameset></html>`;
    const sheet = (name: string, html: string, options = ''): Part => ({
      html: inGbk(asExcelPage(html, options)),
      coding: 'quoted-printable',
      charset: 'gb2312',
      location: `file:///C:/8F1E3A40/report.files/${name}`,
    });
    const hidden = '<table><tr><td>旧</td><td>1</td></tr><tr><td>稿</td><td>2</td></tr></table>';
    const file = writeWebArchive([
      { html: inGbk(book), coding: 'quoted-printable', charset: 'gb2312' },
      sheet('sheet001.htm', tables[1] ?? ''),
      sheet('sheet002.htm', tables[2] ?? ''),
      sheet('sheet003.htm', `<p>${report.title}</p>${tables[0] ?? ''}`),
      sheet('sheet004.htm', hidden, '<x:Visible>SheetHidden</x:Visible>'),
    ]);
    expect(tables).toHaveLength(3);
    expect(await misses(file)).toEqual([]);
    expect((await extract(inputOf(file))).text).not.toContain('旧');
  });

  const whole = writeWebArchive([{ html: inGbk(asWordPage(report)), coding: 'base64', charset: 'gb2312' }]);
  it.each([
    ['cut off in its page', whole.subarray(0, whole.length / 2), 'damaged'],
    [
      'without parts',
      Buffer.from(`MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x--\n`),
      'damaged',
    ],
    [
      'without a boundary',
      Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\n\n<p>1</p>\n'),
      'empty',
    ],
    ['of pictures only', writeWebArchive([{ html: Buffer.from('x'), coding: 'base64', type: 'image/png' }]), 'empty'],
  ])('%s has one outcome', async (_, bytes, unreadable) => {
    expect((await extract(inputOf(bytes))).unreadable).toBe(unreadable);
  });

  it('of a hundred thousand parts, or nested without end, takes no time', async () => {
    const many = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n${'--x\nContent-Type: text/plain\n\na\n'.repeat(100_000)}--x--\n`;
    const inner = '--x\nContent-Type: multipart/related; boundary="x"\n\n'.repeat(20_000);
    const deep = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n${inner}`;
    expect((await extract(inputOf(many))).unreadable).toBe('empty');
    expect((await extract(inputOf(deep))).unreadable).not.toBeNull();
  });
});
