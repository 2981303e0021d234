import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countScripts,
  findDates,
  firstDay,
  fold,
  fullOrganName,
  isoDate,
  leadingOrgan,
  normalLine,
  readNumeral,
  readTitle,
  splitSentences,
  tidyLine,
  toSimplified,
} from '../../src/text/index.ts';
import { cpuClock } from '../support/cpu-time.ts';

describe('normal form of a line', () => {
  it.each([
    ['２０１５年１月２７日', '2015年1月27日'],
    ['　　全 年　受理\u00a0\u00a015件', '全 年 受理 15件'],
    ['零\u200b宽\ufeff字符', '零宽字符'],
    ['⼀、总体情况', '一、总体情况'],
    ['政府 ，信息', '政府，信息'],
    ['〔2014〕29号', '〔2014〕29号'],
  ])('%j becomes %j', (raw, normal) => expect(normalLine(raw)).toBe(normal));

  it('is reached in one step', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalLine(normalLine(text))).toBe(normalLine(text));
      }),
      {
        numRuns: 300,
      },
    );
  });

  it('keeps wide forms where bytes are still to be restored', () => expect(tidyLine(' 会ｎ}数　\n')).toBe('会ｎ}数'));
});

describe('folding for comparison', () => {
  it.each([
    ['国办发﹝2014﹞32号', '国办发〔2014〕32号'],
    ['国办发[2014]32号', '国办发［２０１４］32 号'],
    ['㈠主动公开', '(一)主动公开'],
    ['“三安全一稳定”', '"三安全一稳定"'],
    ['2013—2014', '2013-2014'],
  ])('%s and %s are one', (left, right) => expect(fold(left)).toBe(fold(right)));
});

describe('scripts', () => {
  it('converts character by character and keeps the length', () => {
    expect(toSimplified('張店區政務公開年度報告')).toBe('张店区政务公开年度报告');
    expect(toSimplified('谘詢、體係、全麵')).toBe('咨询、体系、全面');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(toSimplified(text)).toHaveLength(text.length);
      }),
      { numRuns: 200 },
    );
  });

  it('takes characters of Simplified text for no sign of Traditional', () => {
    expect(countScripts('乾县政府瞭望塔').traditional).toBe(0);
    expect(countScripts('張店區').traditional).toBe(2);
  });
});

describe('numerals', () => {
  it.each([
    ['二00八', 2008],
    ['二〇一四', 2014],
    ['二○○九', 2009],
    ['十一', 11],
    ['二十', 20],
    ['三千零五', 3005],
    ['两万', 20_000],
    ['一百二十三', 123],
    ['三亿五千万', 350_000_000],
  ])('%s is %d', (text, value) => expect(readNumeral(text)).toBe(value));

  it.each(['', '年', '一年', '一二十三x'])('%j is none', (text) => expect(readNumeral(text)).toBeNull());
});

describe('dates', () => {
  it.each([
    ['2015-01-27', '2015-01-27'],
    ['2015年1月27日', '2015-01-27'],
    ['2015/1/27 16:20', '2015-01-27'],
    ['2021-03-2918:26', '2021-03-29'],
    ['2015.1.27', '2015-01-27'],
    ['20150127', '2015-01-27'],
    ['２０１５年１月２７日', '2015-01-27'],
    ['2018 年 1 月 1 日', '2018-01-01'],
    ['二00八年九月七日', '2008-09-07'],
    ['二〇一四年十二月三十一日', '2014-12-31'],
  ])('%s is read', (text, value) => expect(firstDay(text)?.value).toBe(value));

  it.each(['2015-02-30', '2015年13月1日', '11370303004217004C/2015-5065414', '1.2014.5', '电话2869813', '20151301'])(
    '%s is no day',
    (text) => expect(firstDay(text)).toBeNull(),
  );

  it('tells a month from a day', () => {
    expect(findDates('2014年5月起')).toMatchObject([{ value: '2014-05-01', precision: 'month' }]);
  });

  it('gives the range of what it read', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => {
        const value = isoDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
        const printed = `${String(day.getUTCFullYear())}年${String(day.getUTCMonth() + 1)}月${String(day.getUTCDate())}日`;
        const text = `发布于${printed}，完`;
        const [found] = findDates(text);
        expect(found?.value).toBe(value);
        expect(text.slice(found?.start, found?.end)).toBe(printed);
      }),
      { numRuns: 200 },
    );
  });
});

describe('sentences', () => {
  it('are cut with their closing marks, and keep their place', () => {
    const text = '全年受理15件。“已答复！”其中：\n网上5件；信函10件';
    expect(splitSentences(text).map((sentence) => sentence.text)).toEqual([
      '全年受理15件。',
      '“已答复！”',
      '其中：',
      '网上5件；',
      '信函10件',
    ]);
    for (const { text: piece, start, end } of splitSentences(text)) expect(text.slice(start, end)).toBe(piece);
  });
});

describe('organs', () => {
  it.each([
    ['张店区人民政府2014年政府信息公开工作年度报告', '张店区人民政府'],
    ['永嘉县2013年政府信息公开年度报告', '永嘉县'],
    ['张店区政府信息公开年度报告', '张店区'],
    ['云溪县人民政府政府信息公开年报', '云溪县人民政府'],
  ])('%s starts with %s', (text, organ) => expect(leadingOrgan(text)).toBe(organ));

  it.each([
    ['张店区政府', '张店区人民政府'],
    ['永嘉县', '永嘉县人民政府'],
    ['桂花街道', '桂花街道办事处'],
    ['高新区管委会', '高新区管理委员会'],
    ['张店区政府办公室', '张店区人民政府办公室'],
    ['市教育局', '市教育局'],
  ])('%s is %s in full', (short, full) => expect(fullOrganName(short)).toBe(full));
});

describe('titles', () => {
  it('never throw, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const reading = readTitle(title);
        expect(reading.title).toBe(title);
        expect(reading.confidence).toBeGreaterThanOrEqual(0);
        expect(reading.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
    const cpuMs = cpuClock();
    readTitle('政府信息公开年度报告 _'.repeat(200_000));
    expect(cpuMs()).toBeLessThan(200);
  });

  it('give publisher and year', () => {
    expect(readTitle('2022年张店区人民政府办公室政府信息公开工作年度报告')).toMatchObject({
      kind: 'report',
      year: 2022,
      publisher: '张店区人民政府办公室',
    });
  });

  it.each([
    ['【图解】云溪县教育局2023年政府信息公开工作年度报告', '云溪县教育局'],
    ['附件1.云溪县统计局2022年政府信息公开工作年度报告.pdf', '云溪县统计局'],
    ['2021-01-18 云溪县政务服务中心2020年政府信息公开工作年度报告', '云溪县政务服务中心'],
    ['中国人民银行云溪县支行2021年政府信息公开工作年度报告', '中国人民银行云溪县支行'],
    ['云溪县审计局 | 2021年政府信息公开工作年度报告', '云溪县审计局'],
    ['政府信息公开工作年度报告2020年云溪县教育局', '云溪县教育局'],
    ['2023年政府信息公开工作年度报告（ 云溪县 教育局 ）', '云溪县教育局'],
  ])('%s names its publisher among what lists print around it', (title, publisher) =>
    expect(readTitle(title).publisher).toBe(publisher),
  );

  it.each([
    ['云溪县人民政府办公室关于发布《云溪县教育局2024年政府信息公开工作年度报告》的通知', '云溪县教育局'],
    ['云溪县人民政府办公室关于发布云溪县教育局2024年政府信息公开工作年度报告的通知', '云溪县教育局'],
    ['云溪县人民政府办公室关于公布全县各部门2024年政府信息公开工作年度报告的通知', '云溪县人民政府办公室'],
    ['云溪县教育局关于公布2024年政府信息公开工作年度报告的公告', '云溪县教育局'],
  ])('%s is whose report it announces', (title, publisher) => expect(readTitle(title).publisher).toBe(publisher));

  it('are believed less where they say less', () => {
    const full = readTitle('云溪县教育局2023年政府信息公开工作年度报告').confidence;
    expect(full).toBeGreaterThanOrEqual(0.9);
    for (const title of [
      '云溪县教育局政府信息公开工作年度报告',
      '云溪县2016年政府信息公开情况统计表',
      '云溪县教育局2023年政府信息公开…',
      '云溪水务有限公司2023年信息公开年度报告',
      '2023年年报',
    ])
      expect(readTitle(title).confidence).toBeLessThanOrEqual(0.6);
  });
});
