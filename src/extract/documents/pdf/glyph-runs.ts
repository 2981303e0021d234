import { apply, type Matrix } from './geometry.ts';
import type { RunBuilder } from './run-builder.ts';
import type { TextState } from './text-state.ts';

/** A glyph as pdf.js gives it: what it means, and its width in glyph space. */
export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Advance down the page of a font for vertical writing, negative. */
  readonly vmetric?: readonly unknown[] | null;
}

function isGlyph(value: unknown): value is Glyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && typeof value.unicode === 'string';
}

/**
 * Shows glyphs, and moves the text state behind them ([ISO 32000-1] 9.4.4). Numbers among the glyphs shift what follows, in
 * thousandths of the type size.
 */
export function showGlyphs(
  runs: RunBuilder,
  glyphs: readonly unknown[],
  state: TextState,
  page: Matrix,
  artifact: boolean,
): void {
  const { font, size } = state;
  if (font === null || size === 0) {
    return;
  }
  const space = state.glyphSpace(page);
  const em = Math.hypot(space[2], space[3]);
  const along = Math.hypot(space[0], space[1]);
  const isPlaced = em > 0 && along > 0;
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
    const width = font.vertical ? -Number(glyph.vmetric?.[0] ?? -1000) * widthScale : glyph.width * widthScale;
    if (isPlaced) {
      runs.put({
        unicode: glyph.unicode,
        origin: font.vertical ? apply(space, 0, -x) : apply(space, x, 0),
        axis: font.vertical ? [-space[2] / em, -space[3] / em] : [space[0] / along, space[1] / along],
        width: width * (font.vertical ? em : along),
        em,
        corners: font.vertical
          ? [apply(space, -0.5, -x), apply(space, 0.5, -x - width)]
          : [apply(space, x, font.descent), apply(space, x + width, font.ascent)],
        font: font.id,
        isVertical: font.vertical,
        hidden: state.isHidden,
        artifact,
      });
    }
    x += font.vertical ? width - spacing : width + spacing;
  }
  if (font.vertical) {
    state.y -= x * size;
  } else {
    state.x += x * size * state.scale;
  }
}
