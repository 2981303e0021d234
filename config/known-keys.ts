import { z } from 'zod';

/** Where a schema knows a key: the path of each mapping that may hold it, `crawl.season`; empty for the whole file. */
export type KnownKeys = ReadonlyMap<string, readonly string[]>;

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every key that a schema knows, anywhere in it. */
export function knownKeysOf(schema: z.ZodType): KnownKeys {
  const known = new Map<string, string[]>();
  collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '', known);
  return known;
}

function collect(schema: JsonSchema, path: string, known: Map<string, string[]>): void {
  for (const [key, part] of Object.entries(schema.properties ?? {})) {
    const paths = known.get(key) ?? [];
    known.set(key, paths.includes(path) ? paths : [...paths, path]);
    if (typeof part === 'object') collect(part, path === '' ? key : `${path}.${key}`, known);
  }
  const parts = [schema.items ?? [], schema.anyOf ?? [], schema.oneOf ?? [], schema.allOf ?? []].flat();
  for (const part of parts) if (typeof part === 'object') collect(part, path, known);
}

/** The known key that a misspelt one was meant to be, whatever its case; null where none is near. */
export function meantBy(misspelt: string, keys: Iterable<string>): string | null {
  const most = Math.min(2, Math.floor(misspelt.length / 3));
  const near = [...keys]
    .map((key) => ({ key, steps: stepsBetween(misspelt.toLowerCase(), key.toLowerCase()) }))
    .toSorted((one, other) => one.steps - other.steps)[0];
  return near !== undefined && near.steps <= most ? near.key : null;
}

/** Letters to add, take away, exchange or swap between two short words (optimal string alignment). */
function stepsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const exchanged = cell(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const steps = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, exchanged);
      rows[i]?.push(swapped ? Math.min(steps, cell(i - 2, j - 2) + 1) : steps);
    }
  }
  return cell(one.length, other.length);
}
