import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { knownKeysOf, meantBy } from './known-keys.ts';
import type { ConfigProblem } from './problem.ts';
import { messageOf, remedyForKey, remedyOf, valuesOf, written } from './schema-words.ts';

/** A value read from a YAML file that knows on which line each of its parts stands. */
export interface Located<T> {
  readonly file: string;
  readonly value: T;
  lineOf(path: readonly PropertyKey[]): number | null;
}

export type ReadResult<T> =
  | { readonly kind: 'read'; readonly located: Located<T> }
  | { readonly kind: 'wrong'; readonly problems: readonly ConfigProblem[] };

/** Parses YAML and checks it by schema; every problem names its line, the first line first. `whenEmpty` is what to do with a file that holds nothing. */
export function readYaml<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  whenEmpty: string | null = null,
): ReadResult<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = firstOfEachLine(document.errors, lines).map(({ error, line }) => ({
      file,
      line,
      message: `not valid YAML: ${error.message}`,
      remedy: remedyForYaml(error.code),
      severity: 'error' as const,
    }));
    return { kind: 'wrong', problems };
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const holdsNothing = value === null || value === undefined;
  if (holdsNothing ? whenEmpty !== null : typeof value !== 'object' || Array.isArray(value)) {
    const message = holdsNothing ? 'holds nothing' : 'holds no `key: value` lines';
    const remedy =
      whenEmpty ?? 'write the keys that the JSON Schema in config/schemas lists, each on a line of its own';
    return { kind: 'wrong', problems: [{ file, line: null, message, remedy, severity: 'error' }] };
  }
  const checked = schema.safeParse(value ?? {});
  if (checked.success) {
    return { kind: 'read', located: { file, value: checked.data, lineOf: (path) => lineOf(document, lines, path) } };
  }
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, { file, document, lines, schema }));
  return { kind: 'wrong', problems: problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
}

/** One slip of the indentation breaks several rules; the first one says it. */
function firstOfEachLine(errors: Document['errors'], lines: LineCounter) {
  const seen = new Set<number>();
  return errors.flatMap((error) => {
    const { line } = lines.linePos(error.pos[0]);
    if (seen.has(line)) return [];
    seen.add(line);
    return [{ error, line }];
  });
}

function remedyForYaml(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of the two entries';
  if (code.includes('TAB')) return 'indent with spaces';
  return 'mend the indentation or quote the value; `key: value` needs the space';
}

interface Read {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly schema: z.ZodType;
}

function problemsOf(issue: z.core.$ZodIssue, { file, document, lines, schema }: Read): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeysOf(schema);
    return issue.keys.map((key) => ({
      file,
      line: lineOf(document, lines, [...issue.path, key]),
      message: `unknown key ${written([...issue.path, key])}`,
      remedy: remedyForKey(key, issue.path, known),
      severity: 'error' as const,
    }));
  }
  const missing = document.getIn(issue.path) === undefined;
  const key = String(issue.path.at(-1));
  const line = lineOf(document, lines, issue.path);
  if (!missing) {
    const message = `${written(issue.path)}: ${messageOf(issue)}`;
    return [{ file, line, message, remedy: remedyOf(issue), severity: 'error' }];
  }
  const siblings = document.getIn(issue.path.slice(0, -1), true);
  const siblingKeys = isMap(siblings) ? siblings.items.map((item) => String(item.key)) : [];
  const misspelt = meantBy(key, siblingKeys);
  const remedy =
    misspelt === null ? `add \`${key}: ${valuesOf(issue)}\`` : `write \`${key}\` instead of \`${misspelt}\``;
  return [{ file, line, message: `${written(issue.path)} is missing`, remedy, severity: 'error' }];
}

/** The line of the deepest part of `path` that stands in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== null) return lines.linePos(offset).line;
  }
  return null;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  const key = path.at(-1);
  const parent = path.length === 0 ? null : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? null;
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return hasRange(node) ? node.range[0] : null;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, ...number[]] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
