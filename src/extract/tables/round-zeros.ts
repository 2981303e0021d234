import type { CellReading } from './cell.ts';

/** The letter O and circles, which stand for zero where numbers are typed by hand. */
const round = /[OoΟοОо○◯]/gu;
const roundNumber = /^[\dOoΟοОо○◯]{1,9}$/u;

function asNumber({ state, raw }: CellReading): number | null {
  const printed = raw.normalize('NFKC').trim();
  return state === 'unread' && roundNumber.test(printed) ? Number(printed.replaceAll(round, '0')) : null;
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
