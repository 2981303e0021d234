import type { Block } from '../../document.ts';
import { gridByEdges, type MeasuredRow, type RowDefinition } from '../edges.ts';

/** Cells of a row as far as it has been defined; the definition holds until the next one. */
class OpenDefinition {
  left = 0;
  fromLeft = false;
  fromAbove = false;
  readonly rights: number[] = [];
  readonly #merges: RowDefinition['merges'][number][] = [];

  addCell(right: number): void {
    this.rights.push(right);
    this.#merges.push({ fromLeft: this.fromLeft, fromAbove: this.fromAbove });
    this.fromLeft = false;
    this.fromAbove = false;
  }

  finish(): RowDefinition | null {
    return this.rights.length === 0 ? null : { edges: [this.left, ...this.rights], merges: [...this.#merges] };
  }
}

/** Grows paragraphs and tables out of text, marks and properties in the order in which a file gives them. */
export class RtfLayout {
  readonly blocks: Block[] = [];
  definition = new OpenDefinition();
  inTable = false;
  heading = false;
  #text = '';
  #image = false;
  #cell = '';
  #cells: string[] = [];
  #images: boolean[] = [];
  #rows: MeasuredRow[] = [];
  /** Footnotes and text boxes, printed after what they belong to. */
  #asides: string[] = [];
  #aside = '';

  write(text: string): void {
    this.#text += text;
  }

  writeAside(text: string): void {
    this.#aside += text;
  }

  endAside(): void {
    this.#asides.push(...this.#aside.split('\n').map((line) => line.trim()));
    this.#aside = '';
  }

  addImage(): void {
    this.#image = true;
  }

  startDefinition(): void {
    this.definition = new OpenDefinition();
  }

  endParagraph(): void {
    if (this.inTable) {
      this.#cell += `${this.#text} `;
      this.#text = '';
      return;
    }
    this.#endTable();
    const text = this.#text.trim();
    if (text !== '') this.#push(text, this.heading);
    if (this.#image) this.blocks.push({ kind: 'image', src: '', alt: '', page: null, selector: null });
    this.#text = '';
    this.#image = false;
    this.#endAsides();
  }

  endCell(): void {
    this.#cells.push((this.#cell + this.#text).trim());
    this.#images.push(this.#image);
    this.#cell = '';
    this.#text = '';
    this.#image = false;
  }

  endRow(): void {
    if (this.#cells.length > 0) {
      const definition = this.definition.finish();
      // Nobody can tell where cells beyond the defined ones stand.
      const cells = this.#cells.slice(0, definition?.merges.length ?? this.#cells.length);
      this.#rows.push({ cells, images: this.#images, definition });
    }
    this.#cells = [];
    this.#images = [];
  }

  end(): void {
    this.inTable = false;
    this.endParagraph();
  }

  #endTable(): void {
    this.#text = this.#cell + this.#text;
    this.#cell = '';
    this.endRow();
    if (this.#rows.length > 0) {
      this.blocks.push({ kind: 'table', grid: gridByEdges(this.#rows), page: null, selector: null });
      this.#rows = [];
    }
  }

  #endAsides(): void {
    for (const text of this.#asides) if (text !== '') this.#push(text, false);
    this.#asides = [];
  }

  #push(text: string, heading: boolean): void {
    this.blocks.push({ kind: 'text', text, heading, page: null, selector: null });
  }
}
