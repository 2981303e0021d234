import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnId, ReportKind } from '../../src/domain/index.ts';
import {
  columnVerdicts,
  deadlineOf,
  judgeCalendar,
  latestDueYear,
  type ColumnVerdict,
  type Declared,
} from '../../src/follow/index.ts';

const zone = 'Asia/Shanghai';
const bureau = '云溪县教育局';
const annual = { columnId: 'annual' as ColumnId, name: '年报', url: 'http://portal.test/annual/' };
const second = { columnId: 'more' as ColumnId, name: '其他', url: 'http://portal.test/more/' };
const of = (publisher: string, ...years: readonly number[]) =>
  years.map((year) => ({ publisher, year, kind: 'annual' as ReportKind }));

describe('by when a report is due', () => {
  it.each([
    ['a department', bureau, null, 2024, '2025-01-31'],
    ['a government', '云溪县人民政府', null, 2024, '2025-03-31'],
    ['the office of a government, which is a department', '云溪县人民政府办公室', null, 2024, '2025-01-31'],
    ['a department, for 2018', bureau, null, 2018, '2019-03-31'],
    ['a department, for 2019', bureau, null, 2019, '2020-01-31'],
    ['a township, of which nothing is declared', '云溪县清水镇人民政府', null, 2024, null],
    ['a township, as declared', '云溪县清水镇人民政府', '03-31', 2024, '2025-03-31'],
    ['a day that the month does not have', bureau, '02-30', 2024, '2025-02-28'],
    ['a street office', '云溪县城关街道办事处', null, 2024, null],
  ])('%s', (_, publisher, due, year, day) => {
    expect(deadlineOf({ publisher, level: null, due }, year)).toBe(day);
  });

  it.each([
    ['the last minute of the day in the portal’s zone', '2026-01-31T15:59:59Z', 2024],
    ['the first minute after it', '2026-01-31T16:00:01Z', 2025],
    ['the end of that year', '2026-12-31T15:59:00Z', 2025],
  ])('counts the day as the portal does: %s', (_, at, year) => {
    expect(latestDueYear({ publisher: bureau, level: null, due: null }, new Date(at), zone)).toBe(year);
  });
});

const declared = (more: Partial<Declared> = {}): Declared => ({
  publisher: bureau,
  level: null,
  due: null,
  since: null,
  until: null,
  columns: [annual],
  ...more,
});
const nothing = { overdue: [], changes: [], unknown: [], hints: [] };

describe('what is owed and not found', () => {
  const judge = (more: Partial<Parameters<typeof judgeCalendar>[0]> = {}, verdict: ColumnVerdict = 'complete') =>
    judgeCalendar(
      {
        startedAt: new Date('2026-02-01T00:00:00Z'),
        declared: [declared()],
        openTitles: [],
        reports: of(bureau, 2023, 2024),
        columns: new Map([[annual.columnId, verdict]]),
        ...more,
      },
      zone,
    );

  it('is overdue after one complete pass begun after the day', () => {
    const { overdue, changes, unknown } = judge();
    expect(overdue).toEqual([{ publisher: bureau, year: 2025 }]);
    expect(changes).toMatchObject([{ kind: 'report.overdue', dedupeKey: `report.overdue:${bureau}:2025` }]);
    expect(unknown).toEqual([]);
  });

  it('is not when the report is there, nor before the day has ended', () => {
    expect(judge({ reports: of(bureau, 2024, 2025) })).toEqual(nothing);
    expect(judge({ startedAt: new Date('2026-01-31T12:00:00Z') })).toEqual(nothing);
  });

  it.each([
    ['a column was not read completely', judge({}, 'whole')],
    ['one of two columns was not', judge({ declared: [declared({ columns: [annual, second] })] })],
    ['nothing of the publisher was ever read', judge({ reports: of('云溪县民政局', 2024) })],
    [
      'a listed page may be it',
      judge({
        openTitles: [
          { listedIn: [second.columnId], title: '云溪县教育局2025年政府信息公开工作年度报告', publisher: bureau },
        ],
      }),
    ],
    [
      'a page that names nobody, listed in its column and in another one first, may be it',
      judge({
        openTitles: [
          { listedIn: [second.columnId, annual.columnId], title: '2025年政府信息公开工作年度报告', publisher: null },
        ],
      }),
    ],
  ])('is unknown when %s', (_, { overdue, changes, unknown }) => {
    expect([overdue, changes]).toEqual([[], []]);
    expect(unknown).toHaveLength(1);
  });

  it.each([
    ['after the last year that it owed: it was merged', { until: 2024 }],
    ['before the first year that it owes', { since: 2026 }],
  ])('is nothing %s', (_, bounds) => {
    expect(judge({ declared: [declared(bounds)] })).toEqual(nothing);
  });

  it('goes by what the operator says the organ is, before its name', () => {
    expect(judge({ declared: [declared({ level: 'government' })] }).overdue).toEqual([]);
  });

  it('is not made unknown by another organ’s page in the same column', () => {
    const title = '云溪县民政局2025年政府信息公开工作年度报告';
    const open = { listedIn: [annual.columnId], title, publisher: '云溪县民政局' };
    expect(judge({ openTitles: [open] }).overdue).toHaveLength(1);
    const nobodys = { listedIn: [second.columnId], title: title.slice('云溪县民政局'.length), publisher: null };
    expect(judge({ openTitles: [nobodys] }).overdue).toHaveLength(1);
  });

  it('is a hint, and nothing told, of who published before and is not declared', () => {
    const { overdue, hints } = judge({ declared: [], reports: of('云溪县民政局', 2023, 2024) });
    expect(overdue).toEqual([]);
    expect(hints).toMatchObject([{ kind: 'undeclared', named: ['云溪县民政局'] }]);
    const many = ['民政局', '教育局', '财政局', '司法局'].flatMap((name) => of(`云溪县${name}`, 2024));
    expect(judge({ declared: [], reports: many }).hints).toEqual([
      { kind: 'undeclared', year: 2025, organs: 4, named: ['云溪县民政局', '云溪县教育局', '云溪县财政局'] },
    ]);
    expect(judge({ declared: [], reports: of('云溪县民政局', 2021) }).hints).toEqual([]);
  });

  it('is never overdue without a complete pass over every column', () => {
    const verdicts = fc.constantFrom(...columnVerdicts.filter((verdict) => verdict !== 'complete'));
    const days = fc.date({ min: new Date('2010-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, verdicts, (startedAt, verdict) => {
        expect(judge({ startedAt }, verdict).overdue).toEqual([]);
      }),
    );
  });
});
