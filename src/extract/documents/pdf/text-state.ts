import { apply, identity, multiply, type Matrix } from './geometry.ts';

/** The part of a font that tells where its glyphs stand. */
export interface Font {
  readonly id: string;
  readonly vertical: boolean;
  /** Glyph space to text space; a thousandth for all but Type 3. */
  readonly matrix: Matrix;
  readonly isType3: boolean;
  /** Above and below the baseline, in ems. */
  readonly ascent: number;
  readonly descent: number;
}

/** Text rendering modes that paint nothing: invisible, and clipping only. */
const unpainted = new Set([3, 7]);

/** What the text operators of a page set: spacing, font, and the place of the next glyph (ISO 32000-1, 9.3 and 9.4). */
export class TextState {
  font: Font | null = null;
  size = 0;
  characterSpacing = 0;
  wordSpacing = 0;
  /** Horizontal scaling as a factor. */
  scale = 1;
  leading = 0;
  rise = 0;
  mode = 0;
  matrix: Matrix = identity;
  /** Place of the next glyph, and of the beginning of the line, under `matrix`. */
  x = 0;
  y = 0;
  lineX = 0;
  lineY = 0;

  get isHidden(): boolean {
    return unpainted.has(this.mode);
  }

  begin(): void {
    this.matrix = identity;
    this.x = this.y = this.lineX = this.lineY = 0;
  }

  setMatrix(matrix: Matrix): void {
    this.matrix = matrix;
    this.x = this.y = this.lineX = this.lineY = 0;
  }

  move(x: number, y: number): void {
    this.lineX += x;
    this.lineY += y;
    this.x = this.lineX;
    this.y = this.lineY;
  }

  setFont(font: Font | null, size: number): void {
    this.font = font;
    this.size = size;
  }

  /** Parameters of the graphics state; the place of the next glyph is not among them. */
  clone(): TextState {
    return Object.assign(new TextState(), this);
  }

  /** From ems at the next glyph, x along the line and y up from the baseline, to the page. */
  glyphSpace(page: Matrix): Matrix {
    const [x, y] = apply(this.matrix, this.x, this.y + this.rise);
    const [a, b, c, d] = this.matrix;
    const { size } = this;
    return multiply(page, [a * size * this.scale, b * size * this.scale, c * size, d * size, x, y]);
  }
}
