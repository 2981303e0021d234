import { escapeXml, placed, type ModelBlock } from './model.ts';
import { writeZip } from './zip.ts';

const left = 25;
const width = 160;
const top = 25;
const bottom = 270;
const size = 3.6;
const rowHeight = 9;

/** How a producer writes: what it converts from pages, or what a virtual printer makes of another program's drawing. */
export type OfdManner = 'converted' | 'printed';

/** Each character by itself under a transformation, its glyph named, as virtual printers set text. */
function printedText(x: number, y: number, text: string): string {
  const unit = 0.3528;
  let at = x / unit;
  return Array.from(text, (character) => {
    const here = at;
    at += (/[\u2e80-\uffef]/u.test(character) ? size : size / 2) / unit;
    return `<TextObject CTM="${unit} 0 0 ${unit} -5 12" Boundary="5 -12 200 280" Font="16" Size="${(size / unit).toFixed(3)}" Stroke="false" Fill="true"><FillColor Value="0 0 0"/><Clips><Clip><Area><Path Boundary="0 0 210 297"><AbbreviatedData>M 0 0 L 210 0 L 210 297 L 0 297 C</AbbreviatedData></Path></Area></Clip></Clips><CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><Glyphs>4460</Glyphs></CGTransform><TextCode X="${here.toFixed(3)}" Y="${((y + size) / unit).toFixed(3)}">${escapeXml(character)}</TextCode></TextObject>`;
  }).join('');
}

/** A line as a thin box that is filled, its path written without needless blanks. */
function printedLine(x0: number, y0: number, x1: number, y1: number): string {
  const [right, down] = [Math.max(x1 - x0, 0.18), Math.max(y1 - y0, 0.18)];
  return `<PathObject Boundary="0 0 210 297" Fill="true" Stroke="false"><FillColor Value="0 0 0"/><AbbreviatedData>M${x0} ${y0}L${x0 + right} ${y0}L${x0 + right} ${y0 + down}L${x0} ${y0 + down}C</AbbreviatedData></PathObject>`;
}

function textObject(x: number, y: number, text: string): string {
  const characters = Array.from(text);
  const steps = characters
    .slice(1)
    .map((_, index) => (/[\u2e80-\uffef]/u.test(characters[index] ?? '') ? size : size / 2));
  const delta = steps.length === 0 ? '' : ` DeltaX="${steps.join(' ')}"`;
  return `<ofd:TextObject Boundary="${x} ${y} ${width} ${size + 1}" Font="1" Size="${size}"><ofd:TextCode X="0" Y="${size}"${delta}>${escapeXml(text)}</ofd:TextCode></ofd:TextObject>`;
}

function lineObject(x0: number, y0: number, x1: number, y1: number): string {
  return `<ofd:PathObject Boundary="${x0} ${y0} ${x1 - x0 + 0.2} ${y1 - y0 + 0.2}"><ofd:AbbreviatedData>M 0 0 L ${x1 - x0} ${y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** Characters that fit into a width. */
function wrap(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const step = /[\u2e80-\uffef]/u.test(character) ? size : size / 2;
    if (used + step > room && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += step;
  }
  return [...lines, line];
}

/** The file as virtual printers pack it: the default name space, names from the root. */
function printedFile(pages: readonly (readonly string[])[]): Buffer {
  const opened = (name: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="http://www.ofdspec.org/2016">`;
  const area =
    '<PageArea><PhysicalBox>0 0 210 297</PhysicalBox><ApplicationBox>0 0 210 297</ApplicationBox></PageArea>';
  const references = pages.map(
    (_, index) => `<Page ID="${index + 10}" BaseLoc="/Doc_0/Pages/Page_${index}/Content.xml"/>`,
  );
  return writeZip([
    {
      name: 'OFD.xml',
      content: `${opened('OFD')}<DocBody><DocInfo><Creator>printer</Creator></DocInfo><DocRoot>/Doc_0/Document.xml</DocRoot><Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      content: `${opened('Document')}<CommonData><MaxUnitID>999</MaxUnitID>${area}<PublicRes>/Doc_0/PublicRes.xml</PublicRes></CommonData><Pages>${references.join('')}</Pages><Annotations>/Doc_0/Annots/Annotations.xml</Annotations></Document>`,
    },
    ...pages.map((objects, index) => ({
      name: `Doc_0/Pages/Page_${index}/Content.xml`,
      content: `${opened('Page')}<Area><PhysicalBox>0 0 210 297</PhysicalBox></Area><Content><Layer Type="Body" ID="2">${objects.join('')}</Layer></Content></Page>`,
    })),
  ]);
}

/** Sets blocks on pages; a table that does not fit goes on on the next page. */
export function writeOfd(blocks: readonly ModelBlock[], manner: OfdManner = 'converted'): Buffer {
  const isPrinted = manner === 'printed';
  const [setText, setLine] = isPrinted ? [printedText, printedLine] : [textObject, lineObject];
  const pages: string[][] = [[]];
  let y = top;
  const put = (xml: string): void => {
    pages.at(-1)?.push(xml);
  };
  const room = (height: number): void => {
    if (y + height > bottom) {
      pages.push([]);
      y = top;
    }
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const [index, line] of wrap(`\u3000\u3000${block.text}`, width).entries()) {
        room(size * 2);
        put(setText(left + (index === 0 ? 2 * size : 0), y, index === 0 ? line.slice(2) : line));
        y += size * 1.8;
      }
    } else if (block.kind === 'table') {
      const { cells, columns } = placed(block.rows);
      const columnWidth = width / columns;
      const heights = block.rows.map((_, row) =>
        Math.max(
          rowHeight,
          ...cells
            .filter((cell) => cell.row === row && cell.rows === 1)
            .map((cell) => wrap(cell.text, cell.columns * columnWidth - 1).length * size * 1.3 + 2),
        ),
      );
      let first = 0;
      while (first < block.rows.length) {
        let last = first;
        let height = heights[first] ?? rowHeight;
        room(height);
        while (last + 1 < block.rows.length && y + height + (heights[last + 1] ?? 0) <= bottom) {
          last += 1;
          height += heights[last] ?? 0;
        }
        const yOf = (row: number): number => y + heights.slice(first, row).reduce((sum, each) => sum + each, 0);
        for (const cell of cells.filter((each) => each.row <= last && each.row + each.rows > first)) {
          const x0 = left + cell.column * columnWidth;
          const x1 = x0 + cell.columns * columnWidth;
          const y0 = yOf(Math.max(cell.row, first));
          const y1 = yOf(Math.min(cell.row + cell.rows, last + 1));
          put(setLine(x0, y0, x1, y0));
          put(setLine(x0, y1, x1, y1));
          put(setLine(x0, y0, x0, y1));
          put(setLine(x1, y0, x1, y1));
          if (cell.row >= first && cell.text !== '') {
            wrap(cell.text, x1 - x0 - 1).forEach((line, index) =>
              put(setText(x0 + 0.5, y0 + 1 + index * size * 1.3, line)),
            );
          }
        }
        y += height + 3;
        first = last + 1;
        if (first < block.rows.length) {
          pages.push([]);
          y = top;
        }
      }
    } else {
      room(30);
      put(`<ofd:ImageObject Boundary="${left} ${y} 50 25" ResourceID="7"/>`);
      y += 30;
    }
  }
  if (isPrinted) {
    return printedFile(pages);
  }
  const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const page = (objects: readonly string[]): string =>
    `<ofd:Page ${namespace}><ofd:Content><ofd:Layer>${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
  const references = pages.map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`);
  return writeZip([
    {
      name: 'OFD.xml',
      content: `<ofd:OFD ${namespace}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      content: `<ofd:Document ${namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${references.join('')}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((objects, index) => ({ name: `Doc_0/Pages/Page_${index}/Content.xml`, content: page(objects) })),
  ]);
}
