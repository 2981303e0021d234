import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { compare, contentDigestInput } from '../../src/compare/index.ts';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { placed, modelOf } from '../eval/writers/model.ts';
import { inputOf } from '../extract/input.ts';
import { makeReport } from '../practice/reports/index.ts';
import { extraction } from './extractions.ts';

/** The fragment with each of its tables on its side. */
function turned(html: string): string {
  const tables = modelOf(html).flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
  const page = load(html, null, false);
  page('table').each((index, element) => {
    const { cells, columns } = placed(tables[index] ?? []);
    const rows = Array.from({ length: columns }, (_, column) =>
      cells
        .filter((cell) => cell.column === column)
        .toSorted((one, other) => one.row - other.row)
        .map(({ text, columns: across, rows: down }) => `<td colspan="${down}" rowspan="${across}">${text}</td>`)
        .join(''),
    );
    page(element).html(rows.map((row) => `<tr>${row}</tr>`).join(''));
  });
  return page.html();
}

const report = makeReport({ publisher: '云溪县人民政府', year: 2023 });
const read = async (html: string): Promise<Extraction> =>
  extract(inputOf(`<title>${report.title}</title><h1>${report.title}</h1><div class="content">${html}</div>`));

it('a letter O that took the place of a zero, or the other way round, is no change', () => {
  const base = extraction();
  const table = base.tables.applications;
  if (table === null) throw new Error('the report has table 3');
  const withCell = (value: number | null, raw: string): Extraction => ({
    ...base,
    tables: {
      ...base.tables,
      applications: {
        rows: { ...table.rows, deny1: [value, 0, 0, 0, 0, 0, 0] },
        cells: {
          ...table.cells,
          'deny1/0': { state: 'unread', raw, note: null, unit: null, reason: 'not a number', evidence: null },
        },
      },
    },
  });
  const zero = {
    ...base,
    tables: { ...base.tables, applications: { ...table, rows: { ...table.rows, deny1: Array<number>(7).fill(0) } } },
  };
  expect(compare(zero, withCell(null, 'O')).same).toBe(true);
  expect(contentDigestInput(withCell(null, '○'))).toBe(contentDigestInput(zero));
  expect(compare(zero, withCell(null, '1O')).changes).toMatchObject([{ kind: 'cell', after: '1O' }]);
  expect(compare(zero, withCell(null, '无')).same).toBe(false);
});

describe('tables that were laid on their side', () => {
  it('are the same where the forms say the same', async () => {
    const [before, after] = [await read(report.html), await read(turned(report.html))];
    expect(after.tables.litigation).not.toBeNull();
    expect(compare(before, after).changes).toEqual([]);
    expect(contentDigestInput(after)).toBe(contentDigestInput(before));
  });

  it('hide no cell that changed', async () => {
    const changed = report.html.replace(/(行政许可<\/p><\/td><td[^>]*><p align="center">)\d+/, '$14321');
    expect(compare(await read(report.html), await read(turned(changed))).changes).toMatchObject([
      { kind: 'cell', path: '/tables/proactive/rows/licensing/values/0', after: 4321 },
    ]);
  });

  it('are told once outside the forms', () => {
    const grid = [
      ['乡镇', '条数', '件数'],
      ['东河镇', '312', '3'],
      ['西湾镇', '207', '1'],
      ['南坪乡', '98', '0'],
    ];
    const onSide = (grid[0] ?? []).map((_, column) => grid.map((row) => row[column] ?? ''));
    const [before, after] = [grid, onSide].map((each) => {
      const base = extraction();
      return { ...base, tables: { ...base.tables, other: [{ caption: null, grid: each }] } };
    });
    if (before === undefined || after === undefined) throw new Error('two were made');
    expect(compare(before, after).changes).toMatchObject([{ kind: 'order', path: '/tables/other/0/grid' }]);
  });
});
