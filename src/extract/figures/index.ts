import type { Figure, Section } from '../../domain/index.ts';

export interface FigureContext {
  /** Year the report is about; figures of other years in the text are left out. */
  readonly year: number | null;
}

/** Reads the figures that a report states in prose. */
export function readFigures(_text: string, _sections: readonly Section[], _context: FigureContext): readonly Figure[] {
  return [];
}
