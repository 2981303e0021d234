import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, contentDigestInput } from '../../src/compare/index.ts';
import type { Diff, Extraction } from '../../src/domain/index.ts';
import { editReport, isoDate, makeReport } from '../practice/reports/index.ts';
import type { PracticeReport, ReportEdit } from '../practice/reports/index.ts';
import { extractionOf } from './extractions.ts';

const report = fc
  .record({
    publisher: fc.constantFrom('云溪县人民政府', '柳泉区教育局'),
    year: fc.integer({ min: 2010, max: 2025 }),
    seed: fc.nat(5000),
  })
  .map((asked) => makeReport({ ...asked, characters: 900 }));

const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => isoDate(2026, month, date));
const edits = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('cell' as const), at: fc.nat(500), value: fc.nat(9999) }),
    fc.record({ kind: fc.constant('dates' as const), publishedAt: day, writtenAt: day }),
    fc.record({ kind: fc.constant('title' as const), title: fc.constantFrom('年度报告', '工作报告（修订）') }),
  ),
  { minLength: 1, maxLength: 8 },
);
type Asked = typeof edits extends fc.Arbitrary<infer Value> ? Value : never;

function editsOf({ source }: PracticeReport, asked: Asked): readonly ReportEdit[] {
  const cells = source.tables.flatMap(({ name, rows }) =>
    rows.flatMap(({ key, cells: own }) => own.map((_, column) => ({ table: name, row: key, column }))),
  );
  return asked.flatMap((edit): readonly ReportEdit[] => {
    if (edit.kind !== 'cell') return [edit];
    const cell = cells[edit.at % Math.max(1, cells.length)];
    return cell === undefined ? [] : [{ kind: 'cell', ...cell, value: edit.value }];
  });
}

/** Puts the later value of every entry at its path, as whoever holds the earlier data would. */
function applied(before: Extraction, { changes }: Diff): Extraction {
  const result = structuredClone(before);
  for (const { path, after } of changes) {
    const keys = path.slice(1).split('/');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Record<string, unknown>>(
      (inner, key) => inner[key] as Record<string, unknown>,
      result as unknown as Record<string, unknown>,
    );
    holder[last] = after;
  }
  return result;
}

it('applying what a diff tells of values to the earlier report gives the later one’s normal form, and back', () => {
  fc.assert(
    fc.property(report, edits, (given, asked) => {
      const [before, after] = [extractionOf(given), extractionOf(editReport(given, ...editsOf(given, asked)))];
      for (const [from, to] of [
        [before, after],
        [after, before],
      ] as const) {
        // What stands in the text beside the data is told of once, as data.
        const result = { ...applied(from, compare(from, to)), text: to.text, sections: to.sections };
        expect(contentDigestInput(result)).toBe(contentDigestInput(to));
      }
    }),
    { numRuns: 150 },
  );
});
