import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const read = (text: string, publisher = '青山市水务局'): readonly string[] =>
  readFigures(text, { year: 2022, publisher }).map(({ key, value }) => `${key} ${String(value)}`);

describe('cases that an organ decides on others', () => {
  it.each<[string, readonly string[]]>([
    ['四、行政复议、行政诉讼情况\n2022年我局办理行政复议案件共86件。', []],
    ['全年未收到信息公开投诉。厅机关全年审理行政复议案件73件。', []],
    ['受理政府信息公开类行政诉讼案件36件，审结33件。', []],
    ['三、行政复议和诉讼\n我局作为复议机关，全年共收到复议申请118件，受理102件。', []],
    ['全年共收到复议申请118件，受理政府信息公开申请5件。', ['applications.received 5']],
    ['四、行政复议、行政诉讼情况\n受理行政复议0件。', ['reconsiderations 0']],
    ['我局受理政府信息公开行政复议9件，其中维持6件。', ['reconsiderations 9']],
    ['办理因政府信息公开引发的行政复议4件、行政诉讼2件。', ['reconsiderations 4', 'lawsuits 2']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('counts of other things', () => {
  const asked = '三、依申请公开情况\n收到政府信息公开申请5件。';
  it.each<[string, readonly string[]]>([
    ['办理审批事项126件，受理申请127件，其中网上申请98件，窗口申请29件。', []],
    ['317件申请中：答复311件，结转4件。', ['applications.answered 311']],
    [
      '2022年，全县申请办结数246件，其中，按时办结240件。',
      ['applications.answered 246', 'applications.answered.in_time 240'],
    ],
    ['信息公开配备兼职工作人员2名负责信息公开。', ['staff.part_time 2']],
    ['未收到信息公开申请。中考咨询电话接听3201次。', ['applications.received 0']],
    ['零星报销受理申请6021件，办结6010件。', []],
    [`${asked}数字城管平台立案213件，结案211件。`, ['applications.received 5']],
    [`${asked}代县政府收到申请23件。`, ['applications.received 5']],
    [
      `${asked}已办结4件，结转下年度1件。`,
      ['received 5', 'answered 4', 'carried_over 1'].map((key) => `applications.${key}`),
    ],
    ['未收到信息公开投诉。全年受理行政处罚听证申请12件、行政复议3件。', []],
    ['收到依申请公开1件，答复结果为不掌握，申请人未提起复议。', ['applications.received 1']],
    ['收到依申请公开1件，没有申请人提起复议。', ['reconsiderations 0', 'applications.received 1']],
    ['受理依申请公开事项16件（上年结转1件，新增15件）。', []],
    [
      '收到信息公开申请19件。全部申请中网络提交12件、邮寄6件。',
      ['received 19', 'channel.internet 12', 'channel.letter 6'].map((key) => `applications.${key}`),
    ],
  ])('%s', (text, figures) => expect([...read(text)].toSorted()).toEqual([...figures].toSorted()));
});

describe('cases that nobody says are about information', () => {
  const before = '未收到信息公开投诉。';
  it.each<[string, readonly string[]]>([
    [`${before}全局全年各类复议61件、应诉92件。`, []],
    [`${before}行政复议15件（工伤类13件、信息公开类2件）；行政诉讼21件（工伤类20件、信息公开类1件）。`, []],
    ['四、行政复议、行政诉讼情况\n行政复议15件（工伤类13件、信息公开类2件）。', []],
    ['因政府信息公开被申请行政复议2件，其中维持1件；全局作为被申请人的行政复议案件共26件。', ['reconsiderations 2']],
    ['因政府信息公开被申请行政复议2件；提起行政诉讼1件。', ['reconsiderations 2', 'lawsuits 1']],
    [`信息公开引发行政复议1件，教育行政诉讼3件。`, ['reconsiderations 1']],
    [`因信息公开引发行政复议1件，被提起行政诉讼3件。`, ['reconsiderations 1', 'lawsuits 3']],
    [`未收到信息公开投诉，行政复议2件（均为行政处罚类）。`, []],
    [`${before}行政复议0件，行政诉讼0件。`, ['reconsiderations 0', 'lawsuits 0']],
    ['制发规范性文件31件，公开31件。', ['normative_documents 31']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('applications of this year and of the one before', () => {
  it.each<[string, readonly string[]]>([
    [
      '共办理政府信息公开申请132件，包括新收129件、上年度结转3件。',
      ['applications.received 129', 'applications.carried_in 3'],
    ],
    [
      '办理政府信息公开申请132件，其中本年新收129件，上年结转3件。',
      ['applications.received 129', 'applications.carried_in 3'],
    ],
    ['本年度收到依申请公开1件，系上年结转，已按期答复。', []],
    ['收到依申请公开2件，均为上年度结转。', []],
    ['收到依申请公开2件，均为网上申请。', ['applications.received 2']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('what was made public on request', () => {
  it('is not what was published', () => {
    expect(read('三、依申请公开情况\n受理申请数：3件；其中：公开1件，不予公开1件，非政府信息1件。')).toEqual([
      'applications.received 3',
      'applications.refused 1',
    ]);
    expect(read('办理的68件申请中，公开23件，部分公开6件。')).not.toContain('disclosed 23');
    expect(read('依申请公开15件。全年公开信息230条。')).toContain('disclosed 230');
  });
});

describe('other windows, boards and sums', () => {
  it.each<[string, readonly string[]]>([
    ['受理政府信息公开申请12件。户籍窗口受理申请382件。', ['applications.received 12']],
    ['在各医疗卫生单位公开栏公开信息320余条。', []],
    ['在各工商所公示栏公开信息540条。', []],
    ['截止2022年底，主动公开信息总量为2310条，本年度新增612条。', []],
    ['截至2022年12月31日，公开信息共2310条，其中2022年新增612条。', []],
    ['截至2022年12月31日，公开信息共230条。', ['disclosed 230']],
    ['受理信息公开咨询、查阅67人次，其中现场咨询20人次，电话咨询47人次。', []],
    ['通过“两微”公开信息260条。', ['disclosed.new_media 260']],
    ['“清水青山”公开信息260条。', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('words that leave no doubt', () => {
  it.each<[string, readonly string[]]>([
    ['公开各类政府信息2千余条。', ['disclosed 2000']],
    ['主动公开政府信息1.6千条。', ['disclosed 1600']],
    ['收到信息公开申请9件，已办结答复8件。', ['applications.received 9', 'applications.answered 8']],
    ['受理公开政府信息的申请8件，答复中予以公开5件。', ['applications.received 8', 'applications.granted 5']],
    [
      '收到信息公开申请8件，其中以当面申请的形式提出的5件，通过网上申请渠道提交3件。',
      ['applications.received 8', 'applications.channel.in_person 5', 'applications.channel.internet 3'],
    ],
    ['共收到申请信息公开件78件。', ['applications.received 78']],
    ['收到并答复政府信息公开申请6件。', ['applications.received 6']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});
