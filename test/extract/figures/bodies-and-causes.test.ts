import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const read = (text: string, publisher: string, year = 2022): readonly string[] =>
  readFigures(`${publisher}${String(year)}年政府信息公开工作年度报告\n${text}`, { year, publisher }).map(
    ({ key, value }) => `${key} ${String(value)}`,
  );

const asked = '三、收到和处理政府信息公开申请情况\n';

describe('bodies below the organ whose report it is', () => {
  it.each<[string, readonly string[]]>([
    ['区拆迁办受理申请121件，答复120件。', []],
    ['区房屋征收办直接受理申请40件。', []],
    ['区法院收到政府信息公开申请3件。', []],
    ['滨江开发区管委会收到政府信息公开申请3件。', []],
    ['江北街道收到政府信息公开申请3件。', []],
    ['交警大队收到申请8件。', []],
    ['关山镇国土所受理申请2件。', []],
    ['区住房公积金中心公开信息77条。', []],
    ['区政府办收到政府信息公开申请17件。', ['applications.received 17']],
    ['区政府收到政府信息公开申请17件。', ['applications.received 17']],
  ])('of a government: %s', (text, figures) => expect(read(asked + text, '滨江区人民政府')).toEqual(figures));

  it('are its office too where all of the region is told', () => {
    const text = '二、依申请公开\n全市各级行政机关共收到政府信息公开申请2158件。市政府办公室直接受理申请89件。';
    expect(read(text, '临河市人民政府')).toEqual(['applications.received 2158']);
    expect(read('二、依申请公开\n市政府办公室收到政府信息公开申请89件。', '临河市人民政府办公室')).toEqual([
      'applications.received 89',
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['市房屋征收办收到申请40件。', []],
    ['市住房公积金中心公开信息77条。', []],
    ['市建设局收到政府信息公开申请12件。', ['applications.received 12']],
    ['2022年局机关收到申请12件。', ['applications.received 12']],
  ])('of a department: %s', (text, figures) => {
    const opening = '局系统（含市房屋征收办、市住房公积金中心）认真做好公开工作。\n';
    expect(read(opening + asked + text, '禾丰市住房和城乡建设局')).toEqual(figures);
  });

  it.each<[string, string, readonly string[]]>([
    ['中心公开信息1038条。', '禾丰市公共资源交易中心', ['disclosed 1038']],
    ['市公共资源交易中心公开信息1038条。', '禾丰市公共资源交易中心', ['disclosed 1038']],
    ['中心公开信息1038条。', '禾丰市住房和城乡建设局', []],
    ['下属中心公开信息1038条。', '禾丰市公共资源交易中心', []],
    ['公司主动公开信息366条。', '泉港区自来水有限公司', ['disclosed 366']],
    ['子公司主动公开信息366条。', '泉港区自来水有限公司', []],
    ['我所收到政府信息公开申请3件。', '平山县公证所', ['applications.received 3']],
    ['三、依申请公开情况\n隶属海关收到申请3件。', '临夏海关', []],
    ['三、依申请公开情况\n临夏海关收到申请3件。', '临夏海关', ['applications.received 3']],
    ['2022年街道主动公开信息77条。', '新华街道办事处', ['disclosed 77']],
  ])('or itself by its last word: %s (%s)', (text, publisher, figures) =>
    expect(read(text, publisher)).toEqual(figures),
  );
});

describe('applications for other things beside those for information', () => {
  it.each<[string, readonly string[]]>([
    ['受理企业登记申请18,420件。', []],
    ['受理不动产登记申请500件。', []],
    ['受理临时救助申请210件，办结200件。', []],
    ['受理公民申请3件。', ['applications.received 3']],
    ['受理各类申请15件，办结14件。', ['applications.received 15', 'applications.answered 14']],
  ])('%s', (text, figures) =>
    expect(read(`${asked}收到政府信息公开申请5件。${text}`, '平山县市场监督管理局').slice(1)).toEqual(figures),
  );
});

describe('documents sorted by whether they are disclosed', () => {
  it.each<[string, readonly string[]]>([
    ['全年共制作公文1846件，其中主动公开1211件；依申请公开420件；不予公开215件。', ['disclosed 1211']],
    ['全年共产生政府信息1846条，其中主动公开1211条；依申请公开420条；不予公开215条。', ['disclosed 1211']],
    ['公文属性认定：主动公开200件，依申请公开60件，不予公开40件。', []],
    ['印发文件主动公开200份；依申请公开60份；不予公开40份。', []],
    ['全年主动公开政府信息86条，依申请公开3件。', ['disclosed 86', 'applications.received 3']],
    [
      '全年主动公开政府信息86条；收到依申请公开3件；不予公开1件。',
      ['disclosed 86', 'applications.received 3', 'applications.refused 1'],
    ],
  ])('%s', (text, figures) => expect(read(text, '滨江区人民政府')).toEqual(figures));
});

describe('cases and what they come from', () => {
  it.each<[string, readonly string[]]>([
    ['因治安处罚等被提起行政诉讼共31件。', []],
    ['因政府信息公开工作被申请行政复议1件；因行政处罚被申请行政复议7件。', ['reconsiderations 1']],
    ['因行政许可引发行政诉讼2件，因信息公开引发行政诉讼1件。', ['lawsuits 1']],
    ['因土地权属争议提起的行政复议3件，行政诉讼2件。', []],
    ['因申请人不服答复被申请行政复议2件。', ['reconsiderations 2']],
    ['因信息公开被诉2件，均胜诉。', ['lawsuits 2']],
    ['因信息公开被提起行政诉讼1件；市公安局作为被告的行政诉讼案件共118件。', ['lawsuits 1']],
  ])('%s', (text, figures) => expect(read(`四、行政复议、行政诉讼情况\n${text}`, '崇谷市公安局')).toEqual(figures));
});

it('what applicants are told is how their applications ended', () => {
  expect(read(`${asked}10件申请中，同意公开7件，告知信息不存在1件，告知补正2件。`, '江南省水利厅')).toEqual([
    'applications.granted 7',
    'applications.nonexistent 1',
  ]);
});
