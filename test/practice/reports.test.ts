import * as cheerio from 'cheerio';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editReport, makeReport, practiceSystems, renderPage } from './reports/index.ts';

const formats = ['F07', 'F14', 'F19', 'F21'] as const;
const request = fc.record({
  publisher: fc.constantFrom('云溪县人民政府', '柳泉区教育局', '石桥区新河镇人民政府'),
  year: fc.integer({ min: 2008, max: 2025 }),
  format: fc.constantFrom(...formats),
  seed: fc.nat(10_000),
});

const column = (
  rows: Readonly<Record<string, readonly (number | null)[] | undefined>>,
  key: string,
  at: number,
): number => rows[key]?.[at] ?? 0;

describe('practice reports', () => {
  it('are the same for the same request', () => {
    fc.assert(
      fc.property(request, (asked) => {
        expect(makeReport(asked)).toEqual(makeReport(asked));
      }),
      { numRuns: 30 },
    );
  });

  it('satisfy the identities of tables 3 and 4', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { applications, litigation } = makeReport(asked).truth.tables;
        if (applications === null || litigation === null) {
          return;
        }
        const { rows } = applications;
        const outcomes = Object.keys(rows).filter((key) => !['new', 'carry_in', 'total', 'carry_out'].includes(key));
        for (let at = 0; at < 7; at += 1) {
          const due = column(rows, 'new', at) + column(rows, 'carry_in', at);
          expect(due).toBe(column(rows, 'total', at) + column(rows, 'carry_out', at));
          expect(column(rows, 'total', at)).toBe(outcomes.reduce((sum, key) => sum + column(rows, key, at), 0));
        }
        for (const values of Object.values(rows)) {
          expect(values.at(-1)).toBe(values.slice(0, 6).reduce((sum: number, value) => sum + (value ?? 0), 0));
        }
        for (const five of [litigation.reconsideration, litigation.direct, litigation.after]) {
          expect(five[4]).toBe(five.slice(0, 4).reduce((sum: number, value) => sum + (value ?? 0), 0));
        }
      }),
    );
  });

  it('carry last year’s open applications and valid documents into this year', () => {
    const before = makeReport({ publisher: '云溪县人民政府', year: 2022, busy: 60 });
    const after = makeReport({ publisher: '云溪县人民政府', year: 2023, busy: 60, previous: before });
    expect(after.truth.tables.applications?.rows.carry_in).toEqual(before.truth.tables.applications?.rows.carry_out);
    const [issued, repealed, inForce] = after.truth.tables.proactive?.rows['normative_documents']?.values ?? [];
    const held = before.truth.tables.proactive?.rows['normative_documents']?.values[2];
    expect(inForce).toBe((held ?? 0) + (issued ?? 0) - (repealed ?? 0));
  });

  it('print tables whose spans fill their grid exactly', () => {
    for (const format of ['F19', 'F21'] as const) {
      const $ = cheerio.load(makeReport({ publisher: '云溪县人民政府', year: 2022, format }).html);
      const shapes = $('table')
        .toArray()
        .map((table) => {
          const filled = new Map<number, number>();
          $(table)
            .find('tr')
            .each((row, tr) => {
              $(tr)
                .children()
                .each((_, cell) => {
                  const rows = Number($(cell).attr('rowspan') ?? 1);
                  for (let down = 0; down < rows; down += 1) {
                    const width = Number($(cell).attr('colspan') ?? 1);
                    filled.set(row + down, (filled.get(row + down) ?? 0) + width);
                  }
                });
            });
          return [filled.size, [...new Set(filled.values())]] as const;
        });
      expect(shapes).toEqual(
        format === 'F21'
          ? [
              [14, [4]],
              [28, [10]],
              [4, [15]],
            ]
          : [
              [18, [5]],
              [26, [10]],
              [4, [15]],
            ],
      );
    }
  });

  it('print what the truth says', () => {
    const report = makeReport({
      publisher: '柳泉区教育局',
      year: 2024,
      defects: [
        { kind: 'slashes', table: 'applications', row: 'deny1' },
        { kind: 'note', table: 'proactive', row: 'normative_documents', column: 2, note: '（其中修订16件）' },
        { kind: 'split-digits' },
      ],
    });
    const $ = cheerio.load(report.html);
    const cells = $('table').eq(1).find('tr').eq(7).children().slice(-7);
    expect(cells.toArray().map((cell) => $(cell).text())).toEqual(['/', '/', '/', '/', '/', '/', '/']);
    expect(report.truth.tables.applications?.rows.deny1).toEqual([null, null, null, null, null, null, null]);
    expect(report.truth.tables.applications?.cells['deny1/6']).toMatchObject({ state: 'slash', raw: '/' });
    expect(report.truth.tables.proactive?.cells['normative_documents/2']).toMatchObject({
      state: 'number',
      note: '（其中修订16件）',
    });
    expect($('table').eq(0).text()).toContain('（其中修订16件）');
  });

  it('let a cell, words and a section be changed, and bring the truth along', () => {
    const before = makeReport({ publisher: '云溪县人民政府', year: 2024 });
    const after = editReport(
      before,
      { kind: 'cell', table: 'applications', row: 'new', column: 6, value: 4321 },
      { kind: 'words', before: '有序推进', after: '稳步推进' },
      { kind: 'remove-section', title: '其他需要报告的事项' },
    );
    expect(after.truth.tables.applications?.rows.new?.[6]).toBe(4321);
    expect(after.text).toContain('稳步推进');
    expect(after.truth.sections.map(({ title }) => title)).not.toContain('其他需要报告的事项');
    expect(() => editReport(before, { kind: 'words', before: '并不存在的话', after: '' })).toThrow(/does not hold/);
  });

  it('stand on pages of every content system', () => {
    const report = makeReport({ publisher: '云溪县人民政府', year: 2024 });
    for (const system of practiceSystems) {
      const page = renderPage(report, system, { wordSoup: system === 'trs' });
      const $ = cheerio.load(page);
      expect($('meta[name=ArticleTitle]').attr('content')).toBe(report.title);
      expect(page).toContain(report.truth.indexNumber);
    }
  });
});
