import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isMatrix, type Matrix } from './geometry.ts';
import type { Font } from './text-state.ts';

const thousandth: Matrix = [0.001, 0, 0, 0.001, 0, 0];
const usualAscent = 0.86;
const usualDescent = -0.14;

/** Fonts without metrics have NaN for them, and some have none worth the name. */
function known(value: unknown, usual: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value !== 0 && Math.abs(value) < 2 ? value : usual;
}

function propertyOf(value: object, name: string): unknown {
  return Reflect.get(value, name);
}

/** Waits for the fonts that a page's operators name: they come on their own, each before the first operator that needs it. */
export async function fontsArrived(page: PDFPageProxy, ids: Iterable<string>): Promise<void> {
  const arrivals = Array.from(new Set(ids), (id) => new Promise((resolve) => void page.commonObjs.get(id, resolve)));
  await Promise.all(arrivals);
}

/** Fonts of a page by their names, once they have arrived. */
export function fontsOf(page: PDFPageProxy): (id: string) => Font | null {
  const fonts = new Map<string, Font | null>();
  const read = (id: string): Font | null => {
    const found: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
    if (typeof found !== 'object' || found === null) {
      return null;
    }
    const matrix = propertyOf(found, 'fontMatrix');
    const isType3 = propertyOf(found, 'isType3Font') === true;
    return {
      id,
      isType3,
      vertical: propertyOf(found, 'vertical') === true,
      matrix: isMatrix(matrix) && matrix[0] !== 0 ? matrix : thousandth,
      ascent: isType3 ? usualAscent : known(propertyOf(found, 'ascent'), usualAscent),
      descent: isType3 ? usualDescent : known(propertyOf(found, 'descent'), usualDescent),
    };
  };
  return (id) => {
    let font = fonts.get(id);
    if (font === undefined) {
      font = read(id);
      fonts.set(id, font);
    }
    return font;
  };
}
