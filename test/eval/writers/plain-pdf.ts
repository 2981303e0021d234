/** Content of one page: operators as PDF writes them. */
export interface PlainPage {
  readonly content: string;
  /** A page with a picture on it. */
  readonly picture?: boolean;
  readonly rotate?: 0 | 90;
}

/** Operators that set a text at a place, in points from the lower left corner. */
export function textAt(x: number, y: number, text: string, size = 12): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

export function lineAt(x0: number, y0: number, x1: number, y1: number): string {
  return `${x0} ${y0} m ${x1} ${y1} l S`;
}

/** Cells of a table with lines around them; `rules` leaves them out. */
export function tableAt(
  left: number,
  top: number,
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  rules = true,
): string {
  const height = 20;
  const edges = widths.reduce<readonly number[]>((sums, width) => [...sums, (sums.at(-1) ?? left) + width], [left]);
  const texts = rows.flatMap((row, index) =>
    row.map((text, column) =>
      text === '' ? '' : textAt((edges[column] ?? left) + 3, top - (index + 1) * height + 5, text, 9),
    ),
  );
  const bottom = top - rows.length * height;
  const lines = rules
    ? [
        ...edges.map((x) => lineAt(x, top, x, bottom)),
        ...Array.from({ length: rows.length + 1 }, (_, index) =>
          lineAt(left, top - index * height, edges.at(-1) ?? left, top - index * height),
        ),
      ]
    : [];
  return [...texts, ...lines].join('\n');
}

/** Operators that set characters of the drawn font `index` (F2, F3, …) at a place, by their places in it. */
export function drawnAt(x: number, y: number, index: number, places: readonly number[], size = 12): string {
  const hex = Buffer.from(places.map((place) => place + 1)).toString('hex');
  return `BT /F${index + 2} ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

/** Map from codes to characters, as a font carries it. */
function toUnicode(characters: string): string {
  const lines = Array.from(
    characters,
    (character, index) =>
      `<${(index + 1).toString(16).padStart(2, '0')}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
  );
  return `begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${lines.length} beginbfchar ${lines.join(' ')} endbfchar endcmap`;
}

/**
 * Writes a PDF whose Chinese text names a standard character collection instead of carrying a font. Each of `drawn` is
 * the characters of one more font, whose glyphs are drawn by programs (Type 3), as browsers print Chinese.
 */
export function writePlainPdf(pages: readonly PlainPage[], drawn: readonly string[] = []): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (dictionary: string, data: string): string =>
    `<<${dictionary}/Length ${Buffer.byteLength(data, 'latin1')}>>\nstream\n${data}\nendstream`;
  add('<</Type/Catalog/Pages 2 0 R>>');
  add('');
  add('<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>');
  add(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1[500] 814 [500] 17 26 500]/FontDescriptor 5 0 R>>',
  );
  add(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  );
  const hasPicture = pages.some((page) => page.picture === true);
  const image = !hasPicture
    ? 0
    : add(
        stream(
          '/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray',
          '\u0000\u00ff\u00ff\u0000',
        ),
      );
  const fonts = drawn.map((characters) => {
    const names = Array.from(characters, (_, index) => `/g${index + 1}`);
    const programs = names.map((name) => `${name} ${add(stream('', '1000 0 0 0 800 800 d1 0 0 800 800 re f'))} 0 R`);
    const map = add(stream('', toUnicode(characters)));
    return add(
      `<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 1/LastChar ${names.length}/Widths[${names.map(() => 1000).join(' ')}]/Encoding<</Type/Encoding/Differences[1 ${names.join(' ')}]>>/FontDescriptor 5 0 R\n/CharProcs <<${programs.join('\n')}>>\n/ToUnicode ${map} 0 R>>`,
    );
  });
  const drawnFonts = fonts.map((font, index) => `/F${index + 2} ${font} 0 R`).join('');
  const kids = pages.map(({ content, picture = false, rotate = 0 }) => {
    const painted = picture ? `${content}\nq 500 0 0 700 40 60 cm /I1 Do Q` : content;
    const contents = add(stream('', painted));
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${rotate}/Contents ${contents} 0 R/Resources<</Font<</F1 3 0 R${drawnFonts}>>${hasPicture ? `/XObject<</I1 ${image} 0 R>>` : ''}>>>>`,
    );
  });
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`;
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
