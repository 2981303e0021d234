import { readFileSync } from 'node:fs';
import * as cheerio from 'cheerio';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../shared.ts';
import { mirrorPage, mirrorText, zhangdianPage } from './mirror.ts';
import { makeReport } from './reports/index.ts';

const report = makeReport({ publisher: '云溪县人民政府', year: 2013 });

describe('a practice mirror', () => {
  it('breaks neighbours where a marked character lies across them, as the kits do', () => {
    expect(mirrorText('或学校网站', 'A')).toMatch(/^或\?qū\)W校/);
    expect(mirrorText('因申请提起行政复议', 'A')).toContain('?zhí)崞鹦姓');
  });

  it('marks the same characters at every occurrence', () => {
    const text = mirrorText(report.text, 'A', 3);
    const marked = new Set(text.match(/\p{Script=Han}(?=\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\))/gu));
    expect(marked.size).toBeGreaterThan(20);
    for (const character of marked) {
      const all = text.split(character).length - 1;
      const withSound = text.split(new RegExp(`${character}\\(`)).length - 1;
      expect(withSound).toBe(all);
    }
  });

  it('has plain and silent families too', () => {
    expect(mirrorText('信息公开', 'C')).toBe('信息公開');
    expect(mirrorText(report.text, 'B')).toMatch(/\([a-z]+\)/);
  });

  it('keeps the markup of the page whole under a spam title', () => {
    const page = mirrorPage(report);
    const $ = cheerio.load(page);
    expect($('title').text()).toMatch(/_.*_/);
    expect($('meta[name=PubDate]').attr('content')).toContain(report.truth.publishedAt);
    expect($('#zoom p').length).toBeGreaterThan(10);
  });

  const capture = sharedPath('corpus', 'zhangdian_2014_mirror.txt');
  it.skipIf(capture === null)('makes a page of a capture’s text, line for line', () => {
    const text = readFileSync(capture ?? '', 'utf8');
    const $ = cheerio.load(zhangdianPage(text));
    expect($('title').text()).toBe(text.slice(0, text.indexOf('\n')));
    expect($('.content').text().replaceAll(/\s/g, '')).toBe(
      text
        .slice(text.indexOf('\n'))
        .replaceAll(/^ {2}• /gm, '')
        .replaceAll(/\s/g, ''),
    );
  });
});
