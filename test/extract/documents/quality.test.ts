import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../src/domain/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { evaluateCells } from '../../eval/cells.ts';
import { sharedPath } from '../../shared.ts';
import { inputOf } from '../input.ts';

describe('reports of our own making', () => {
  it('are read to the cell, whatever the form, the kind of file and the defect', { timeout: 240_000 }, async () => {
    const evaluation = await evaluateCells();
    expect(evaluation.samples).toBeGreaterThanOrEqual(40);
    expect(evaluation.cells).toBeGreaterThan(10_000);
    expect(evaluation.wrong).toEqual([]);
    expect(evaluation.unexplained).toEqual([]);
    expect(evaluation.lost.length).toBeLessThanOrEqual(evaluation.cells * 0.002);
    expect(evaluation.sectionsRight).toBeGreaterThanOrEqual(evaluation.sectionsAll * 0.99);
    expect(evaluation.formatsRight).toBe(evaluation.samples);
  });
});

const zeros = [0, 0, 0, 0, 0, 0, 0];

function read(year: number): Promise<Extraction> {
  return extract(inputOf(readFileSync(sharedPath('corpus', `hongze_${year}.pdf`) ?? '')));
}

/** Rows of table 3 where only natural persons applied. */
function natural(counts: Readonly<Record<string, number>>): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, [count, 0, 0, 0, 0, 0, count]]));
}

describe.skipIf(sharedPath() === null)('published reports of 洪泽', () => {
  it('of 2023: every cell, and the two sums that fail', async () => {
    const { tables, tableFormats, format, checks, sections, unreadable } = await read(2023);
    expect([format, tableFormats.applications, unreadable]).toEqual(['F21', 'F19', null]);
    const counts = { new: 21, partial: 4, deny1: 1, deny6: 1, deny7: 1, na1: 10, na2: 3, nop1: 1, total: 21 };
    const rows = tables.applications?.rows ?? {};
    expect(Object.keys(rows)).toHaveLength(23);
    expect(rows).toEqual({ ...Object.fromEntries(Object.keys(rows).map((key) => [key, zeros])), ...natural(counts) });
    expect(tables.applications?.cells).toEqual({});
    expect(tables.litigation).toEqual({
      reconsideration: [10, 1, 0, 0, 0],
      direct: [0, 0, 0, 0, 0],
      after: [5, 0, 0, 0, 0],
      cells: {},
    });
    expect(Object.values(tables.proactive?.rows ?? {}).map((row) => row.values)).toEqual([
      [0, 0, 0],
      [0, 5, 5],
      [550],
      [4119],
      [195],
      [7730.28],
    ]);
    expect(checks.filter((check) => check.status === 'fail').map((check) => check.id)).toEqual(['J1', 'J3']);
    expect(sections.filter((section) => section.level === 1).map((section) => section.number)).toEqual(
      Array.from('一二三四五六'),
    );
  });

  it('of 2024: every cell, nothing that fails, and a difference of scope that warns', async () => {
    const { tables, format, checks, sections } = await read(2024);
    expect(format).toBe('F21');
    const counts = { new: 95, open: 50, partial: 9, deny3: 1, deny6: 1, deny7: 1, na1: 31, na2: 1, nop1: 1, total: 95 };
    const rows = tables.applications?.rows ?? {};
    expect(rows).toEqual({ ...Object.fromEntries(Object.keys(rows).map((key) => [key, zeros])), ...natural(counts) });
    expect(tables.litigation).toEqual({
      reconsideration: [1, 1, 0, 0, 2],
      direct: [1, 0, 0, 0, 1],
      after: [2, 0, 1, 0, 3],
      cells: {},
    });
    expect(Object.values(tables.proactive?.rows ?? {}).map((row) => row.values)).toEqual([
      [0, 0, 0],
      [3, 0, 8],
      [9487],
      [2776],
      [84],
      [7545],
    ]);
    expect(checks.filter((check) => check.status === 'fail')).toEqual([]);
    const scope = checks.find((check) => check.id === 'I6' && check.at.row === 'new');
    expect(scope).toMatchObject({ status: 'warn', left: 17, right: 95 });
    expect(sections.filter((section) => section.level === 1).map((section) => section.number)).toEqual(
      Array.from('一二三四五六'),
    );
  });
});

describe.skipIf(sharedPath() === null)('the capture of 张店 2014', () => {
  it('states its figures in prose', async () => {
    const { figures, text, format } = await extract(
      inputOf(readFileSync(sharedPath('corpus', 'zhangdian_2014_mirror.txt') ?? '')),
    );
    const stated = figures.map(({ key, value, approximate }) => `${key} ${approximate ? '~' : ''}${value}`);
    expect(format).toBe('F07');
    expect(stated).toEqual(
      expect.arrayContaining([
        'applications.received 15',
        'applications.part 14',
        'applications.part 1',
        'applications.channel.internet 5',
        'applications.channel.internet.share 33.3',
        'applications.channel.letter 10',
        'applications.channel.letter.share 66.7',
        'normative_documents 18',
        'disclosed.website ~9800',
        'disclosed.disclosure_column ~1500',
        'reconsiderations 0',
        'lawsuits 0',
        'fees 0',
      ]),
    );
    const received = figures.find((figure) => figure.key === 'applications.received');
    expect(text.slice(received?.evidence.start ?? 0, received?.evidence.end ?? 0)).toBe('15件');
  });
});
