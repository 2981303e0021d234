import { extract } from '../../src/extract/extract.ts';
import { inputOf } from '../extract/input.ts';
import { others } from './kinds/others.ts';
import { reports } from './kinds/reports.ts';

export interface KindsEvaluation {
  readonly pages: number;
  readonly wrong: readonly { readonly page: string; readonly read: string; readonly truth: string }[];
}

const pages = [...reports, ...others];

/** Measures kind, year and further reports on pages that look like each other. */
export async function evaluateKinds(): Promise<KindsEvaluation> {
  const wrong: { page: string; read: string; truth: string }[] = [];
  for (const [name, kind, html, year, further = []] of pages) {
    const found = await extract(inputOf(html));
    const read = [found.kind, year === undefined ? '' : found.year, ...found.alsoHere.map((also) => also.year)].join(
      ' ',
    );
    const truth = [kind, year ?? '', ...further].join(' ');
    if (read !== truth) wrong.push({ page: name, read, truth });
  }
  return { pages: pages.length, wrong };
}
