import { escapeXml, placed, type ModelBlock } from './model.ts';
import { writeZip } from './zip.ts';

function columnName(index: number): string {
  return index < 26
    ? String.fromCodePoint(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

interface Sheet {
  readonly xml: string;
}

/** Paragraphs and tables one below the other on one sheet; strings are shared, numbers are numbers. */
function sheetOf(blocks: readonly ModelBlock[], shared: string[]): Sheet {
  const rows: string[] = [];
  const merged: string[] = [];
  const cellXml = (row: number, column: number, text: string): string => {
    const place = `${columnName(column)}${row + 1}`;
    if (/^\d{1,9}(?:\.\d+)?$/u.test(text)) {
      return `<c r="${place}"><v>${text}</v></c>`;
    }
    shared.push(text);
    return `<c r="${place}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  for (const block of blocks) {
    const start = rows.length;
    if (block.kind === 'paragraph') {
      rows.push(cellXml(start, 0, block.text));
    } else if (block.kind === 'table') {
      const { cells } = placed(block.rows);
      block.rows.forEach((_, row) => {
        const here = cells.filter((cell) => cell.row === row && cell.text !== '').sort((a, b) => a.column - b.column);
        rows.push(here.map((cell) => cellXml(start + row, cell.column, cell.text)).join(''));
      });
      for (const cell of cells.filter((each) => each.rows > 1 || each.columns > 1)) {
        const from = `${columnName(cell.column)}${start + cell.row + 1}`;
        const to = `${columnName(cell.column + cell.columns - 1)}${start + cell.row + cell.rows}`;
        merged.push(`<mergeCell ref="${from}:${to}"/>`);
      }
    }
  }
  const data = rows.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('');
  return { xml: `<worksheet><sheetData>${data}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>` };
}

export function writeXlsx(blocks: readonly ModelBlock[]): Buffer {
  const shared: string[] = [];
  const { xml } = sheetOf(blocks, shared);
  const strings = shared.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('');
  return writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: xml },
  ]);
}
