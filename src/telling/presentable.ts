import type { Diff, DiffEntry, Reason } from '../domain/index.ts';
import { visibleText } from './markup.ts';
import { maskPersonalNumbers } from './personal-data.ts';

/** Fetched text as it may be sent to people: no hidden characters, personal numbers masked. */
export function presentable(text: string): string {
  return maskPersonalNumbers(visibleText(text));
}

/** A reason as data, its texts as they may be sent to people. */
export function presentableReason(reason: Reason): { readonly kind: string; readonly [part: string]: unknown } {
  return { ...(presentableValue(reason) as object), kind: reason.kind };
}

function presentableValue(value: unknown): unknown {
  if (typeof value === 'string') return presentable(value);
  if (Array.isArray(value)) return value.map(presentableValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, presentableValue(inner)]));
}

/** At most `most` characters of a text, with a sign where it was cut. */
export function cutTo(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Names of a document's maker are never shown; they may stand among its metadata. */
function namesAuthor(entry: DiffEntry): boolean {
  return entry.path
    .split('/')
    .some((segment) => /^(?:pdf:|meta:|dc[.:])?(?:author|creator|lastmodifiedby)$/iu.test(segment));
}

/** What of a comparison people may be told: no noise, no authors. */
export function tellable(diff: Diff): readonly DiffEntry[] {
  return diff.changes.filter((entry) => entry.significance !== 'none' && !namesAuthor(entry));
}
