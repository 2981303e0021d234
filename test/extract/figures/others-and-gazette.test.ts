import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const read = (text: string, publisher = '云溪县教育局'): readonly string[] =>
  readFigures(`${publisher}2023年政府信息公开工作年度报告\n${text}`, { year: 2023, publisher }).map(
    ({ key, value }) => `${key} ${String(value)}`,
  );

describe('what a department tells of others', () => {
  it.each<[string, readonly string[]]>([
    ['全县各级行政机关共收到政府信息公开申请213件，我局收到15件。', ['applications.received 15']],
    ['全县各部门主动公开政府信息12345条。', []],
    ['三、依申请公开情况\n县公安局收到申请20件，县水务局受理申请4件。', []],
    ['三、依申请公开情况\n县教育局收到申请20件。', ['applications.received 20']],
    ['2023年行政复议1件，行政诉讼2件，均与政府信息公开无关。', []],
    ['2023年因政府信息公开行政复议1件，行政诉讼2件。', ['reconsiderations 1', 'lawsuits 2']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));

  it('is a government’s own in its report', () => {
    expect(read('全县各级行政机关共收到政府信息公开申请213件。', '云溪县人民政府')).toEqual([
      'applications.received 213',
    ]);
    expect(read('全区各部门主动公开政府信息300条。', '云溪高新区管理委员会')).toEqual(['disclosed 300']);
  });
});

describe('documents printed in the gazette', () => {
  it.each<[string, readonly string[]]>([
    ['政府公报刊登文件12件。', ['disclosed.gazette 12']],
    ['全年编发政府公报6期，刊登各类文件58件，赠阅1.2万册。', ['disclosed.gazette 58']],
    ['通过政府公报公开文件36件。', ['disclosed.gazette 36']],
    ['政府公报刊登规范性文件8件。', []],
    ['编发政府公报6期，公开文件58件。', []],
    ['编发政府公报6期，赠阅刊登文件的公报58份。', []],
    ['自创刊以来，政府公报累计刊登文件1200件。', []],
  ])('%s', (text, figures) => expect(read(text, '云溪县人民政府')).toEqual(figures));
});
