import { eachSimplified, toSimplified } from '../text/index.ts';

const dropped = 0xffff;
/** What becomes several characters. */
const spelled = 0xfffe;

/** Shapes of one and the same mark or character. */
const marks: readonly (readonly [shapes: string, one: string])[] = [
  ['〔﹝【〖', '['],
  ['〕﹞】〗', ']'],
  ['﹙', '('],
  ['﹚', ')'],
  ['“”„「」『』﹁﹂﹃﹄〝〞', '"'],
  ['‘’‚′', "'"],
  ['—–―−‐‑‒─━﹣﹘', '-'],
  ['〜∼', '~'],
  ['•・･⋅∙●', '·'],
  ['｡', '。'],
  ['､', '、'],
  ['○◯', '〇'],
  // Characters of their own in Simplified text, which converters put for these: 答覆, 顯著, 憑藉.
  ['覆', '复'],
  ['著', '着'],
  ['藉', '借'],
  ['瞭', '了'],
  ['枱', '台'],
  ['衞', '卫'],
  ['敍', '叙'],
  ['馀', '余'],
  ['锺', '钟'],
  ['薰', '熏'],
  ['甦', '苏'],
  ['∕⁄', '/'],
  ['﹒', '.'],
  ['﹐', ','],
  ['﹕', ':'],
  ['﹔', ';'],
  ['﹪', '%'],
];
/** ㈠ ⑴ ⒈: a number with its bracket or stop in one character. */
const bracketedNumber = /[\u2474-\u249b\u3220-\u3243]/g;
const bracketedNumbers = [
  [0x2474, 0x249b],
  [0x3220, 0x3243],
] as const;
const blanks = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** Where blanks stand among the characters; to ask all others costs more than a page. */
const mayBeBlank = [
  [0, 0x20ff],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
] as const;

/** What a code unit folds to; 0 where it stays. */
type FoldTable = Uint16Array;

let table: FoldTable | null = null;

/** @param strewn marks that are dropped in whatever shape they are printed */
function build(strewn = ''): FoldTable {
  const codes = new Uint16Array(0x1_0000);
  const gone = new Set(Array.from(strewn, (mark) => mark.charCodeAt(0)));
  const note = (code: number, form: number): void => {
    codes[code] = gone.has(form) ? dropped : form;
  };
  for (const code of gone) codes[code] = dropped;
  eachSimplified(note);
  for (const [from, to] of [
    [0x2e80, 0x2fdf],
    [0xf900, 0xfaff],
  ] as const) {
    for (let code = from; code <= to; code += 1) {
      const composed = toSimplified(String.fromCharCode(code).normalize('NFKC'));
      if (composed.length === 1) note(code, composed.charCodeAt(0));
    }
  }
  for (let code = 0xff01; code <= 0xff5e; code += 1) note(code, code - 0xfee0);
  for (const [shapes, one] of marks) {
    for (const shape of shapes) note(shape.charCodeAt(0), one.charCodeAt(0));
  }
  for (const [from, to] of bracketedNumbers) codes.fill(spelled, from, to + 1);
  for (const [from, to] of mayBeBlank) {
    for (let code = from; code <= to; code += 1) {
      if (blanks.test(String.fromCharCode(code))) codes[code] = dropped;
    }
  }
  return codes;
}

const address = /https?:\/\/\S+/gi;
const sessionPart =
  /;jsessionid=[^?#\s]*|([?&])(?:jsessionid|sid|sessionid|token|timestamp|rand|random|_t|_)=[^&#\s]*/gi;

/** An address without what differs from one request to the next: scheme, session ids, tokens. */
export function foldAddress(url: string): string {
  return url
    .replace(/^https?:/i, '')
    .replace(sessionPart, '$1')
    .replace(/[?&]+$/, '')
    .replace(/&{2,}/g, '&')
    .replace('?&', '?');
}

/** Marks that print and punctuation vary. */
const punctuation = '()、.,，。:：·"';
let bareTable: FoldTable | null = null;

/** As `foldText`, without brackets, stops, commas, colons and quotes: what is left of a heading or a row, however printed. */
export function foldBare(text: string): string {
  bareTable ??= build(punctuation);
  return folded(text, bareTable);
}

const groupedThousands = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)/g;

/** 12,846 is 12846. */
function withoutGrouping(folded: string): string {
  return folded.includes(',') ? folded.replace(groupedThousands, (figure) => figure.replaceAll(',', '')) : folded;
}

/**
 * The form in which two texts are the same when a reader would call them the same: Simplified, half-width, brackets, quotes
 * and dashes of one shape, figures without marks between thousands, addresses without scheme and session, no blanks of any
 * kind. Never shown to anybody.
 */
export function foldText(text: string): string {
  table ??= build();
  return withoutGrouping(folded(text, table));
}

function folded(text: string, table: FoldTable): string {
  let source = text;
  if (source.includes('://')) source = source.replace(address, foldAddress);
  let kept = '';
  let from = 0;
  for (let index = 0; index < source.length; index += 1) {
    const code = source.charCodeAt(index);
    const form = table[code];
    if (form === 0 || form === undefined) continue;
    if (form === spelled)
      return folded(
        source.replace(bracketedNumber, (character) => character.normalize('NFKC')),
        table,
      );
    if (from < index) kept += source.slice(from, index);
    if (form !== dropped) kept += String.fromCharCode(form);
    from = index + 1;
  }
  return from === 0 ? source : kept + source.slice(from);
}
