import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { ConfigProblem } from './problem.ts';

/** A value read from a YAML file that knows on which line each of its parts stands. */
export interface Located<T> {
  readonly file: string;
  readonly value: T;
  lineOf(path: readonly PropertyKey[]): number | null;
}

export type ReadResult<T> =
  | { readonly kind: 'read'; readonly located: Located<T> }
  | { readonly kind: 'wrong'; readonly problems: readonly ConfigProblem[] };

/** Parses YAML and checks it by schema; every problem names its line. */
export function readYaml<S extends z.ZodType>(file: string, source: string, schema: S): ReadResult<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `not valid YAML: ${error.message}`,
      remedy: remedyForYaml(error.code),
      severity: 'error' as const,
    }));
    return { kind: 'wrong', problems };
  }
  const checked = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (checked.success) {
    return { kind: 'read', located: { file, value: checked.data, lineOf: (path) => lineOf(document, lines, path) } };
  }
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, file, document, lines));
  return { kind: 'wrong', problems };
}

function remedyForYaml(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of the two entries';
  if (code.includes('TAB')) return 'indent with spaces';
  return 'mend the indentation or quote the value; `key: value` needs the space';
}

function problemsOf(
  issue: z.core.$ZodIssue,
  file: string,
  document: Document,
  lines: LineCounter,
): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      line: lineOf(document, lines, [...issue.path, key]),
      message: `unknown key ${written([...issue.path, key])}`,
      remedy: 'remove it or correct its spelling; the JSON Schema in config/schemas lists the keys',
      severity: 'error' as const,
    }));
  }
  const missing = issue.code === 'invalid_type' && document.getIn(issue.path) === undefined;
  const named: unknown = issue.code === 'custom' ? issue.params?.['remedy'] : undefined;
  const remedy = typeof named === 'string' ? named : `correct the value of ${written(issue.path)}`;
  return [
    {
      file,
      line: lineOf(document, lines, issue.path),
      message: missing ? `${written(issue.path)} is missing` : `${written(issue.path)}: ${issue.message}`,
      remedy: missing ? `add \`${String(issue.path.at(-1))}: …\`` : remedy,
      severity: 'error',
    },
  ];
}

function written(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');
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
