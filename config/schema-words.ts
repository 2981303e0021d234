import type { z } from 'zod';
import { meantBy, type KnownKeys } from './known-keys.ts';

/** A path as an operator writes it: `columns[0].url`. */
export function written(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

/** What to do with a key that the schema does not know at that path. */
export function remedyForKey(key: string, path: readonly PropertyKey[], known: KnownKeys): string {
  const here = path.filter((part) => typeof part === 'string').join('.');
  const homes = known.get(key) ?? [];
  if (homes.length > 0 && !homes.includes(here)) {
    const home = homes[0] === '' ? 'at the top of the file' : `below \`${homes[0]}\``;
    return `write it ${home}, or remove it`;
  }
  const siblings = [...known].flatMap(([name, paths]) => (paths.includes(here) ? [name] : []));
  const meant = meantBy(key, siblings);
  return meant === null
    ? 'remove it or correct its spelling; the JSON Schema in config/schemas lists the keys'
    : `write \`${meant}\`, if that is meant, or remove it`;
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list, as in `[one, two]`',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  object: 'keys of its own below it',
};

/** What is wrong with a value. */
export function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' ? `must be ${kinds[issue.expected] ?? issue.expected}` : issue.message;
}

/** What may stand there, as far as the schema tells; `…` where it does not. */
export function valuesOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return issue.options.join('` or `');
  if (issue.code === 'invalid_value') return issue.values.map(String).join('` or `');
  return '…';
}

/** What to do with a value. */
export function remedyOf(issue: z.core.$ZodIssue): string {
  const named: unknown = issue.code === 'custom' ? issue.params?.['remedy'] : undefined;
  if (typeof named === 'string') return named;
  const values = valuesOf(issue);
  if (values !== '…') return `write \`${values}\``;
  if (issue.code === 'invalid_type') return `write ${kinds[issue.expected] ?? issue.expected}`;
  return `correct the value of ${written(issue.path)}`;
}
