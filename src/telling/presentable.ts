import type { Diff, DiffEntry } from '../domain/index.ts';
import { visibleText } from './markup.ts';
import { maskPersonalNumbers } from './personal-data.ts';

/** Fetched text as it may be sent to people: no hidden characters, personal numbers masked. */
export function presentable(text: string): string {
  return maskPersonalNumbers(visibleText(text));
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
