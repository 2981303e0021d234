import iconv from 'iconv-lite';

export interface WrittenReport {
  readonly title: string;
  readonly html: string;
}

/** The report as Word saves it as a page: name spaces, its own styles and elements, conditional comments, lists. */
export function asWordPage(report: WrittenReport, charset = 'gb2312'): string {
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

export const sheetHead = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl24 {mso-style-parent:style0;mso-number-format:"0_ ";} --></style>`;

/** The report as Excel saves it as a page, one column sized, one row that only says how wide columns are. */
export function asExcelPage(content: string, options = ''): string {
  const cells = content.replaceAll(/<td([^>]*)>(\d+)<\/td>/g, '<td$1 class=xl24 align=right x:num>$2</td>');
  return `${sheetHead}<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Sheet1</x:Name>
<x:WorksheetOptions>${options}<x:DefaultRowHeight>285</x:DefaultRowHeight></x:WorksheetOptions></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
</head><body link=blue vlink=purple>${cells}</body></html>`;
}

/** A page in the bytes of a Chinese system, with its line ends. */
export function inGbk(text: string): Buffer {
  return iconv.encode(text.replaceAll(/\r?\n/g, '\r\n'), 'gbk');
}
