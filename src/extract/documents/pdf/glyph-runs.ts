import { apply, type Matrix, type Run } from './geometry.ts';
import { plainIdeographs } from './radicals.ts';
import type { TextState } from './text-state.ts';

/** A glyph as pdf.js gives it: what it means, and its width in glyph space. */
export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Advance down the page of a font for vertical writing, negative. */
  readonly vmetric?: readonly unknown[] | null;
}

type Point = readonly [number, number];

interface OpenRun {
  text: string;
  /** Place of each character along the line, in points from the beginning of the run. */
  readonly starts: number[];
  /** Corners of the glyphs, on the page. */
  readonly points: Point[];
  end: number;
  blank: boolean;
  readonly size: number;
  readonly font: string;
  readonly vertical: boolean;
  readonly hidden: boolean;
  readonly artifact: boolean;
  readonly origin: Point;
  readonly direction: Point;
}

/** Gap that ends a run, in ems: what stands beyond it may be another cell. */
const runGap = 0.6;
/** Gap without a blank that parts Latin words and figures, in ems. */
const wordGap = 0.28;
/** How far a glyph may reach back over the one before, in ems: kerning, or text set one over the other. */
const overlap = 0.35;
const sameBaseline = 0.08;
const mostCharacters = 200_000;

const ideograph = /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]/u;
const ligature = /[\ufb00-\ufb06]/gu;
const withoutWidth = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const control = /\p{Cc}/gu;

function needsBlank(before: string, after: string): boolean {
  return !ideograph.test(before.at(-1) ?? '') && !ideograph.test(after.at(0) ?? '');
}

/** What a glyph stands for; control characters are codes that a font without a character map left behind. */
function printed(unicode: string): string {
  return plainIdeographs(unicode.replace(withoutWidth, '').replace(control, '\ufffd')).replace(ligature, (joined) =>
    joined.normalize('NFKC'),
  );
}

function boxOf(points: readonly Point[]): Pick<Run, 'left' | 'right' | 'top' | 'bottom'> {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

/** Gathers shown glyphs into runs: stretches of one font on one baseline without a gap that might part two cells. */
export class GlyphRuns {
  readonly #runs: Run[] = [];
  readonly #seen = new Set<string>();
  #open: OpenRun | null = null;
  #characters = 0;
  /** Characters by the direction they run in: right, down, left, up. */
  readonly #directions = [0, 0, 0, 0];

  /** Shows glyphs, and moves the text state behind them. Numbers among the glyphs shift what follows, in thousandths. */
  show(glyphs: readonly unknown[], state: TextState, page: Matrix, artifact: boolean): void {
    const { font, size } = state;
    if (font === null || size === 0) {
      return;
    }
    const space = state.glyphSpace(page);
    const em = Math.hypot(space[2], space[3]);
    const along = Math.hypot(space[0], space[1]);
    const widthScale = font.matrix[0];
    let x = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        x += ((font.vertical ? 1 : -1) * glyph) / 1000;
        continue;
      }
      if (!isGlyph(glyph)) {
        continue;
      }
      const spacing = ((glyph.isSpace ? state.wordSpacing : 0) + state.characterSpacing) / size;
      const down = Number(glyph.vmetric?.[0] ?? -1000);
      const advance = font.vertical ? -down * widthScale - spacing : glyph.width * widthScale + spacing;
      if (em > 0 && along > 0) {
        const width = font.vertical ? -down * widthScale : glyph.width * widthScale;
        this.#put(glyph.unicode, { x, width, space, em, along, state, artifact });
      }
      x += advance;
    }
    if (font.vertical) {
      state.y -= x * size;
    } else {
      state.x += x * size * state.scale;
    }
  }

  finish(): readonly Run[] {
    this.#close();
    return this.#runs;
  }

  /** Quarter turns to the right that most of the text is turned by. */
  get quarterTurns(): number {
    return this.#directions.indexOf(Math.max(...this.#directions));
  }

  #put(
    unicode: string,
    at: {
      readonly x: number;
      readonly width: number;
      readonly space: Matrix;
      readonly em: number;
      readonly along: number;
      readonly state: TextState;
      readonly artifact: boolean;
    },
  ): void {
    const { x, width, space, em, along, state, artifact } = at;
    const { font } = state;
    if (font === null || this.#characters >= mostCharacters) {
      return;
    }
    if (unicode.trim() === '') {
      if (this.#open !== null) {
        this.#open.blank = true;
      }
      return;
    }
    const origin = font.vertical ? apply(space, 0, -x) : apply(space, x, 0);
    const unit = font.vertical ? em : along;
    const axis: Point = font.vertical ? [-space[2] / em, -space[3] / em] : [space[0] / along, space[1] / along];
    const text = printed(unicode);
    if (text === '') {
      return;
    }
    if (!font.vertical) {
      const quarter = Math.abs(axis[0]) > 0.7 ? (axis[0] > 0 ? 0 : 2) : axis[1] > 0 ? 1 : 3;
      this.#directions[quarter] = (this.#directions[quarter] ?? 0) + 1;
    }
    const open = this.#continued(origin, axis, em, font.id, state.isHidden, artifact, text);
    const start = (origin[0] - open.origin[0]) * axis[0] + (origin[1] - open.origin[1]) * axis[1];
    for (const [index, character] of Array.from(text).entries()) {
      open.text += character;
      open.starts.push(start + (index * width * unit) / text.length);
      this.#characters += 1;
    }
    open.end = start + width * unit;
    open.blank = false;
    const corners: readonly Point[] = font.vertical
      ? [apply(space, -0.5, -x), apply(space, 0.5, -x - width)]
      : [apply(space, x, font.descent), apply(space, x + width, font.ascent)];
    open.points.push(...corners);
  }

  /** The open run where the glyph goes on with it, else a new one. */
  #continued(
    origin: Point,
    axis: Point,
    em: number,
    font: string,
    hidden: boolean,
    artifact: boolean,
    text: string,
  ): OpenRun {
    const open = this.#open;
    if (open !== null) {
      const [dx, dy] = [origin[0] - open.origin[0], origin[1] - open.origin[1]];
      const gap = (dx * axis[0] + dy * axis[1] - open.end) / em;
      const off = Math.abs(dx * axis[1] - dy * axis[0]) / em;
      const sameStyle =
        open.font === font &&
        Math.abs(open.size - em) < em * 0.02 &&
        open.hidden === hidden &&
        open.artifact === artifact &&
        axis[0] * open.direction[0] + axis[1] * open.direction[1] > 0.999;
      if (sameStyle && off < sameBaseline && gap > -overlap && gap < runGap) {
        if ((open.blank || gap > wordGap) && needsBlank(open.text, text)) {
          open.starts.push(open.end);
          open.text += ' ';
        }
        return open;
      }
    }
    this.#close();
    const vertical = Math.abs(axis[0]) < 0.7;
    const fresh: OpenRun = {
      text: '',
      starts: [],
      points: [],
      end: 0,
      blank: false,
      size: em,
      font,
      vertical,
      hidden,
      artifact,
      origin,
      direction: axis,
    };
    this.#open = fresh;
    return fresh;
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) {
      return;
    }
    const box = boxOf(open.points);
    const { text } = open;
    // Text that is set twice in one place is bold, or has a shadow.
    const place = `${text}|${Math.round(box.left / 1.5)}|${Math.round(box.top / 1.5)}`;
    if (this.#seen.has(place)) {
      return;
    }
    this.#seen.add(place);
    const forward = open.direction[0] > 0.7;
    this.#runs.push({
      ...box,
      text,
      starts: forward ? open.starts.map((start) => start + open.origin[0]) : [],
      size: open.size,
      font: open.font,
      vertical: open.vertical,
      hidden: open.hidden,
      artifact: open.artifact,
    });
  }
}

function isGlyph(value: unknown): value is Glyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && typeof value.unicode === 'string';
}
