import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../src/extract/extract.ts';
import { findDates, fold } from '../../src/text/index.ts';
import { z } from 'zod';
import { inputOf } from '../extract/input.ts';

const truthSchema = z.array(
  z.object({ html: z.string(), title: z.string().nullable(), date: z.string(), content: z.string(), gov: z.boolean() }),
);

export interface PageScore {
  readonly page: string;
  /** F1 of character 4-grams, blanks aside, against the hand-made body. */
  readonly bodyF1: number;
  /** Null where the truth names no day. */
  readonly dateRight: boolean | null;
  /** Null where the truth names no title. */
  readonly titleRight: boolean | null;
  readonly empty: boolean;
  readonly kind: string;
  readonly integrity: string;
  readonly title: string | null;
  readonly publishedAt: string | null;
}

export interface PageEvaluation {
  readonly pages: readonly PageScore[];
  readonly meanBodyF1: number;
  readonly dateShare: number;
  readonly titleShare: number;
}

function grams(text: string): Map<string, number> {
  const bare = text.replace(/\s+/g, '');
  const counts = new Map<string, number>();
  for (let index = 0; index + 4 <= bare.length; index += 1) {
    const gram = bare.slice(index, index + 4);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** F1 of two texts' character 4-grams, blanks aside; 0 where one of them is empty. */
export function gramF1(left: string, right: string): number {
  const one = grams(left);
  const other = grams(right);
  let common = 0;
  let sizes = 0;
  for (const [gram, count] of one) {
    common += Math.min(count, other.get(gram) ?? 0);
    sizes += count;
  }
  for (const count of other.values()) sizes += count;
  return sizes === 0 ? 0 : (2 * common) / sizes;
}

/** Right where one title holds the other: the hand-made ones carry the site's name, ours does not. */
function sameTitle(found: string | null, truth: string): boolean {
  if (found === null) return false;
  const one = fold(found);
  const other = fold(truth.replaceAll('&gt;', '>'));
  return one.length >= 2 && (other.includes(one) || one.includes(other));
}

function share(values: readonly (boolean | null)[]): number {
  const judged = values.filter((value) => value !== null);
  return judged.filter(Boolean).length / Math.max(judged.length, 1);
}

/** Measures body, date and title on a folder of pages with their truth in `truth.json`. */
export async function evaluatePages(folder: string): Promise<PageEvaluation> {
  const truths = truthSchema.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
  const pages: PageScore[] = [];
  for (const truth of truths) {
    const extraction = await extract(inputOf(readFileSync(join(folder, truth.html))));
    const day = findDates(truth.date).find((date) => date.precision === 'day') ?? null;
    pages.push({
      page: truth.html,
      bodyF1: gramF1(extraction.text, truth.content),
      dateRight: day === null ? null : extraction.publishedAt === day.value,
      titleRight: truth.title === null || truth.title === '' ? null : sameTitle(extraction.title, truth.title),
      empty: extraction.text.trim() === '',
      kind: extraction.kind,
      integrity: extraction.integrity.state,
      title: extraction.title,
      publishedAt: extraction.publishedAt,
    });
  }
  return {
    pages,
    meanBodyF1: pages.reduce((sum, page) => sum + page.bodyF1, 0) / Math.max(pages.length, 1),
    dateShare: share(pages.map((page) => page.dateRight)),
    titleShare: share(pages.map((page) => page.titleRight)),
  };
}
