import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { identify, publisherNames } from '../../src/identify/index.ts';
import { zhangdianPage } from '../practice/mirror.ts';
import { sharedPath } from '../shared.ts';
import { inputOf } from './input.ts';

const path = sharedPath('corpus', 'zhangdian_2014_mirror.txt');
const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

describe.skipIf(path === null).each([
  ['as text', (text: string) => text],
  ['as a page', zhangdianPage],
])('the mirror capture of 2014, %s', (_, render) => {
  let extraction: Extraction;
  let capture = '';

  beforeAll(async () => {
    capture = readFileSync(path ?? '', 'utf8');
    extraction = await extract(inputOf(render(capture)));
  });

  it('is a report of its publisher and year', () => {
    expect(extraction).toMatchObject({
      kind: 'report',
      title: '张店区人民政府2014年政府信息公开工作年度报告',
      publisher: '张店区人民政府',
      year: 2014,
      format: 'F07',
      unreadable: null,
    });
    const names = publisherNames({ region: ['山东省', '淄博市', '张店区'], regionFormerly: [], organs: [] });
    expect(identify(extraction, { declaredPublisher: null, names })).toEqual({
      kind: 'identified',
      identity: { publisher: '张店区人民政府', year: 2014, kind: 'annual' },
    });
  });

  it('has its header block, whose empty document number is none', () => {
    expect(extraction).toMatchObject({
      indexNumber: '11370303004217004C/2015-5065414',
      documentNumber: null,
      publishedAt: '2015-01-27',
      writtenAt: '2015-01-27',
    });
    expect(extraction.publishers).toContainEqual({ name: '张店区人民政府办公室', role: 'compiler' });
  });

  it('has eleven sections with titles and texts', () => {
    const top = extraction.sections.filter((section) => section.level === 1);
    expect(top.map((section) => section.number)).toEqual(numbers);
    expect(top[0]?.title).toBe('概述');
    expect(top[7]?.title).toBe('因政府信息公开申请提起行政复议、行政诉讼的情况');
    expect(top[10]?.title).toBe('工作中存在的主要问题及改进措施');
    for (const section of top) expect(section.text.length).toBeGreaterThan(20);
    expect(top[10]?.text.endsWith('整体水平。')).toBe(true);
  });

  it('is known for a mirror of family A', () => {
    expect(extraction.integrity).toMatchObject({ state: 'mirror', families: ['A'] });
  });

  it('reads as it did before the kit', () => {
    const { text } = extraction;
    expect(text).toContain('因政府信息公开申请提起行政复议、行政诉讼的情况');
    expect(text).toContain('并在各学校或学校网站上及时公开录取结果');
    expect(text).toContain('(PM2.5)');
    expect(text).toContain('APEC');
    expect(text).not.toMatch(/[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ\ufffd\ue000-\uf8ff?]/);
    expect(text).toContain('统计期限是2014年1月1日至2014年12月31日');
    expect(text).toContain('淄政办发〔2014〕29号');
    expect(text).toContain('张政字〔2014〕59号');
    expect(text).toContain('2013年8月在新浪网');
    // Two readings are possible, so it stays.
    expect(text).toContain('111月份');
  });

  it('marks what was restored, each span with what stood there', () => {
    const { text, integrity } = extraction;
    const borders = integrity.restored.filter((span) => span.rule === 'gbk-border');
    expect(borders.map((span) => text.slice(span.start, span.end))).toEqual(['学', '提起行政复']);
    for (const span of integrity.restored.filter((each) => each.rule === 'pinyin')) {
      expect(span.raw).toMatch(/^.\([^()]+\)$/u);
      expect(span.end - span.start).toBe(1);
    }
    const dates = integrity.restored.filter((span) => span.rule === 'lost-date-marks');
    expect(dates.map((span) => `${span.raw}=${text.slice(span.start, span.end)}`)).toContain('201411日=2014年1月1日');
    expect(capture).toContain('201411日');
  });
});
