import type { Audit, Verdict } from './auditor.ts';

export interface Figures {
  readonly crawls: number;
  readonly visits: number;
  readonly seconds: number;
}

const fates = ['told', 'late', 'untold', 'missed', 'not due'] as const;

/** The outcome of a simulation as a table: kinds of happening, what was expected of them, and how it was told. */
export function tableOf(
  played: ReadonlyMap<string, number>,
  { verdicts, falseMajors, falseMinors, heldBack }: Audit,
  figures: Figures,
): string {
  const groups = Map.groupBy(verdicts, ({ happening }) => happening.kind);
  const rows = [...played]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => {
      const own = groups.get(kind) ?? [];
      return [kind, count, own.length, ...fates.map((fate) => countOf(own, fate))];
    });
  const all = [
    'all',
    [...played.values()].reduce((sum, count) => sum + count, 0),
    verdicts.length,
    ...fates.map((fate) => countOf(verdicts, fate)),
  ];
  const header = ['happening', 'played', 'expected', 'delivered', 'late', 'undelivered', 'missed', 'not yet due'];
  const perThousand = (falseMinors.length / Math.max(1, figures.crawls)) * 1000;
  return [
    ...aligned([header, ...rows, all]),
    '',
    `false majors ${falseMajors.length}; false minors ${falseMinors.length} (${perThousand.toFixed(2)} in a thousand crawls); recorded without cause and told to nobody ${heldBack.length}`,
    `crawls ${figures.crawls}; visits ${figures.visits}; ${Math.round(figures.seconds)} s`,
  ].join('\n');
}

const countOf = (verdicts: readonly Verdict[], fate: (typeof fates)[number]): number =>
  verdicts.filter((verdict) => verdict.fate.kind === fate).length;

function aligned(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? String(cell).padEnd(width) : String(cell === 0 ? '·' : cell).padStart(width);
      })
      .join('  '),
  );
}
