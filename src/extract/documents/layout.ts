import type { Block } from '../document.ts';
import { OpenDefinition, OpenTable } from './open-table.ts';

const deepestTable = 10;

function textBlock(text: string, heading: boolean): Block {
  return { kind: 'text', text, heading, page: null, selector: null };
}

/** Grows paragraphs and tables out of text, marks and properties in the order in which a file gives them. */
export class Layout {
  readonly blocks: Block[] = [];
  heading = false;
  /** Cells of the rows of outermost tables; nested rows are defined apart, after their cells. */
  definition = new OpenDefinition();
  nestedDefinition = new OpenDefinition();
  /** Tables around the paragraph. */
  #depth = 0;
  #text = '';
  #image = false;
  readonly #tables: OpenTable[] = [];
  /** Footnotes and text boxes, printed after what they belong to. */
  #asides: string[] = [];
  #aside = '';

  get depth(): number {
    return this.#depth;
  }

  set depth(depth: number) {
    this.#depth = Math.min(Math.max(depth, 0), deepestTable);
  }

  write(text: string): void {
    this.#text += text;
  }

  writeAside(text: string): void {
    this.#aside += text;
  }

  endAside(): void {
    for (const line of this.#aside.split('\n')) this.#asides.push(line.trim());
    this.#aside = '';
  }

  addImage(): void {
    this.#image = true;
  }

  endParagraph(): void {
    this.#endTables(this.#depth);
    this.#endText(this.#tables.at(-1) ?? null);
    if (this.#depth > 0) return;
    for (const text of this.#asides) if (text !== '') this.blocks.push(textBlock(text, false));
    this.#asides = [];
  }

  /** @param depth of the table whose cell ends, 1 for an outermost one */
  endCell(depth: number): void {
    const table = this.#open(depth);
    this.#endText(table);
    table.endCell();
  }

  /** @param isDeleted the row stands in the file only to tell that it was taken out */
  endRow(depth: number, isDeleted = false): void {
    const definition = depth === 1 ? this.definition : this.nestedDefinition;
    const table = this.#open(depth);
    if (isDeleted || definition.isDeleted) table.dropRow();
    else table.endRow(definition.finish());
  }

  /** A row's definition begins; a paragraph before the table that nothing ended ends here. */
  beginRow(): void {
    if (this.#depth === 0 && this.#tables.length === 0 && this.#text.trim() !== '') this.endParagraph();
    this.definition = new OpenDefinition();
  }

  end(): void {
    this.#depth = 0;
    this.endParagraph();
  }

  /** The innermost table at a depth; deeper ones have ended. */
  #open(depth: number): OpenTable {
    this.#endTables(depth);
    const innermost = this.#tables.at(-1);
    if (innermost !== undefined && this.#tables.length === depth) return innermost;
    const table = new OpenTable();
    while (this.#tables.length < depth - 1) this.#tables.push(new OpenTable());
    this.#tables.push(table);
    return table;
  }

  #endText(table: OpenTable | null): void {
    const text = this.#text.trim();
    const blocks: Block[] = text === '' ? [] : [textBlock(text, this.heading)];
    if (this.#image) blocks.push({ kind: 'image', src: '', alt: '', page: null, selector: null });
    if (table === null) this.blocks.push(...blocks);
    else table.add(blocks, text, this.#image);
    this.#text = '';
    this.#image = false;
  }

  #endTables(depth: number): void {
    while (this.#tables.length > depth) {
      const table = this.#tables.pop();
      const outer = this.#tables.at(-1);
      if (table === undefined) return;
      const definition = outer === undefined ? this.definition : this.nestedDefinition;
      const blocks = table.finish(definition.finish());
      if (outer === undefined) for (const block of blocks) this.blocks.push(block);
      else outer.addTable(blocks, table);
    }
    while (this.#tables.length < depth) this.#tables.push(new OpenTable());
  }
}
