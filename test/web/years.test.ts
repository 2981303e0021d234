import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { CaptureId, Extraction, ReportId } from '../../src/domain/index.ts';
import { yearsSchema } from '../../src/web/api/schemas.ts';
import { extractionOf } from '../compare/extractions.ts';
import { editReport, makeReport, type PracticeReport } from '../practice/reports/index.ts';
import { appOf, captures, readsOf, report, sampleFacts, uuid, type Facts } from './fixtures/index.ts';

const publisher = '云溪县人民政府';

function chain(...years: readonly number[]): readonly PracticeReport[] {
  const made: PracticeReport[] = [];
  for (const year of years) {
    const previous = made.at(-1);
    made.push(makeReport({ publisher, year, busy: 40, ...(previous === undefined ? {} : { previous }) }));
  }
  return made;
}

const idOf = (year: number): ReportId => uuid(9000 + year) as ReportId;
const captureOf = (year: number): CaptureId => uuid(8000 + year) as CaptureId;

function factsOf(extractions: readonly Extraction[], part: Partial<Facts> = {}): Facts {
  const reports = extractions.map((extraction) => {
    const year = extraction.year ?? 0;
    return { ...report, id: idOf(year), publisher, year, extraction, extractionCaptureId: captureOf(year) };
  });
  return { ...sampleFacts, reports: reports.toReversed(), ...part };
}

const six = chain(2016, 2019, 2020, 2021, 2022, 2023).map(extractionOf);

async function answer(path: string, facts: Facts = factsOf(six)): Promise<Response> {
  const app = appOf({
    reads: readsOf(facts),
  });
  return app.request(path);
}

async function page(path: string, facts?: Facts) {
  const response = await answer(path, facts);
  expect(response.status).toBe(200);
  return load(await response.text());
}

describe('two years of one publisher', () => {
  it('stand side by side, the earlier first, the year before unless another is asked for', async () => {
    const $ = await page(`/reports/${idOf(2023)}/years`);
    expect($('h1').text()).toBe(`${publisher}：2022 年与 2023 年`);
    const other = await page(`/reports/${idOf(2021)}/years?with=2023`);
    expect(other('h1').text()).toBe(`${publisher}：2021 年与 2023 年`);
    expect(other('.switch [aria-current]').text()).toBe('2023');
    const [was, is] = [six[4]?.tables.applications?.rows.new?.[6], six[5]?.tables.applications?.rows.new?.[6]];
    const cells = $('table.compared tr')
      .filter((_, row) => $(row).children('th').first().text() === '本年新收申请')
      .first()
      .children('td')
      .toArray()
      .map((one) => $(one).text());
    expect(cells.slice(0, 2)).toEqual([String(was), String(is)]);
  });

  it('are drawn among all years that are known, for eyes and for ears', async () => {
    const $ = await page(`/reports/${idOf(2023)}/years`);
    const heads = $('table.years').first().find('thead th').toArray();
    expect(heads.map((one) => $(one).text().trim()).slice(2)).toEqual(['2016', '2019', '2020', '2021', '2022', '2023']);
    const bars = $('svg.bars').first();
    expect(bars.attr('role')).toBe('img');
    expect(bars.attr('aria-label')).toMatch(/^本年新收申请：2016 年 \d+，2019 年 \d+/u);
    expect(bars.find('rect')).toHaveLength(6);
    expect(bars.find('rect.hollow')).toHaveLength(1);
    expect($('svg.shares')).toHaveLength(5);
    expect($('svg.shares').first().attr('aria-label')).toMatch(/予以公开 \d+ 件（[\d.]+%）/u);
    expect($('script, [style]')).toHaveLength(0);
    for (const head of $('table th').toArray()) expect($(head).attr('scope')).toBeTruthy();
  });

  it('give no percent of nothing and do not take blanks for zero', async () => {
    const [earlier, later] = chain(2022, 2023);
    if (earlier === undefined || later === undefined) return;
    const zero = editReport(earlier, { kind: 'cell', table: 'litigation', row: 'direct', column: 0, value: 0 });
    const four = editReport(later, { kind: 'cell', table: 'litigation', row: 'direct', column: 0, value: 4 });
    const blank = makeReport({
      publisher,
      year: 2021,
      defects: [{ kind: 'blanks', table: 'applications', row: 'new' }],
    });
    const facts = factsOf([blank, zero, four].map(extractionOf));
    const $ = await page(`/reports/${idOf(2023)}/years`, facts);
    expect($.text()).toContain('+4');
    expect($.text()).not.toMatch(/Infinity|NaN|undefined/u);
    const first = $('svg.bars').first();
    expect(first.attr('aria-label')).toContain('2021 年 不详');
    expect(first.find('circle.unknown')).toHaveLength(1);
  });

  it('say what does not tie up, and what cannot be compared', async () => {
    const [earlier, later] = chain(2022, 2023);
    if (earlier === undefined || later === undefined) return;
    const off = editReport(later, { kind: 'cell', table: 'applications', row: 'carry_in', column: 6, value: 999 });
    const $ = await page(`/reports/${idOf(2023)}/years`, factsOf([earlier, off].map(extractionOf)));
    expect($('ul.ties').text()).toContain('999 ≠');
    const old = await page(`/reports/${idOf(2021)}/years?with=2020`);
    expect(old('ul.ties').text()).toContain('两种格式的指标含义不同');
  });

  it('are told to be alone, unknown or not to be shown', async () => {
    const alone = factsOf(six.slice(-1));
    expect((await page(`/reports/${idOf(2023)}/years`, alone))('main').text()).toContain('只有一个年度');
    expect((await answer(`/reports/${idOf(2023)}/years?with=1999`)).status).toBe(404);
    expect((await answer(`/reports/${uuid(1)}/years`)).status).toBe(404);
    const [capture] = captures;
    if (capture === undefined) return;
    const restricted = { reason: '含个人信息', at: new Date('2025-03-05T00:00:00Z') };
    const hidden = factsOf(six, { captures: [{ ...capture, id: captureOf(2022), restricted }] });
    const $ = await page(`/reports/${idOf(2023)}/years`, hidden);
    expect($('.notice').text()).toContain('两年不能对照');
    const row = $('table.years').first().find('tbody tr').first().children('td').toArray();
    expect(row.map((one) => $(one).text().trim()).at(-2)).toBe('—');
  });

  it('are answered by the API as it is described', async () => {
    const response = await answer(`/api/reports/${idOf(2023)}/years`);
    const years = yearsSchema.parse(await response.json());
    expect(years).toMatchObject({ publisher, before: { year: 2022 }, after: { year: 2023, reportId: idOf(2023) } });
    expect(years.known.map(({ from }) => from)).toEqual(['statistics', ...Array.from({ length: 5 }, () => 'tables')]);
    expect(years.comparison?.figures.length).toBeGreaterThan(150);
    expect((await answer(`/api/reports/${idOf(2023)}/years?with=x`)).status).toBe(400);
    expect((await answer(`/api/reports/${idOf(2023)}/years?with=1999`)).status).toBe(404);
  });
});
