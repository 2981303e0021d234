import { extract } from '../../src/extract/extract.ts';
import { inputOf } from '../extract/input.ts';
import { gramF1 } from './page.ts';
import { skeletons, type SkeletonTruth } from './skeletons.ts';

const fields = ['title', 'publisher', 'year', 'indexNumber', 'documentNumber', 'publishedAt', 'writtenAt'] as const;

export interface FactsEvaluation {
  readonly pages: number;
  readonly facts: number;
  /** Facts that were read otherwise than a person reads them. */
  readonly wrong: readonly {
    readonly page: string;
    readonly field: keyof SkeletonTruth;
    readonly read: unknown;
    readonly truth: unknown;
  }[];
  readonly meanBodyF1: number;
  readonly bodies: readonly { readonly page: string; readonly f1: number; readonly text: string }[];
  /** Pages that were not told as clean reports. */
  readonly misjudged: readonly { readonly page: string; readonly kind: string; readonly integrity: string }[];
}

/** Measures metadata and body on pages of every content system. */
export async function evaluateFacts(): Promise<FactsEvaluation> {
  const wrong: FactsEvaluation['wrong'][number][] = [];
  const bodies: FactsEvaluation['bodies'][number][] = [];
  const misjudged: FactsEvaluation['misjudged'][number][] = [];
  const pages = skeletons();
  for (const { name, url, bytes, truth } of pages) {
    const found = await extract(inputOf(bytes, { url }));
    for (const field of fields)
      if (found[field] !== truth[field]) wrong.push({ page: name, field, read: found[field], truth: truth[field] });
    bodies.push({ page: name, f1: gramF1(found.text, truth.body.join('')), text: found.text });
    if (found.kind !== 'report' || found.integrity.state !== 'clean')
      misjudged.push({ page: name, kind: found.kind, integrity: found.integrity.state });
  }
  return {
    pages: pages.length,
    facts: pages.length * fields.length,
    wrong,
    meanBodyF1: bodies.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(bodies.length, 1),
    bodies,
    misjudged,
  };
}
