import type { DiffEntry } from '../domain/index.ts';
import { ruleOf } from './significance.ts';
import type { Subject } from './significance.ts';

/** One reference token of a JSON Pointer (RFC 6901). */
export function pointerToken(token: string | number): string {
  return String(token).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A JSON Pointer of these tokens. */
export function pointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${pointerToken(token)}`).join('');
}

/** An entry of a diff about a subject. */
export function entryOf(
  subject: Subject,
  path: string,
  label: string,
  before: DiffEntry['before'],
  after: DiffEntry['after'],
): DiffEntry {
  const { kind, significance } = ruleOf(subject);
  return { kind, path, label, before, after, significance };
}
