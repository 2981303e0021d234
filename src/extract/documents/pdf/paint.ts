import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, isMatrix, multiply, type Box, type Matrix, type Run } from './geometry.ts';
import { showGlyphs } from './glyph-runs.ts';
import { RunBuilder } from './run-builder.ts';
import { RulingCollector, type Rulings } from './rulings.ts';
import { TextState, type Font } from './text-state.ts';

/** What a page paints: its text, lines and pictures. */
export interface Painted {
  readonly runs: readonly Run[];
  readonly rulings: Rulings;
  /** Quarter turns to the right that most of the text is turned by. */
  readonly quarterTurns: number;
}

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A graphics state that was saved, and whether anything was painted since. */
interface Level {
  readonly matrix: Matrix;
  readonly text: TextState;
  painted: boolean;
  transformed: boolean;
}

const paintsPicture = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObjectGroup,
]);
/** Smallest side of a picture, in points: smaller ones are ornaments. */
const leastSide = 8;

/** A picture fills the unit square of its own space. */
function unitSquare(matrix: Matrix): Box {
  const corners = [apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function numberAt(args: unknown, index: number): number {
  const value: unknown = Array.isArray(args) || ArrayBuffer.isView(args) ? (args as ArrayLike<unknown>)[index] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function itemAt(args: unknown, index: number): unknown {
  return Array.isArray(args) ? (args as unknown[])[index] : null;
}

/** Fonts, as the operator for one takes them, among the settings of a named graphics state. */
function fontSettings(args: unknown): unknown[] {
  const settings = itemAt(args, 0);
  return (Array.isArray(settings) ? (settings as unknown[]) : [])
    .filter((setting) => itemAt(setting, 0) === 'Font')
    .map((setting) => itemAt(setting, 1));
}

/** Walks over a page's operators and keeps the state that they set ([ISO 32000-1] 8.4 and 9.3). */
class PagePainter {
  readonly runs = new RunBuilder();
  readonly #rulings = new RulingCollector();
  readonly #pictures: Box[] = [];
  readonly #fontOf: (id: string) => Font | null;
  readonly #saved: Level[] = [];
  #matrix: Matrix;
  #text = new TextState();
  #painted = false;
  #transformed = false;
  /** One entry for each open marked content: whether it is an artifact. */
  readonly #marks: boolean[] = [];

  constructor(viewport: Matrix, fontOf: (id: string) => Font | null) {
    this.#matrix = viewport;
    this.#fontOf = fontOf;
  }

  get rulings(): Rulings {
    const { horizontal, vertical } = this.#rulings;
    return { horizontal, vertical, pictures: this.#pictures };
  }

  #save(): void {
    const level = { matrix: this.#matrix, text: this.#text, painted: this.#painted, transformed: this.#transformed };
    this.#saved.push(level);
    this.#text = this.#text.clone();
    this.#painted = false;
    this.#transformed = false;
  }

  /** Pictures are left undecoded, and leave nothing behind but the space that was made for them. */
  #restore(): void {
    const level = this.#saved.pop();
    if (level === undefined) {
      return;
    }
    if (this.#transformed && !this.#painted) {
      this.#picture();
    }
    this.#painted ||= level.painted;
    this.#matrix = level.matrix;
    this.#text = level.text;
    this.#transformed = level.transformed;
  }

  #picture(): void {
    const box = unitSquare(this.#matrix);
    if (box.right - box.left >= leastSide && box.bottom - box.top >= leastSide) {
      this.#pictures.push(box);
      this.#painted = true;
    }
  }

  #show(glyphs: unknown): void {
    this.#painted = true;
    if (Array.isArray(glyphs)) {
      showGlyphs(this.runs, glyphs, this.#text, this.#matrix, this.#marks.includes(true));
    }
  }

  #setFont(args: unknown): void {
    const id = itemAt(args, 0);
    this.#text.setFont(typeof id === 'string' ? this.#fontOf(id) : null, numberAt(args, 1));
  }

  #setMatrix(args: unknown): void {
    const whole = itemAt(args, 0);
    const matrix = isMatrix(args) ? args : isMatrix(whole) ? whole : null;
    if (matrix !== null) {
      this.#text.setMatrix(matrix);
    }
  }

  /** Settings of a named graphics state; only its font matters here. */
  #setState(args: unknown): void {
    for (const font of fontSettings(args)) {
      this.#setFont(font);
    }
  }

  #beginForm(args: unknown): void {
    this.#save();
    const inner = itemAt(args, 0);
    this.#matrix = isMatrix(inner) ? multiply(this.#matrix, inner) : this.#matrix;
    this.#painted = true;
  }

  do(operator: number, args: unknown): void {
    const text = this.#text;
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        return this.#save();
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        return this.#restore();
      case OPS.transform:
        this.#matrix = isMatrix(args) ? multiply(this.#matrix, args) : this.#matrix;
        this.#transformed = true;
        return;
      case OPS.paintFormXObjectBegin:
        return this.#beginForm(args);
      case OPS.constructPath:
        this.#painted = this.#rulings.paint(args, this.#matrix) || this.#painted;
        return;
      case OPS.shadingFill:
        this.#painted = true;
        return;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.#marks.push(itemAt(args, 0) === 'Artifact');
        return;
      case OPS.endMarkedContent:
        this.#marks.pop();
        return;
      case OPS.beginText:
        return text.begin();
      case OPS.setFont:
        return this.#setFont(args);
      case OPS.setGState:
        return this.#setState(args);
      case OPS.setTextMatrix:
        return this.#setMatrix(args);
      case OPS.moveText:
        return text.move(numberAt(args, 0), numberAt(args, 1));
      case OPS.setLeadingMoveText:
        text.leading = -numberAt(args, 1);
        return text.move(numberAt(args, 0), numberAt(args, 1));
      case OPS.nextLine:
        return text.move(0, -text.leading);
      case OPS.setLeading:
        text.leading = numberAt(args, 0);
        return;
      case OPS.setCharSpacing:
        text.characterSpacing = numberAt(args, 0);
        return;
      case OPS.setWordSpacing:
        text.wordSpacing = numberAt(args, 0);
        return;
      case OPS.setHScale:
        text.scale = numberAt(args, 0) / 100;
        return;
      case OPS.setTextRise:
        text.rise = numberAt(args, 0);
        return;
      case OPS.setTextRenderingMode:
        text.mode = numberAt(args, 0);
        return;
      case OPS.showText:
        return this.#show(itemAt(args, 0));
      default:
        if (paintsPicture.has(operator)) {
          this.#picture();
        }
    }
  }
}

/** Names of the fonts that operators set. */
export function fontNames({ fnArray, argsArray }: OperatorList): string[] {
  return fnArray.flatMap((operator, index) => {
    const args = argsArray[index];
    const set = operator === OPS.setFont ? [args] : operator === OPS.setGState ? fontSettings(args) : [];
    return set.map((each) => itemAt(each, 0)).filter((name) => typeof name === 'string');
  });
}

/** What a page paints. `viewport` maps the page to points from its top left corner. */
export function paintPage(list: OperatorList, viewport: Matrix, fontOf: (id: string) => Font | null): Painted {
  const painter = new PagePainter(viewport, fontOf);
  for (const [index, operator] of list.fnArray.entries()) {
    painter.do(operator, list.argsArray[index]);
  }
  return { runs: painter.runs.finish(), rulings: painter.rulings, quarterTurns: painter.runs.quarterTurns };
}
