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

/** What one side of an identity comes to. */
interface Side {
  /** Blanks counted as zero. */
  readonly sum: number;
  readonly printed: boolean;
  readonly blank: boolean;
  readonly unread: boolean;
}

function sideOf(terms: readonly Term[]): Side {
  let printed = false;
  let blank = false;
  let unread = false;
  for (const { value, state } of terms) {
    if (value === null) blank = true;
    else printed = true;
    unread ||= state === 'unread' || state === 'image';
  }
  return { sum: sumOf(terms), printed, blank, unread };
}

/**
 * Holds two sums against each other. A blank, a slash and a dash are unknown numbers of zero or more: where zeros satisfy the
 * identity it passes, flagged `filledAsBlank`; where no numbers can, it fails; else it warns. A cell that was not read, and
 * nothing printed at all, leave it undecided.
 */
export function balance(left: readonly Term[], right: readonly Term[]): Balance {
  const one = sideOf(left);
  const other = sideOf(right);
  const answer = (status: Balance['status'], flags: readonly string[]): Balance => ({
    status,
    left: one.printed ? one.sum : null,
    right: other.printed ? other.sum : null,
    flags,
  });
  if (one.unread || other.unread) {
    return answer('skip', ['unread']);
  }
  if (!one.printed && !other.printed) {
    return answer('skip', ['nothingPrinted']);
  }
  const difference = one.sum - other.sum;
  if (!one.blank && !other.blank) {
    return answer(difference === 0 ? 'pass' : 'fail', []);
  }
  if (difference === 0) {
    return answer('pass', ['filledAsBlank']);
  }
  const canRise = difference < 0 ? one.blank : other.blank;
  return answer(canRise ? 'warn' : 'fail', ['blank']);
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
