import type { CellNotes, CellState } from '../../domain/index.ts';

/** One cell of an identity. `value` is null where no number stands; `state` says what stands there. */
export interface Term {
  readonly value: number | null;
  readonly state: CellState;
  readonly label: string;
}

/** What holding two sums of cells against each other says. */
export interface Balance {
  readonly status: 'pass' | 'fail' | 'warn' | 'skip';
  /** Sums with blanks counted as zero; null where a side has no number at all. */
  readonly left: number | null;
  readonly right: number | null;
  readonly flags: readonly string[];
}

export function termOf(
  values: readonly (number | null)[] | undefined,
  cells: CellNotes,
  row: string,
  column: number,
  label: string,
): Term {
  const value = values?.[column] ?? null;
  const state = value === null ? (cells[`${row}/${column}`]?.state ?? 'unread') : 'number';
  return { value, state, label };
}

/** Rounded so that sums of decimals do not differ by traces of binary fractions. */
export function sumOf(terms: readonly Term[]): number {
  return Math.round(terms.reduce((sum, term) => sum + (term.value ?? 0), 0) * 1e6) / 1e6;
}

function printedSum(terms: readonly Term[]): number | null {
  return terms.some((term) => term.value !== null) ? sumOf(terms) : null;
}

const notRead = new Set<CellState>(['unread', 'image']);

/**
 * Holds two sums against each other. A blank, a slash and a dash are unknown numbers of zero or more: where zeros satisfy the
 * identity it passes, flagged `filledAsBlank`; where no numbers can, it fails; else it warns. A cell that was not read, and
 * nothing printed at all, leave it undecided.
 */
export function balance(left: readonly Term[], right: readonly Term[]): Balance {
  const sums = { left: printedSum(left), right: printedSum(right) };
  const terms = [...left, ...right];
  if (terms.some((term) => notRead.has(term.state))) {
    return { status: 'skip', ...sums, flags: ['unread'] };
  }
  if (terms.every((term) => term.value === null)) {
    return { status: 'skip', ...sums, flags: ['nothingPrinted'] };
  }
  const difference = sumOf(left) - sumOf(right);
  const blankLeft = left.some((term) => term.value === null);
  const blankRight = right.some((term) => term.value === null);
  if (!blankLeft && !blankRight) {
    return { status: difference === 0 ? 'pass' : 'fail', ...sums, flags: [] };
  }
  if (difference === 0) {
    return { status: 'pass', ...sums, flags: ['filledAsBlank'] };
  }
  const canRise = difference < 0 ? blankLeft : blankRight;
  return { status: canRise ? 'warn' : 'fail', ...sums, flags: ['blank'] };
}

/** Holds that one sum is no more than another, blanks judged as in `balance`. */
export function atMost(left: readonly Term[], right: readonly Term[]): Balance {
  const result = balance(left, right);
  if (result.status === 'skip' || sumOf(left) <= sumOf(right)) {
    const blank = [...left, ...right].some((term) => term.value === null);
    return result.status === 'skip' ? result : { ...result, status: 'pass', flags: blank ? ['filledAsBlank'] : [] };
  }
  const canRise = right.some((term) => term.value === null);
  return { ...result, status: canRise ? 'warn' : 'fail', flags: canRise ? ['blank'] : [] };
}

function printed(terms: readonly Term[]): string {
  return terms.map((term) => `${term.label} ${term.value ?? symbols[term.state]}`).join(' + ');
}

const symbols: Readonly<Record<CellState, string>> = {
  number: '',
  blank: '（空）',
  slash: '/',
  dash: '—',
  unread: '（未识读）',
  image: '（图片）',
};

/** Both sides in words: `本年新收 21 + 上年结转 0 ≠ 总计 20 + 结转下年 0`. */
export function describe(left: readonly Term[], right: readonly Term[], result: Balance): string {
  const relation = { pass: '=', fail: '≠', warn: '≟', skip: '?' }[result.status];
  return `${printed(left)} ${relation} ${printed(right)}`;
}
