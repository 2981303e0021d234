import { describe, expect, it } from 'vitest';
import { harderTitles } from '../eval/harder-titles.ts';
import { evaluateIntegrity } from '../eval/integrity/index.ts';
import { evaluateFacts } from '../eval/page-facts.ts';
import { evaluateKinds } from '../eval/page-kinds.ts';
import { evaluatePages } from '../eval/page.ts';
import { evaluateTitles } from '../eval/titles.ts';
import { sharedPath } from '../shared.ts';

const pages = sharedPath('suites', 'chinese_pages');

describe('quality of reading', () => {
  it('tells kind and year of titles', () => {
    const evaluation = evaluateTitles();
    expect(evaluation.count).toBeGreaterThanOrEqual(300);
    expect(evaluation.kindShare).toBeGreaterThanOrEqual(0.97);
    expect(evaluation.yearShare).toBeGreaterThanOrEqual(0.97);
  });

  it('tells kind and year of titles that drop, change and add words', () => {
    const evaluation = evaluateTitles(harderTitles);
    expect(evaluation.count).toBeGreaterThanOrEqual(200);
    expect(evaluation.kindShare).toBeGreaterThanOrEqual(0.97);
    expect(evaluation.yearShare).toBeGreaterThanOrEqual(0.98);
  });

  it('finds body and facts on pages of every content system', async () => {
    const evaluation = await evaluateFacts();
    expect(evaluation.pages).toBeGreaterThanOrEqual(20);
    expect(1 - evaluation.wrong.length / evaluation.facts).toBeGreaterThanOrEqual(0.98);
    expect(evaluation.meanBodyF1).toBeGreaterThanOrEqual(0.98);
    expect(evaluation.misjudged).toEqual([]);
  });

  it('tells reports from the pages around them', async () => {
    const evaluation = await evaluateKinds();
    expect(evaluation.pages).toBeGreaterThanOrEqual(30);
    expect(evaluation.wrong.length).toBeLessThanOrEqual(1);
  });

  it('tells copies of every family, accuses no genuine page, and puts back what a kit broke', async () => {
    const evaluation = await evaluateIntegrity();
    expect(evaluation.specimens).toBeGreaterThanOrEqual(200);
    expect({ accused: evaluation.accused, doubted: evaluation.doubted }).toEqual({ accused: [], doubted: [] });
    for (const [family, recall] of Object.entries(evaluation.recall))
      expect({ family, recall: recall >= 0.9 }).toEqual({ family, recall: true });
    expect(evaluation.badlyRestored).toEqual([]);
    expect(evaluation.restored).toBeGreaterThanOrEqual(0.999);
  }, 60_000);

  it.skipIf(pages === null)('finds body, date and title of real pages, and doubts none of them', async () => {
    const evaluation = await evaluatePages(pages ?? '');
    expect(evaluation.meanBodyF1).toBeGreaterThanOrEqual(0.93);
    expect(evaluation.dateShare).toBeGreaterThanOrEqual(0.9);
    expect(evaluation.titleShare).toBeGreaterThanOrEqual(0.9);
    expect(evaluation.pages.filter((page) => page.empty)).toEqual([]);
    expect(evaluation.pages.filter((page) => page.integrity !== 'clean')).toEqual([]);
    expect(evaluation.pages.filter((page) => page.kind === 'report')).toEqual([]);
  });
});
