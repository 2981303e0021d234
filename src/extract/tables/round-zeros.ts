import { lookOfNumber } from '../../text/index.ts';
import type { CellReading } from './cell.ts';

function asNumber({ state, raw }: CellReading): number | null {
  return state === 'unread' ? lookOfNumber(raw) : null;
}

/** The readings with letters that stand for zero read as such: only where all cells are numbers then, and these hold together. */
export function withRoundZeros(
  readings: readonly CellReading[],
  holds: (values: readonly number[]) => boolean,
): readonly CellReading[] {
  if (!readings.some((reading) => asNumber(reading) !== null)) return readings;
  const values = readings.flatMap((reading) => reading.value ?? asNumber(reading) ?? []);
  if (values.length !== readings.length || !holds(values)) return readings;
  return readings.map((reading, index) =>
    reading.value === null
      ? {
          ...reading,
          state: 'number',
          value: values[index] ?? null,
          reason: 'a letter stands for zero, since so the row adds up',
        }
      : reading,
  );
}

/** The readings of a table that no sum binds, with a letter that stands alone in a cell read as zero where figures stand in others. */
export function withLoneZeros(rows: readonly (readonly CellReading[])[]): readonly (readonly CellReading[])[] {
  const holdsFigures = rows.some((readings) => readings.some(({ raw, value }) => value !== null && /\d/u.test(raw)));
  if (!holdsFigures) return rows;
  return rows.map((readings) =>
    readings.map((reading) =>
      asNumber(reading) === 0 && reading.raw.length === 1
        ? { ...reading, state: 'number', value: 0, reason: 'a letter stands for zero' }
        : reading,
    ),
  );
}
