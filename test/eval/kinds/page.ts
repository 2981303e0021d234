import type { DocumentKind } from '../../../src/domain/index.ts';
import { makeReport, type PracticeReport } from '../../practice/reports/index.ts';

export type Case = readonly [
  name: string,
  kind: DocumentKind,
  html: string,
  year?: number,
  further?: readonly number[],
];

export const reportOf = (year: number, format: 'F07' | 'F21'): PracticeReport =>
  makeReport({ publisher: '南屏县人民政府', year, format, seed: year, characters: 1500 });
export const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/bs">办事服务</a></li></ul>${body}<div class="footer">主办：南屏县人民政府办公室 网站标识码：4107990001</div></body></html>`;
export const yearLinks = [2023, 2022, 2021, 2020, 2019, 2018]
  .map((y) => `<li><a href="/nb/${y}.html">${y}年</a></li>`)
  .join('');
export const titleLinks = [2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016]
  .map(
    (y) =>
      `<li><a href="/nb/${y}.html" title="南屏县${y}年政府信息公开工作年度报告">南屏县${y}年政府信息公开工作年度报告</a><span>${y + 1}-01-20</span></li>`,
  )
  .join('');
export const r23 = reportOf(2023, 'F21');
export const r22 = reportOf(2022, 'F21');
export const r13 = reportOf(2013, 'F07');
export const r12 = reportOf(2012, 'F07');
export const r11 = reportOf(2011, 'F07');
export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
