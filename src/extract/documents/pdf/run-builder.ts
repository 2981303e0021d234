import type { Run } from './geometry.ts';
import { plainIdeographs } from './radicals.ts';

type Point = readonly [number, number];

/** A glyph at its place on the page, in points. */
export interface PlacedGlyph {
  readonly unicode: string;
  /** Its origin on the baseline, and the direction that the line runs in. */
  readonly origin: Point;
  readonly axis: Point;
  /** Advance along the line, and the size of its type. */
  readonly width: number;
  readonly em: number;
  readonly corners: readonly Point[];
  readonly font: string;
  /** Set in a font for vertical writing. */
  readonly isVertical: boolean;
  readonly hidden: boolean;
  readonly artifact: boolean;
}

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

/** Gathers glyphs into runs: stretches of one font on one baseline without a gap that might part two cells. */
export class RunBuilder {
  readonly #runs: Run[] = [];
  readonly #seen = new Set<string>();
  #open: OpenRun | null = null;
  #characters = 0;
  /** Characters by the direction they run in: right, down, left, up. */
  readonly #directions = [0, 0, 0, 0];

  finish(): readonly Run[] {
    this.#close();
    return this.#runs;
  }

  /** Quarter turns to the right that most of the text is turned by. */
  get quarterTurns(): number {
    return this.#directions.indexOf(Math.max(...this.#directions));
  }

  put(glyph: PlacedGlyph): void {
    const { unicode, origin, axis, width, em, corners, isVertical } = glyph;
    if (this.#characters >= mostCharacters) {
      return;
    }
    if (unicode.trim() === '') {
      if (this.#open !== null) {
        this.#open.blank = true;
      }
      return;
    }
    const text = printed(unicode);
    if (text === '') {
      return;
    }
    if (!isVertical) {
      const quarter = Math.abs(axis[0]) > 0.7 ? (axis[0] > 0 ? 0 : 2) : axis[1] > 0 ? 1 : 3;
      this.#directions[quarter] = (this.#directions[quarter] ?? 0) + 1;
    }
    const open = this.#continued(glyph, em, text);
    const start = (origin[0] - open.origin[0]) * axis[0] + (origin[1] - open.origin[1]) * axis[1];
    for (const [index, character] of Array.from(text).entries()) {
      open.text += character;
      open.starts.push(start + (index * width) / text.length);
      this.#characters += 1;
    }
    open.end = start + width;
    open.blank = false;
    open.points.push(...corners);
  }

  /** The open run where the glyph goes on with it, else a new one. */
  #continued({ origin, axis, font, hidden, artifact }: PlacedGlyph, em: number, text: string): OpenRun {
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
