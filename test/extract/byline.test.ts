import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { readTitle } from '../../src/text/index.ts';
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

it.each([
  '根据《中华人民共和国政府信息公开条例》有关规定，云溪县水务局编制本报告。',
  '云溪县水务局编制了本年度报告。',
  '按照《条例》要求，云溪县水务局组织编制本年度报告，现予公布。',
])('the opening names who compiled the report: %s', async (opening) => {
  const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="content"><p>${opening}</p>${body}</div></body></html>`;
  expect((await extract(inputOf(html))).publisher).toBe('云溪县水务局');
});

it.each(['云溪县残联', '云溪县科协', '云溪县总工会', '云溪县妇联', '云溪县工商联', '云溪县红十字会'])(
  '%s is an organ by its short name',
  (organ) => expect(readTitle(`${organ}${title}`).publisher).toBe(organ),
);

describe('an organ that only the prose names', () => {
  const publisherOf = async (opening: string, behind = body): Promise<string | null> => {
    const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="content"><p>${opening}</p>${behind}</div></body></html>`;
    return (await extract(inputOf(html))).publisher;
  };
  const plain = body.replaceAll('本机关', '本单位');

  it.each([
    '2023年，云溪县水务局在县委、县政府的正确领导下，认真贯彻《条例》，扎实推进信息公开。',
    '2023年，云溪县水务局高度重视政府信息公开工作，现将有关情况报告如下。',
  ])('is its owner where the opening tells what it did: %s', async (opening) => {
    expect(await publisherOf(opening, plain)).toBe('云溪县水务局');
  });

  it.each([
    '2023年，云溪县人民政府印发政务公开工作要点，要求各部门认真落实。',
    '2023年，县水务局认真贯彻《条例》。',
    '2023年，云溪县人民政府认真贯彻《条例》。我局按照部署，推进信息公开，我局完善了制度。',
    '2023年，云溪县水务局认真贯彻《条例》。</p><p>2023年，云溪县林业局认真贯彻《条例》。',
  ])('is not: %s', async (opening) => {
    expect(await publisherOf(opening, plain)).toBeNull();
  });
});
