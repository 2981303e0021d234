import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { readTitle } from '../../src/text/index.ts';
import { makeReport, renderPage } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const report = makeReport({ publisher: '云溪县民政局', year: 2022, format: 'F21', seed: 4 });
const read = (title: string) =>
  extract(inputOf(renderPage(report, 'trs').replaceAll(report.title, title), { url: null, portalHosts: [] }));

describe('a report of two organs', () => {
  it.each(['云溪县民政局 云溪县老龄工作委员会办公室', '云溪县民政局、云溪县老龄工作委员会办公室'])(
    'is both’s, however they are joined: %s',
    async (organs) => {
      const { publisher, title, year } = await read(`${organs}2022年政府信息公开工作年度报告`);
      expect({ publisher, year }).toEqual({ publisher: '云溪县民政局、云溪县老龄工作委员会办公室', year: 2022 });
      expect(title).toContain('云溪县民政局');
    },
  );

  it.each([
    ['中共云溪县委办公室 云溪县人民政府办公室2022年政府信息公开年报', '中共云溪县委办公室、云溪县人民政府办公室'],
    ['云溪县教育局 体育局2022年政府信息公开年报', '云溪县教育局、体育局'],
    ['云溪县 教育局2022年政府信息公开年报', '云溪县教育局'],
    ['云 溪 县 教 育 局 2022 年 政 府 信 息 公 开 年 报', '云溪县教育局'],
    ['2022年度 云溪县教育局 政府信息公开年度报告', '云溪县教育局'],
  ])('blanks part no single name: %s', (title, publisher) =>
    expect(readTitle(title)).toMatchObject({ publisher, year: 2022 }),
  );

  it.each([
    ['云溪县民政局、云溪县养老服务指导中心', '县民政局、县养老服务指导中心认真做好信息公开。'],
    ['云溪县养老服务指导中心', '中心认真做好信息公开。'],
  ])('a centre behind another organ is together with it where the body says so: %s', async (publisher, opening) => {
    const title = '云溪县民政局 云溪县养老服务指导中心2022年政府信息公开工作年度报告';
    const named = report.html.replaceAll('云溪县民政局', '本单位');
    const page = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="content"><p>${opening}</p>${named}</div></body></html>`;
    expect((await extract(inputOf(page))).publisher).toBe(publisher);
  });

  it('is the one’s on whose site another organ’s name stands before its title', async () => {
    const title = '云溪县人民政府办公室 云溪县民政局2022年政府信息公开工作年度报告';
    expect((await read(title)).publisher).toBe('云溪县民政局');
  });
});

it('a report sent in with a letter is its owner’s', () => {
  expect(readTitle('关于报送云溪县民政局2022年政府信息公开工作年度报告的函').publisher).toBe('云溪县民政局');
  expect(readTitle('关于报送2022年政府信息公开工作年度报告的通知').publisher).toBeNull();
});

describe('an organ with a number in its name', () => {
  it.each([
    ['云溪县12345政务服务便民热线中心2023年政府信息公开工作年度报告', '云溪县12345政务服务便民热线中心'],
    ['云溪县110指挥中心2022年政府信息公开年报', '云溪县110指挥中心'],
    ['云溪县“12345”热线中心2022年政府信息公开年报', null],
  ])('%s', (title, publisher) => expect(readTitle(title).publisher).toBe(publisher));
});
