import type { Check, ChecksBetween, Extraction } from '../domain/index.ts';

/** What a check holds against what, however its words or its figures differ. */
const placeOf = ({ id, at }: Check): string => JSON.stringify([id, at.table, at.row, at.column, at.year]);

/** Which of the form's identities came to fail between two versions, which came to hold, and how many fail in both. */
export function checksBetween(before: Pick<Extraction, 'checks'>, after: Pick<Extraction, 'checks'>): ChecksBetween {
  const failing = ({ checks }: Pick<Extraction, 'checks'>): ReadonlySet<string> =>
    new Set(checks.filter(({ status }) => status === 'fail').map(placeOf));
  const [was, is] = [failing(before), failing(after)];
  return {
    appeared: [...is].filter((place) => !was.has(place)).length,
    vanished: [...was].filter((place) => !is.has(place)).length,
    remaining: [...is].filter((place) => was.has(place)).length,
  };
}
