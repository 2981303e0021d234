import type { Reason } from '../domain/index.ts';
import { english } from '../telling/reasons/index.ts';

/** What holds a reason, wherever it stands in an answer. */
const reasonKeys = new Set([
  'reason',
  'stateReason',
  'frozenReason',
  'lastReason',
  'nextRunReason',
  'confirmed',
  'trouble',
]);

/** An answer for machines: every reason in words, and beside it, under `…Data`, its kind and its parts. */
export function toldJson(value: unknown, timeZone: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => toldJson(inner, timeZone));
  return typeof value !== 'object' || value === null || value instanceof Date ? value : toldRecord(value, timeZone);
}

/** The same of one record, to which a command adds what only it knows. */
export function toldRecord(record: object, timeZone: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, inner]): readonly (readonly [string, unknown])[] =>
      reasonKeys.has(key) && isReason(inner)
        ? [
            [key, english(timeZone).of(inner)],
            [`${key}Data`, inner],
          ]
        : [[key, toldJson(inner, timeZone)]],
    ),
  );
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
