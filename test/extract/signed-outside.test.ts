import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { makeReport } from '../practice/reports/index.ts';
import { inputOf } from './input.ts';

const title = '南岭县审计局2020年政府信息公开工作年度报告';
const report = makeReport({ publisher: '南岭县审计局', year: 2020, format: 'F19', seed: 4 });
/** The report without its own signature. */
const unsigned = report.html.replaceAll(/<p[^>]*>[^<]*<\/p>\s*<p[^>]*>20\d\d年\d{1,2}月\d{1,2}日<\/p>/g, '');

const read = (behind: string, heading = title) =>
  extract(
    inputOf(
      `<html><head><title>${heading}</title></head><body><div class="main"><h1>${heading}</h1><div class="content">${unsigned}</div>${behind}</div></body></html>`,
    ),
  );

describe('a signature in a box of its own behind the body', () => {
  it.each([
    '<div class="sign"><p>南岭县审计局</p><p>2021年1月18日</p></div>',
    '<table align="right"><tr><td>南岭县审计局</td></tr><tr><td>二〇二一年一月十八日</td></tr></table>',
  ])('says when the report was written: %s', async (behind) => {
    expect((await read(behind)).writtenAt).toBe('2021-01-18');
  });

  it('names the organ that no title names', async () => {
    const page = await read(
      '<div class="sign"><p>南岭县审计局</p><p>2021年1月18日</p></div>',
      '2020年政府信息公开工作年度报告',
    );
    expect(page.publisher).toBe('南岭县审计局');
  });

  it.each([
    '<div class="foot"><p>主办：南岭县审计局</p><p>2021年1月18日</p></div>',
    '<div class="foot"><p>南岭县审计局</p><p>更新时间：2021年1月18日</p></div>',
    '<div class="near"><p>上一篇：南岭县审计局2019年政府信息公开工作年度报告</p><p>2020年1月20日</p></div>',
    '<div class="foot"><p>南岭县审计局</p><p>2021-01-18</p></div>',
  ])('is none where something else stands there: %s', async (behind) => {
    expect((await read(behind)).writtenAt).toBeNull();
  });
});
