import type { Block, TableBlock, TextBlock } from '../document.ts';
import { gridOf } from './flattened/grid.ts';
import { flattenedApplications } from './flattened/applications.ts';
import { flattenedLitigation, pipedLitigation } from './flattened/litigation.ts';
import { flattenedProactive } from './flattened/proactive.ts';
import { flattenedStatistics } from './flattened/statistics.ts';
import { pipedRows } from './flattened/piped.ts';
import { wordsOf, type Word } from './flattened/words.ts';

/** Which tables no grid holds. */
export interface Missing {
  readonly applications: boolean;
  readonly litigation: boolean;
  readonly proactive: boolean;
  readonly statistics: boolean;
}

/** Tables written as lines with cells between bars or tabs. */
export function pipedTables(blocks: readonly Block[]): readonly TableBlock[] {
  const texts = blocks.filter((block): block is TextBlock => block.kind === 'text');
  const place = { kind: 'table' as const, page: texts[0]?.page ?? null, selector: null };
  return pipedRows(texts).map((rows) => ({ ...place, grid: gridOf(pipedLitigation(rows) ?? rows) }));
}

/**
 * Tables that fell into lines of text (one number a line) as grids again. A table comes back only
 * when every number of the form is there: one number more or less, and nothing is read.
 */
export function flattenedTables(blocks: readonly Block[], missing: Missing): readonly TableBlock[] {
  const texts = blocks.filter((block): block is TextBlock => block.kind === 'text');
  const first = texts[0];
  if (first === undefined) {
    return [];
  }
  const place = { kind: 'table' as const, page: first.page, selector: null };
  const words: readonly Word[] = wordsOf(texts.map((block) => block.text).join('\n'));
  const grids = [
    missing.proactive ? flattenedProactive(words) : null,
    missing.applications ? flattenedApplications(words) : null,
    missing.litigation ? flattenedLitigation(words) : null,
    missing.statistics ? flattenedStatistics(words) : null,
  ];
  return grids.flatMap((rows) => (rows === null ? [] : [{ ...place, grid: gridOf(rows) }]));
}
