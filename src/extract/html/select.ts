import type { GridCell } from '../document.ts';
import { isNoise } from './noise.ts';

/** One piece of a body candidate in reading order, not yet judged. */
export type Piece =
  | { readonly kind: 'run'; readonly text: string; readonly linkChars: number; readonly heading: boolean }
  | { readonly kind: 'table'; readonly cells: readonly GridCell[]; readonly linkShare: number }
  | { readonly kind: 'image' };

const footer =
  /^(?:版权所有|版权声明|著作权声明|免责声明|网站声明|copyright|主办单位?[:：]|承办单位?[:：]|网站标识码|.{0,12}ICP备|.{0,10}公网安备|.{2,12}(?:著作权|传输内容)声明$)/i;
const clockTime = /\d{1,2}:\d{2}/;
const sentence = /[。；，：！？、]/;
const heads =
  /^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[条章部]|\d{1,2}[、．.])/;

/** Worth of a piece for belonging to the body; negative for what surrounds one. */
function worth(piece: Piece): number {
  if (piece.kind === 'image') return 0;
  if (piece.kind === 'table') {
    if (piece.linkShare > 0.5) return -20;
    let chars = 20;
    for (const cell of piece.cells) chars += Math.min(cell.text.length, 40);
    return chars;
  }
  const { text, linkChars } = piece;
  if (isNoise(text)) return -3;
  if (footer.test(text)) return -20;
  const length = text.length;
  if (linkChars * 2 > length) return -8 - linkChars;
  if (length < 120 && clockTime.test(text) && !/。/.test(text)) return -15;
  if (piece.heading || heads.test(text)) return 8;
  const plain = length - linkChars * 3;
  if (sentence.test(text)) return plain;
  return length >= 30 ? plain * 0.6 : linkChars > 0 ? -2 : 1;
}

/** Whether a piece inside the body is a link of its own that no sentence holds: related news, a menu, an advertisement. */
function isStrayLink(piece: Piece, prose: boolean): boolean {
  if (!prose || piece.kind === 'image') return false;
  return piece.kind === 'table' ? piece.linkShare > 0.5 : piece.linkChars * 2 > piece.text.length;
}

/**
 * The stretch of pieces that is the body: the one with the greatest sum of worths, so that menus before it and lists of
 * links after it fall away; stray links inside a body of prose go too.
 * Where nothing reads like a body (a list of links), everything stays.
 * @returns indexes of the pieces kept, in order
 */
export function selectPieces(pieces: readonly Piece[]): number[] {
  let best = 0;
  let bestStart = 0;
  let bestEnd = -1;
  let sum = 0;
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    const value = worth(piece);
    if (sum <= 0) {
      sum = 0;
      start = index;
    }
    sum += value;
    if (sum >= best && sum > 0) {
      best = sum;
      bestStart = start;
      bestEnd = index;
    }
  }
  if (bestEnd === -1)
    return pieces.flatMap((piece, index) => (piece.kind === 'run' && isNoise(piece.text) ? [] : [index]));
  const prose = best > 200;
  const kept: number[] = [];
  for (let index = bestStart; index <= bestEnd; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || isStrayLink(piece, prose) || (piece.kind === 'run' && isNoise(piece.text))) continue;
    kept.push(index);
  }
  return kept;
}
