import type { CellNote, CellNotes } from '../../domain/index.ts';
import type { TableBlock } from '../document.ts';
import { isPlain, noteOf, type CellReading } from './cell.ts';
import { evidenceOf } from './rows.ts';

/** A row of readings under its key, with the block it was read from. */
export interface ReadRow {
  readonly key: string;
  readonly readings: readonly CellReading[];
  readonly block: TableBlock | null;
}

/** A cell of which nothing is known. */
export function unread(reason: string, raw = ''): CellReading {
  return { value: null, state: 'unread', raw, note: null, unit: null, reason };
}

/** Entries of `cells` for rows, by `row/column`. */
export function notesOf(rows: readonly ReadRow[]): CellNotes {
  const notes: Record<string, CellNote> = {};
  for (const { key, readings, block } of rows) {
    for (const [column, reading] of readings.entries()) {
      if (isPlain(reading)) continue;
      const evidence = block === null ? null : evidenceOf(block, reading.raw === '' ? null : reading.raw);
      notes[`${key}/${column}`] = noteOf(reading, evidence);
    }
  }
  return notes;
}
