import { describe, expect, it } from 'vitest';
import { compareYears } from '../../src/compare/index.ts';
import { yearsText } from '../../src/compare/views/years.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { extractionOf } from './extractions.ts';

const publisher = '云溪县人民政府';
const earlier = makeReport({ publisher, year: 2022, busy: 60 });
const later = makeReport({ publisher, year: 2023, busy: 60, previous: earlier });
const [before, after] = [extractionOf(earlier), extractionOf(later)];

describe('compareYears', () => {
  it('sets figures side by side with difference and percent', () => {
    const { figures, years } = compareYears(before, after);
    expect(years).toEqual([2022, 2023]);
    const [was, is] = [before.tables.applications?.rows.new?.[6] ?? 0, after.tables.applications?.rows.new?.[6] ?? 0];
    expect(figures.find(({ key }) => key === 'applications/new/6')).toEqual({
      key: 'applications/new/6',
      paths: ['/tables/applications/rows/new/6', '/tables/applications/rows/new/6'],
      label: '三、收到和处理政府信息公开申请情况 · 本年新收申请 · 总计',
      before: was,
      after: is,
      difference: is - was,
      percent: Math.round(((is - was) / was) * 1000) / 10,
    });
    expect(figures).toHaveLength(10 + 175 + 15);
  });

  it('holds carry-over and valid documents of consecutive years against each other', () => {
    const { checks } = compareYears(before, after);
    expect(checks.filter(({ id }) => id === 'I5')).toHaveLength(7);
    expect(checks.filter(({ id }) => id === 'P1').map(({ at }) => at.row)).toEqual([
      'regulations',
      'normative_documents',
    ]);
    expect(checks.every(({ status }) => status === 'pass')).toBe(true);
  });

  it('warns, and never fails, where one year does not tie up with the next', () => {
    const off = editReport(
      later,
      { kind: 'cell', table: 'applications', row: 'carry_in', column: 6, value: 999 },
      { kind: 'cell', table: 'proactive', row: 'normative_documents', column: 2, value: 999 },
    );
    const warned = compareYears(before, extractionOf(off)).checks.filter(({ status }) => status !== 'pass');
    expect(warned.map(({ id, status, left }) => [id, status, left])).toEqual([
      ['I5', 'warn', 999],
      ['P1', 'warn', 999],
    ]);
    expect(yearsText(compareYears(before, extractionOf(off)))).toContain('年度间不衔接');
  });

  it('does not hold years against each other that do not follow, and skips what is not printed', () => {
    expect(compareYears(extractionOf(makeReport({ publisher, year: 2021 })), after).checks).toEqual([]);
    const blank = makeReport({
      publisher,
      year: 2023,
      busy: 60,
      defects: [{ kind: 'blanks', table: 'applications', row: 'carry_in' }],
    });
    const statuses = compareYears(before, extractionOf(blank)).checks.filter(({ id }) => id === 'I5');
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(['skip']));
  });

  it('never compares table 2 of 2019 with that of 2021, and sums 其他处理 for table 3', () => {
    const old = extractionOf(makeReport({ publisher, year: 2020, busy: 60 }));
    const { figures, incomparable } = compareYears(old, extractionOf(makeReport({ publisher, year: 2021, busy: 60 })));
    expect(incomparable).toEqual([{ table: 'proactive', formats: ['F19', 'F21'], reason: '两种格式的指标含义不同' }]);
    expect(figures.some(({ key }) => key.startsWith('proactive/'))).toBe(false);
    expect(yearsText(compareYears(old, extractionOf(makeReport({ publisher, year: 2021 }))))).toContain(
      '二、主动公开政府信息情况：两种格式的指标含义不同',
    );
    const other = figures.find(({ key }) => key === 'applications/oth/6');
    expect(other).toMatchObject({ paths: ['/tables/applications/rows/oth/6', null] });
    expect(other?.after).not.toBeNull();
  });

  it('names sections that came and went, and tables that one year lacks', () => {
    const old = extractionOf(makeReport({ publisher, year: 2018 }));
    const { sections, incomparable } = compareYears(old, extractionOf(makeReport({ publisher, year: 2019 })));
    expect(sections.gone).toContain('一、概述');
    expect(sections.added).toContain('一、总体情况');
    expect(incomparable.map(({ table }) => table)).toEqual(['proactive', 'applications', 'litigation', 'statistics']);
  });

  it('gives no percent of nothing and no difference from the unknown', () => {
    const zero = editReport(earlier, { kind: 'cell', table: 'litigation', row: 'direct', column: 0, value: 0 });
    const some = editReport(later, { kind: 'cell', table: 'litigation', row: 'direct', column: 0, value: 4 });
    const figure = compareYears(extractionOf(zero), extractionOf(some)).figures.find(
      ({ key }) => key === 'litigation/direct/0',
    );
    expect(figure).toMatchObject({ before: 0, after: 4, difference: 4, percent: null });
  });
});
