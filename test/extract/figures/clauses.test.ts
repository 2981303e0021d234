import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const publisher = '青山市水务局';
const read = (text: string, by: string | null = publisher): readonly string[] =>
  readFigures(text, { year: 2022, publisher: by }).map(({ key, value }) => `${key} ${value}`);

describe('a clause that is understood word by word', () => {
  it.each<[string, readonly string[]]>([
    ['青山市水务局2022年共主动公开政府信息120条。', ['disclosed 120']],
    ['市水务局共受理政府信息公开申请6件。', ['applications.received 6']],
    ['官方微博账号（2个）发布信息35条，微信公众号（1个）发布信息60条。', ['disclosed.weibo 35', 'disclosed.wechat 60']],
    ['局网站方面，全年发布各类信息300条。', ['disclosed.website 300']],
    ['在“青山水利网”发布政务信息80条。', ['disclosed.website 80']],
    ['通过局门户网站“政务公开”专栏公开信息45条。', ['disclosed.disclosure_column 45']],
    [
      '收到政府信息公开申请9件（其中：网上申请5件，当面申请4件）。',
      ['applications.received 9', 'applications.channel.internet 5', 'applications.channel.in_person 4'],
    ],
    ['受理36件政府信息公开申请，其中按期办结36件。', ['applications.received 36', 'applications.answered.in_time 36']],
    ['公开规划、年度预算、人事任免等信息70条。', ['disclosed 70']],
    ['一年来，通过政府网站，累计主动公开政府信息29条。', ['disclosed.website 29']],
    ['通过《青山市人民政府公报》发布信息6条。', ['disclosed.gazette 6']],
    ['通过局网站发布政务信息和工作动态210余条次。', ['disclosed.website 210']],
    ['我局做好依申请公开工作。全市申请总数为13件。', ['applications.received 13']],
    ['通过市政府信息依申请公开系统收到申请11件。', ['applications.channel.internet 11']],
    ['新收政府信息公开申请11件，转结下年度办理2件。', ['applications.received 11', 'applications.carried_over 2']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('a clause with words that nobody knows gives no figure', () => {
  it.each([
    '抖音号发布信息46条。',
    '机构职能栏目公开信息15条。',
    '其他渠道（包括发布会）公开信息10条。',
    '公开防汛抗旱信息40条。',
    '公开处罚决定书等执法信息22条。',
    '发布政务类信息34条。',
    '通过局网站发布工作动态210余条次。',
    '项目申请总数为13件。',
    '截至2022年底累计主动公开政府信息301条。',
    '主动公开文件24份、依申请公开信息6条、不予公开0件。',
    '受理业务咨询、信访投诉16条。',
    '省级媒体刊发44篇。',
    '收到群众来信48件，其中网站30件，直接来信18件。',
    '纳入平台统一管理的信息2017条。',
    '通过门户网站、公开专栏、发布信息57条。',
    '上半年主动公开政府信息200条。',
    '应公开信息50条，实际公开48条。',
    '不予公开信息30条。',
    '上传信息985条。',
    '业务类：主动公开动态信息2条。',
  ])('%s', (text) => expect(read(text)).toEqual([]));
});

describe('parts told in the next sentence', () => {
  it('are no totals', () => {
    expect(read('2022年主动公开政府信息98条。其中制度栏目公开信息2条；公开信息15条；通过微信公开信息20条。')).toEqual([
      'disclosed 98',
      'disclosed.wechat 20',
    ]);
  });
});

describe('parts of another time', () => {
  it.each([
    '2022年上半年受理政府信息公开申请26件。其中予以公开8件。',
    '2021年收到政府信息公开申请9件。其中网上申请5件。',
  ])('%s', (text) => expect(read(text)).toEqual([]));
});

describe('whose figure it is', () => {
  it('is known by the publisher’s name or a short form of it', () => {
    const text = '区教育局主动公开政府信息88条。';
    expect(read(text, '白水区教育体育局')).toEqual(['disclosed 88']);
    expect(read(text, '白水区人民政府')).toEqual([]);
  });

  it('is nobody’s where another organ is named', () => {
    expect(read('市水务局主动公开政府信息133条，市信用办公开信息2347条，市物价办主动公开政府信息122条。')).toEqual([
      'disclosed 133',
    ]);
  });
});

describe('that there was none', () => {
  it.each<[string, readonly string[]]>([
    ['全年未制发、废止、修改行政规范性文件。', ['normative_documents 0']],
    ['未对规范性文件进行清理。', []],
    ['没有减免信息公开费用的情况。', []],
    ['本年度无申请政府信息公开的情况。', ['applications.received 0']],
    [
      '四、申请行政复议和提起行政诉讼情况\n全年未收到行政复议、提起行政诉讼的申请。',
      ['reconsiderations 0', 'lawsuits 0'],
    ],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});
