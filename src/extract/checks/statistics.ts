import type { Check, StatisticsTable } from '../../domain/index.ts';
import { balance, describe, sumOf, type Balance, type Term } from './terms.ts';

interface Sum {
  readonly id: string;
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Sums of the statistics table of 2014. Answered and closed applications may differ. */
const sums: readonly Sum[] = [
  { id: 'K1', whole: 'received', parts: ['received_person', 'received_fax', 'received_web', 'received_letter'] },
  { id: 'K2', whole: 'closed', parts: ['closed_in_time', 'closed_extended'] },
  {
    id: 'K3',
    whole: 'answered',
    parts: [
      'answered_public',
      'answered_open',
      'answered_partial',
      'answered_denied',
      'answered_other_organ',
      'answered_nonexistent',
      'answered_supplement',
      'answered_other_way',
    ],
  },
  {
    id: 'K4',
    whole: 'answered_denied',
    parts: [
      'denied_state_secret',
      'denied_trade_secret',
      'denied_privacy',
      'denied_security',
      'denied_not_information',
      'denied_other',
    ],
  },
  {
    id: 'K5',
    whole: 'reconsiderations',
    parts: ['reconsiderations_upheld', 'reconsiderations_corrected', 'reconsiderations_other'],
  },
  { id: 'K6', whole: 'lawsuits', parts: ['lawsuits_upheld', 'lawsuits_corrected', 'lawsuits_other'] },
  { id: 'K7', whole: 'staff', parts: ['staff_full_time', 'staff_part_time'] },
];

function codes(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `code_${String(from + index)}`);
}

/** Sums of the local forms before 2014: applications by channel, answers, refusals by reason. */
const localSums: readonly Sum[] = [
  { id: 'K1', whole: 'code_10', parts: codes(11, 16) },
  { id: 'K3', whole: 'code_17', parts: codes(18, 20) },
  { id: 'K4', whole: 'code_20', parts: codes(21, 31) },
];

const channelParts = ['by_gazette', 'by_website', 'by_weibo', 'by_wechat', 'by_other'];

function term(table: StatisticsTable, key: string): Term {
  const row = table.rows[key];
  const value = row?.value ?? null;
  const state = value === null ? (table.cells[`${key}/0`]?.state ?? 'unread') : 'number';
  return { value, state, label: row?.label ?? key };
}

function checkOf(id: string, row: string, year: number | null, result: Balance, detail: string): Check {
  return {
    id,
    at: { table: 'statistics', row, column: 0, year },
    status: result.status,
    left: result.left,
    right: result.right,
    flags: result.flags,
    detail,
  };
}

/** K8: a part is no more than the whole. The form's wording allows exceptions, so that it warns at most. */
function notMore(left: readonly Term[], right: readonly Term[], flag: string, year: number | null, row: string): Check {
  const known = [...left, ...right].every((each) => each.value !== null);
  const holds = sumOf(left) <= sumOf(right);
  const result: Balance = {
    status: known ? (holds ? 'pass' : 'warn') : 'skip',
    left: known ? sumOf(left) : null,
    right: known ? sumOf(right) : null,
    flags: known ? [flag] : [flag, 'unknown'],
  };
  const names = (terms: readonly Term[]): string =>
    terms.map((each) => `${each.label} ${each.value ?? '（无数）'}`).join(' + ');
  return checkOf('K8', row, year, result, `${names(left)} ≤ ${names(right)}`);
}

export function checkStatistics(table: StatisticsTable, year: number | null): readonly Check[] {
  return 'code_10' in table.rows ? checkSums(table, localSums, year) : checkNational(table, year);
}

function checkSums(table: StatisticsTable, held: readonly Sum[], year: number | null): readonly Check[] {
  return held.map(({ id, whole, parts }) => {
    const left = [term(table, whole)];
    const right = parts.map((part) => term(table, part));
    const result = balance(left, right);
    return checkOf(id, whole, year, result, describe(left, right, result));
  });
}

function checkNational(table: StatisticsTable, year: number | null): readonly Check[] {
  const channels = channelParts.map((key) => term(table, key));
  return [
    ...checkSums(table, sums, year),
    notMore([term(table, 'disclosed_normative')], [term(table, 'disclosed')], 'part', year, 'disclosed_normative'),
    notMore([term(table, 'disclosed')], channels, 'channels', year, 'disclosed'),
  ];
}
