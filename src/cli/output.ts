import { timeIn } from '../telling/clock.ts';
import { displayWidth } from '../text/index.ts';
import type { LogForm } from '../runtime/logger.ts';

/** Results go to standard output, everything said to people on the way to standard error. */
export interface Output {
  readonly result: (text: string) => void;
  readonly json: (value: unknown) => void;
  readonly say: (text: string) => void;
  /** How the log is to be written: sentences where a person reads messages on a terminal; JSON when left out. */
  readonly logForm?: LogForm;
}

export const terminal: Output = {
  result: (text) => void process.stdout.write(`${text}\n`),
  json: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
};

/** A reader that has seen enough, as `head` has, ends the output and not the work. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** `2025-03-03 09:30 +08:00`: a moment on the clocks of a time zone (UTC without one), which tells how far that is from UTC; `-` for none. */
export function onClock(at: Date | null, zone: string | null): string {
  if (at === null) return '-';
  const timeZone = zone ?? 'UTC';
  const named = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = named.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  return `${timeIn(timeZone, at)} ${offset === '' ? '+00:00' : offset}`;
}

/** `12.3 MB`, powers of 1024. */
export function bytesInWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? ''}`;
}

/** `1 version`, `2 versions`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

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
