import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tables } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { inputOf } from '../extract/input.ts';
import { compareCells, type Miss } from './cells.ts';

export const fixtureFolder = join(import.meta.dirname, '..', 'fixtures', 'documents');

/** The report in `test/fixtures/documents` as programs that we did not write made it. */
export const producedFiles = [
  'report.doc',
  'report.rtf',
  'report.xls',
  'report.xlsx',
  'report-without-lines.pdf',
  'report-cut-rows.pdf',
] as const;

export interface ProducedScore {
  readonly file: string;
  readonly cells: number;
  readonly wrong: readonly Miss[];
  readonly lost: readonly Miss[];
}

/** Holds each of the files against what its cells say. */
export async function evaluateProduced(): Promise<readonly ProducedScore[]> {
  const truth = JSON.parse(readFileSync(join(fixtureFolder, 'report.truth.json'), 'utf8')) as { tables: Tables };
  const scores: ProducedScore[] = [];
  for (const file of producedFiles) {
    const { tables } = await extract(inputOf(readFileSync(join(fixtureFolder, file))));
    scores.push({ file, ...compareCells(file, truth.tables, tables) });
  }
  return scores;
}
