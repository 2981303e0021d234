import { sql, type RawBuilder } from 'kysely';

/** Escapes that PostgreSQL takes in no text: NUL, and halves of surrogate pairs. */
const refused = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** JSON that PostgreSQL accepts whatever the texts hold: what it cannot store becomes U+FFFD. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\u') ? text.replaceAll(refused, '$1\uFFFD') : text;
}

/** A text that PostgreSQL accepts. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/**
 * Rows as a table expression, in one parameter however many there are. `columns` is a trusted column definition list:
 * `id uuid, url text`. Keys of the rows are the columns' names; a missing key is null.
 */
export function rowsOf<Row extends object>(rows: readonly Row[], columns: string): RawBuilder<Row> {
  return sql<Row>`json_to_recordset(${toJson(rows)}::json) AS row(${sql.raw(columns)})`;
}
