import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { withAttachments } from '../../../src/extract/attachments.ts';
import { extract } from '../../../src/extract/extract.ts';
import { compareCells } from '../../eval/cells.ts';
import { makeReport } from '../../practice/reports/index.ts';
import { inputOf } from '../input.ts';

const report = makeReport({ publisher: '清溪县人民政府', year: 2023, format: 'F21' });

/** The report as Word saves it as a page: name spaces, its own styles and elements, conditional comments, lists. */
function asWordPage(charset: string): string {
  const body = report.html
    .replaceAll(/<p[^>]*>/g, "<p class=MsoNormal style='mso-pagination:widow-orphan;text-indent:24.0pt'>")
    .replaceAll(/<td([^>]*)>([^<]*)<\/td>/g, (_, attributes: string, text: string) => {
      const words = `<span lang=EN-US style='mso-hansi-font-family:宋体'>${text}<o:p></o:p></span>`;
      return `<td width=66${attributes} style='mso-border-alt:solid windowtext .5pt'><p class=MsoNormal>${words}</p></td>`;
    });
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=${charset}"><meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 11"><title>报告</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某人</o:Author><o:Pages>9</o:Pages></o:DocumentProperties></xml><![endif]-->
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:DisplayHorizontalDrawingGridEvery>0</w:DisplayHorizontalDrawingGridEvery></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:"";margin:0cm;} @page Section1 {size:595.3pt 841.9pt;mso-header-margin:42.55pt;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><b><span style='font-size:22.0pt'>${report.title}<o:p></o:p></span></b></p>
${body}</div></body></html>`;
}

const sheetHead = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl24 {mso-style-parent:style0;mso-number-format:"0_ ";} --></style>`;

/** The report as Excel saves it as a page, one column sized, one row that only says how wide columns are. */
function asExcelPage(content: string, options = ''): string {
  const cells = content.replaceAll(/<td([^>]*)>(\d+)<\/td>/g, '<td$1 class=xl24 align=right x:num>$2</td>');
  return `${sheetHead}<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Sheet1</x:Name>
<x:WorksheetOptions>${options}<x:DefaultRowHeight>285</x:DefaultRowHeight></x:WorksheetOptions></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
</head><body link=blue vlink=purple>${cells}</body></html>`;
}

const tablesOf = (html: string): readonly string[] => html.match(/<table[\s\S]*?<\/table>/g) ?? [];
const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');

interface Part {
  readonly html: Buffer;
  readonly coding: 'quoted-printable' | 'base64' | '8bit';
  readonly charset?: string;
  readonly location?: string;
  readonly id?: string;
  readonly type?: string;
}

function encoded({ html, coding }: Part): Buffer {
  if (coding === '8bit') return html;
  if (coding === 'base64') return Buffer.from(html.toString('base64').replaceAll(/.{76}/g, '$&\r\n'));
  const bytes = Array.from(html, (byte) =>
    byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d)
      ? String.fromCodePoint(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  let column = 0;
  const lines = bytes.map((each) => {
    column = each === '\n' ? 0 : column + each.length;
    if (column < 73) return each;
    column = each.length;
    return `=\r\n${each}`;
  });
  return Buffer.from(lines.join(''));
}

const boundary = '----=_NextPart_01DA5C2B.8F1E3A40';

/** A web archive as Word and Excel write one. */
function archive(parts: readonly Part[], start?: string): Buffer {
  const head = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="${boundary}"${start === undefined ? '' : `; start="<${start}>"`}\r\n\r\nThis document is a Single File Web Page.\r\n\r\n`;
  const written = parts.flatMap((part) => [
    Buffer.from(
      [
        `--${boundary}`,
        `Content-Location: ${part.location ?? 'file:///C:/8F1E3A40/report.htm'}`,
        `Content-Transfer-Encoding: ${part.coding}`,
        ...(part.id === undefined ? [] : [`Content-ID: <${part.id}>`]),
        `Content-Type: ${part.type ?? 'text/html'}${part.charset === undefined ? '' : `;\r\n charset="${part.charset}"`}`,
        '\r\n',
      ].join('\r\n'),
    ),
    encoded(part),
    Buffer.from('\r\n\r\n'),
  ]);
  return Buffer.concat([Buffer.from(head), ...written, Buffer.from(`--${boundary}--\r\n`)]);
}

const gbk = (text: string): Buffer => iconv.encode(crlf(text), 'gbk');

async function misses(bytes: Uint8Array): Promise<readonly unknown[]> {
  const extraction = await extract(inputOf(bytes, { mediaType: 'application/msword' }));
  const { wrong, lost, cells } = compareCells('', report.truth.tables, extraction.tables);
  expect(cells).toBeGreaterThan(150);
  return [...wrong, ...lost];
}

describe("a page of Word's or Excel's under the name .doc or .xls", () => {
  it('is read as the page it is', async () => {
    const extraction = await extract(
      inputOf(gbk(asWordPage('gb2312')), { mediaType: 'application/msword', linkTitle: report.title }),
    );
    expect(extraction).toMatchObject({
      kind: 'report',
      year: 2023,
      publisher: '清溪县人民政府',
      unreadable: null,
      source: { charset: 'gb18030' },
    });
    expect(extraction.text).not.toMatch(/Normal|某人|mso/);
    expect(await misses(gbk(asWordPage('gb2312')))).toEqual([]);
    expect(await misses(gbk(asExcelPage(report.html)))).toEqual([]);
    expect(await misses(iconv.encode(asWordPage('unicode'), 'utf-16le', { addBOM: true }))).toEqual([]);
  });

  it('is the report of the page that it is attached to', async () => {
    const link = `<html><head><title>${report.title}</title></head><body><div class="content"><h1>${report.title}</h1><p><a href="/files/1.doc">${report.title}.doc</a></p></div></body></html>`;
    const page = await extract(inputOf(link, { url: 'http://www.qingxi.gov.cn/a.html' }));
    const [attachment] = page.attachments;
    if (attachment === undefined) throw new Error('the page has no attachment');
    const extraction = await extract(inputOf(gbk(asWordPage('gb2312'))));
    const whole = withAttachments(page, [{ ...attachment, extraction }]);
    expect(whole.kind).toBe('report');
    const { wrong, lost } = compareCells('', report.truth.tables, whole.tables);
    expect([...wrong, ...lost]).toEqual([]);
  });
});

describe('a web archive', () => {
  it.each(['quoted-printable', 'base64', '8bit'] as const)('in %s is read to the cell', async (coding) => {
    expect(await misses(archive([{ html: gbk(asWordPage('gb2312')), coding, charset: 'gb2312' }]))).toEqual([]);
  });

  it('begins with the part that it names, and has its pictures and lists of files passed over', async () => {
    const file = archive(
      [
        { html: Buffer.from('<html><body><p>目录</p></body></html>'), coding: '8bit', id: 'toc' },
        { html: Buffer.from('89504e47', 'hex'), coding: 'base64', type: 'image/png' },
        { html: gbk(asWordPage('gb2312')), coding: 'quoted-printable', charset: 'gb2312', id: 'body' },
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
      html: gbk(asExcelPage(html, options)),
      coding: 'quoted-printable',
      charset: 'gb2312',
      location: `file:///C:/8F1E3A40/report.files/${name}`,
    });
    const hidden = '<table><tr><td>旧</td><td>1</td></tr><tr><td>稿</td><td>2</td></tr></table>';
    const file = archive([
      { html: gbk(book), coding: 'quoted-printable', charset: 'gb2312' },
      sheet('sheet001.htm', tables[1] ?? ''),
      sheet('sheet002.htm', tables[2] ?? ''),
      sheet('sheet003.htm', `<p>${report.title}</p>${tables[0] ?? ''}`),
      sheet('sheet004.htm', hidden, '<x:Visible>SheetHidden</x:Visible>'),
    ]);
    expect(tables).toHaveLength(3);
    expect(await misses(file)).toEqual([]);
    expect((await extract(inputOf(file))).text).not.toContain('旧');
  });

  const whole = archive([{ html: gbk(asWordPage('gb2312')), coding: 'base64', charset: 'gb2312' }]);
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
    ['of pictures only', archive([{ html: Buffer.from('x'), coding: 'base64', type: 'image/png' }]), 'empty'],
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
