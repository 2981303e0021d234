import { expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { makeReport } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const title = '2023年政府信息公开工作年度报告';
const report = makeReport({ publisher: '云溪县水务局', year: 2023, format: 'F21', seed: 4 });
const body = report.html.replaceAll('云溪县水务局', '本机关');

async function publisherBelow(byline: string): Promise<string | null> {
  const page = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="info">${byline}</div><div class="content">${body}</div></body></html>`;
  return (await extract(inputOf(page))).publisher;
}

it('the source below a title that names nobody names the organ', async () => {
  expect(await publisherBelow('来源：云溪县水务局　发布时间：2024-01-30 09:21　浏览次数：123')).toBe('云溪县水务局');
});

it('a source that only posts what others write names nobody', async () => {
  expect(await publisherBelow('来源：云溪县融媒体中心　发布时间：2024-01-30 09:21')).toBe(null);
  expect(await publisherBelow('来源：云溪县人民政府办公室　发布时间：2024-01-30 09:21')).toBe(null);
});
