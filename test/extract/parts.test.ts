import { expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { makeReport } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const report = makeReport({ publisher: '云溪县人民政府', year: 2023, format: 'F21', seed: 4 });
const earlier = makeReport({ publisher: '云溪县人民政府', year: 2022, format: 'F21', seed: 5 });

function tablesOf(html: string): readonly string[] {
  return html.match(/<table[\s\S]*?<\/table>/g) ?? [];
}

function page(body: string): string {
  return `<html><head><title>${report.title}</title></head><body><h1>${report.title}</h1><div class="content">${body}</div></body></html>`;
}

it('a year alone above a table inside one report begins no report of its own', async () => {
  const own = tablesOf(report.html).find((table) => table.includes('勾稽')) ?? '';
  const other = tablesOf(earlier.html).find((table) => table.includes('勾稽')) ?? '';
  const alone = await extract(inputOf(page(report.html)));
  const both = await extract(
    inputOf(page(report.html.replace(own, () => `<p>2022年度</p>${other}<p>2023年度</p>${own}`))),
  );
  expect(own).not.toBe('');
  expect(both.alsoHere).toEqual([]);
  expect(both.year).toBe(2023);
  expect(both.tables.applications?.rows).toEqual(alone.tables.applications?.rows);
  expect(both.tables.proactive?.rows).toEqual(alone.tables.proactive?.rows);
});

it('years alone divide a page of whole reports', async () => {
  const both = await extract(
    inputOf(
      page(`<p>2023年</p>${report.html}<p>2022年</p>${earlier.html}`).replaceAll(report.title, '政府信息公开年报'),
    ),
  );
  expect(both.year).toBe(2023);
  expect(both.alsoHere.map(({ year }) => year)).toEqual([2022]);
});
