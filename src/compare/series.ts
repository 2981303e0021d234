import type { ApplicationRowKey, Extraction } from '../domain/index.ts';

/** How applications ended, in the order of the form; together they are `handled`. */
export const outcomes = ['open', 'partial', 'denied', 'unavailable', 'unprocessed', 'otherwise'] as const;
export type Outcome = (typeof outcomes)[number];

/** Figures that every form since 2014 asks for, from which one sees how a publisher does over the years. */
export const mainFigures = [
  'new',
  'carriedIn',
  'handled',
  ...outcomes,
  'carriedOut',
  'reconsiderations',
  'reconsiderationsCorrected',
  'lawsuits',
  'lawsuitsCorrected',
] as const;
export type MainFigure = (typeof mainFigures)[number];

export interface YearValues {
  /** `tables`: tables 3 and 4 since 2019. `statistics`: the statistics table of 2014, which counts some things otherwise. */
  readonly from: 'tables' | 'statistics' | null;
  readonly values: Readonly<Record<MainFigure, number | null>>;
}

const total = 6;
const litigationTotal = 4;
const corrected = 1;

/** Null where any of them is unknown: a blank is not zero. */
function sum(values: readonly (number | null)[]): number | null {
  return values.length === 0 || values.includes(null)
    ? null
    : values.reduce<number>((whole, value) => whole + (value ?? 0), 0);
}

function ofTables({ tables }: Extraction): YearValues['values'] {
  const rows = tables.applications?.rows ?? {};
  const row = (key: ApplicationRowKey): number | null => rows[key]?.[total] ?? null;
  const present = (keys: readonly ApplicationRowKey[]): number | null =>
    sum(keys.filter((key) => rows[key] !== undefined).map(row));
  const { litigation } = tables;
  const suits = (column: number): number | null =>
    litigation === null ? null : sum([litigation.direct[column] ?? null, litigation.after[column] ?? null]);
  return {
    new: row('new'),
    carriedIn: row('carry_in'),
    handled: row('total'),
    open: row('open'),
    partial: row('partial'),
    denied: present(['deny1', 'deny2', 'deny3', 'deny4', 'deny5', 'deny6', 'deny7', 'deny8']),
    unavailable: present(['na1', 'na2', 'na3']),
    unprocessed: present(['nop1', 'nop2', 'nop3', 'nop4', 'nop5']),
    otherwise: present(['oth', 'oth1', 'oth2', 'oth3']),
    carriedOut: row('carry_out'),
    reconsiderations: litigation?.reconsideration[litigationTotal] ?? null,
    reconsiderationsCorrected: litigation?.reconsideration[corrected] ?? null,
    lawsuits: suits(litigationTotal),
    lawsuitsCorrected: suits(corrected),
  };
}

function ofStatistics({ tables }: Extraction): YearValues['values'] {
  const value = (row: string): number | null => tables.statistics?.rows[row]?.value ?? null;
  const unknown = Object.fromEntries(mainFigures.map((key) => [key, null])) as Record<MainFigure, null>;
  return {
    ...unknown,
    new: value('received'),
    handled: value('closed'),
    reconsiderations: value('reconsiderations'),
    reconsiderationsCorrected: value('reconsiderations_corrected'),
    lawsuits: value('lawsuits'),
    lawsuitsCorrected: value('lawsuits_corrected'),
  };
}

/** The main figures of one report; what its form does not ask for, or leaves blank, is null. */
export function mainFiguresOf(extraction: Extraction): YearValues {
  const { applications, litigation, statistics } = extraction.tables;
  if (applications !== null || litigation !== null) return { from: 'tables', values: ofTables(extraction) };
  return { from: statistics === null ? null : 'statistics', values: ofStatistics(extraction) };
}
