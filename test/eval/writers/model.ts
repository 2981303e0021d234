import { load } from 'cheerio';

/** A cell with its spans. */
export interface ModelCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly image: boolean;
}

/** A document before it is written as a file of some kind. */
export type ModelBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'picture' }
  | { readonly kind: 'table'; readonly rows: readonly (readonly ModelCell[])[] };

function squeeze(text: string): string {
  return text.replace(/[\s\u3000]+/gu, ' ').trim();
}

/** Paragraphs, pictures and tables of an HTML fragment in order. */
export function modelOf(html: string): readonly ModelBlock[] {
  const $ = load(html);
  return $('body')
    .children()
    .toArray()
    .map((element): ModelBlock => {
      const node = $(element);
      if (node.is('table')) {
        const rows = node
          .find('tr')
          .toArray()
          .map((row) =>
            $(row)
              .children('td')
              .toArray()
              .map((cell) => ({
                text: squeeze($(cell).text()),
                columns: Number($(cell).attr('colspan') ?? 1),
                rows: Number($(cell).attr('rowspan') ?? 1),
                image: $(cell).find('img').length > 0,
              })),
          );
        return { kind: 'table', rows };
      }
      return node.find('img').length > 0 ? { kind: 'picture' } : { kind: 'paragraph', text: squeeze(node.text()) };
    })
    .filter((block) => block.kind !== 'paragraph' || block.text !== '');
}

/** A cell at its place; `continues` where it only goes on from the row above. */
export interface PlacedCell extends ModelCell {
  readonly row: number;
  readonly column: number;
}

/** Places of a table's cells on its grid, as a browser lays them out. */
export function placed(rows: readonly (readonly ModelCell[])[]): {
  readonly cells: readonly PlacedCell[];
  readonly columns: number;
} {
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  let columns = 0;
  for (const [row, written] of rows.entries()) {
    let column = 0;
    for (const cell of written) {
      while (taken.has(`${row}/${column}`)) {
        column += 1;
      }
      for (let r = row; r < row + cell.rows; r += 1) {
        for (let c = column; c < column + cell.columns; c += 1) {
          taken.add(`${r}/${c}`);
        }
      }
      cells.push({ ...cell, row, column });
      column += cell.columns;
      columns = Math.max(columns, column);
    }
  }
  return { cells, columns };
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
