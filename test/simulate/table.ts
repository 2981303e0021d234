import { rows, unheldRows, unplayedKinds } from './rows.ts';
import { fates, type KindTally, type Tally } from './tally.ts';

/** A run as tables: kinds of happening, what was expected of them and how it was told; then the rows that it has to hold. */
export function tableOf(tally: Tally): string {
  const kinds = Object.entries(tally.kinds).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const lines = kinds.map(([kind, own]) => [kind, own.played, own.expected, ...fates.map((fate) => own.fates[fate])]);
  const sums = [1, 2, 3, 4, 5, 6, 7].map((column) => lines.reduce((sum, line) => sum + Number(line[column]), 0));
  const header = ['happening', 'played', 'expected', 'delivered', 'late', 'undelivered', 'missed', 'not yet due'];
  const perThousand = (tally.falseMinors / Math.max(1, tally.crawls)) * 1000;
  const unplayed = unplayedKinds(tally);
  const unheld = unheldRows(tally);
  return [
    ...aligned([header, ...lines, ['all', ...sums]]),
    '',
    ...aligned([
      ['row', 'held', 'expected', 'delivered', 'failed'],
      ...rows.map(({ row, kinds: own }) => [row, ...heldOf(tally, own)]),
    ]),
    '',
    unheld.length === 0 ? 'every row was held' : `rows not held: ${unheld.join(', ')}`,
    unplayed.length === 0 ? 'every kind of happening was played' : `not played: ${unplayed.join(', ')}`,
    `false majors ${tally.falseMajors}; false minors ${tally.falseMinors} (${perThousand.toFixed(2)} in a thousand crawls); recorded without cause and told to nobody ${tally.heldBack}`,
    `crawls ${tally.crawls}; visits ${tally.visits}; ${Math.round(tally.cpuSeconds)} s of CPU without the database's`,
  ].join('\n');
}

/** How often a row was played, what was expected of it, how much of that was told, and how much late, wrongly or not at all. */
function heldOf({ kinds }: Tally, own: readonly string[]): readonly number[] {
  const found = own.flatMap((kind) => kinds[kind] ?? []);
  const sum = (of: (kind: KindTally) => number): number => found.reduce((total, kind) => total + of(kind), 0);
  return [
    sum(({ played }) => played),
    sum(({ expected }) => expected),
    sum(({ fates: { told } }) => told),
    sum(({ fates: { late, untold, missed } }) => late + untold + missed),
  ];
}

function aligned(lines: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => String(line[column]).length)));
  return lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? String(cell).padEnd(width) : String(cell === 0 ? '·' : cell).padStart(width);
      })
      .join('  '),
  );
}
