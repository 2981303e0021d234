/** Results go to standard output, everything said to people on the way to standard error. */
export interface Output {
  readonly result: (text: string) => void;
  readonly json: (value: unknown) => void;
  readonly say: (text: string) => void;
}

export const terminal: Output = {
  result: (text) => void process.stdout.write(`${text}\n`),
  json: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
};

/** A plain table: the first row is the header; wide characters count two columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - displayWidth(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(character)
      ? 2
      : 1;
  return width;
}
