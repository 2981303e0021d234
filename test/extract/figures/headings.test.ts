import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const read = (text: string, publisher = '青山市水务局'): readonly string[] =>
  readFigures(text, { year: 2022, publisher }).map(({ key, value }) => `${key} ${value}`);

describe('a heading that its text follows on the same line', () => {
  it.each<[string, readonly string[]]>([
    ['一、主动公开政府信息情况 全年主动公开政府信息120条。', ['disclosed 120']],
    ['（一）主动公开情况2022年，我局通过政府网站公开信息120条。', ['disclosed.website 120']],
    ['1.主动公开 全年主动公开政府信息120条。', ['disclosed 120']],
    ['（二）依申请公开 全年收到申请5件，办结4件。', ['applications.received 5', 'applications.answered 4']],
    ['（二）依申请公开全年收到申请5件。', ['applications.received 5']],
    ['二、依申请公开办理情况 本年度收到政府信息公开申请5件。', ['applications.received 5']],
    ['（二）累计公开情况 历年共公开信息900条。', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('what a section is about', () => {
  it.each<[string, readonly string[]]>([
    ['四、复议、诉讼情况\n无。', ['reconsiderations 0', 'lawsuits 0']],
    ['四、行政复议情况\n本年度未发生此类情况。', ['reconsiderations 0']],
    ['三、收费及减免情况\n没有收费。', ['fees 0']],
    ['三、收费及减免情况\n没有发生收费及减免情况。', ['fees 0']],
    ['三、收费情况\n收取复印费用共计38.5元，免收15宗。', ['fees 38.5']],
    ['二、依申请公开情况\n无。', ['applications.received 0']],
    ['三、收费及减免情况\n没有减免收费。', []],
    ['三、收费及减免情况\n除成本费外，未收取其他费用。', []],
    ['三、收费及减免情况\n没有违规收费。', []],
    ['三、收费及减免情况\n减免3件。\n无。', []],
    ['五、存在问题\n无。', []],
    [
      '三、依申请公开情况\n（一）申请情况\n收到申请5件。\n（二）不予公开情况\n无。\n（三）收费情况\n无。',
      ['applications.received 5', 'fees 0'],
    ],
    ['二、依申请公开和不予公开情况\n无。', ['applications.received 0']],
    ['三、依申请公开答复情况\n无。', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('cases of which some are about information', () => {
  it.each<[string, readonly string[]]>([
    ['政务公开情况：收到行政复议申请12件，其中涉及信息公开1件。', ['reconsiderations 1']],
    ['应诉行政诉讼案件33件，其中政府信息公开类2件。', ['lawsuits 2']],
    ['全年办理行政复议案件66件，行政诉讼案件20件。', []],
    ['因政府信息公开被申请行政复议3件。', ['reconsiderations 3']],
    ['五、行政复议、行政诉讼情况\n行政复议3件，行政诉讼1件，申诉0件。', ['reconsiderations 3', 'lawsuits 1']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('answers that give nothing', () => {
  it('are told apart by their reason', () =>
    expect(
      read('答复申请15件，属于已主动公开范围2件，同意公开4件，信息不存在3件，不属于本机关公开1件，无法提供5件。'),
    ).toEqual([
      'applications.answered 15',
      'applications.public 2',
      'applications.granted 4',
      'applications.nonexistent 3',
      'applications.other_organ 1',
      'applications.unavailable 5',
    ]));
});

describe('parts that the next sentence tells', () => {
  it('are no second total of inquiries', () =>
    expect(read('接受政府信息公开咨询58人次，其中现场咨询22人次；电话咨询36人次。')).toEqual(['inquiries 58']));
  it('staff in brackets is told by its kind', () =>
    expect(read('从事政府信息公开工作人员共18人（专职1人、兼职17人）。')).toEqual([
      'staff 18',
      'staff.full_time 1',
      'staff.part_time 17',
    ]));
});

describe('an organ’s own level beside all organs below it', () => {
  const county = '青山市云溪县人民政府';
  it.each<[string, readonly string[]]>([
    [
      '全县各级行政机关主动公开政府信息4.2万条，县政府本级主动公开2130条。县政府本级受理申请86件，县级部门受理412件。县政府本级申请中，网络申请40件，信函申请44件。',
      ['disclosed 42000'],
    ],
    ['县政府本级受理政府信息公开申请86件。', ['applications.received 86']],
  ])('%s', (text, figures) => expect(read(text, county)).toEqual(figures));

  it('in the report of its office it is none of the office’s', () =>
    expect(read('市政府本级收到政府信息公开申请312件，市政府办公室收到58件。', '青山市人民政府办公室')).toEqual([]));
});

describe('what is about disclosure and no disclosure', () => {
  it.each<[string, readonly string[]]>([
    ['行政复议案件18件，行政诉讼案件27件，其中涉及信息公开9件。', []],
    ['五、复议、诉讼情况\n未发生信息公开行政诉讼。其他行政诉讼3件。', ['lawsuits 0']],
    ['回应网民留言、咨询70余件。', []],
    [
      '二、依申请公开情况\n收到申请6件；其他处理1件，均按时答复，未收取任何费用。',
      ['applications.received 6', 'applications.other 1', 'fees 0'],
    ],
    ['街道共收到自然人、法人或其他组织政府信息公开申请21宗。', ['applications.received 21']],
    ['全区依申请公开收费为零。', ['fees 0']],
    ['接受来电来访咨询2300人次。', []],
    ['受理依申请公开3件，其中信访举报投诉类不予处理1件。', ['applications.received 3']],
    ['办理政府信息公开申请428件（新收421件、上年度结转7件），已办结419件。', ['applications.answered 419']],
    ['主动公开政府信息二百零六条。', ['disclosed 206']],
    ['本年度未制作规范性文件。', ['normative_documents 0']],
    ['信息公开处理费收取情况：0元。', ['fees 0']],
    [
      '受理政府信息公开申请63件，比上年的41件增加22件。其中当面申请30件，信函申请33件。',
      ['applications.received 63', 'applications.channel.in_person 30', 'applications.channel.letter 33'],
    ],
    ['三、依申请公开情况\n“属于已主动公开范围”1件；', ['applications.public 1']],
  ])('%s', (text, figures) => expect(read(text, '青山市东城区草堂街道办事处')).toEqual(figures));
});

describe('parts of what was disclosed', () => {
  it('are told by their places, whatever the verb', () =>
    expect(
      read(
        '发布政府信息24586条，其中：通过政府网站发布10240条、政务新媒体发布6120条。主动公开政府信息24586条，其中：通过政府网站发布10240条、政务新媒体发布6120条。',
      ),
    ).toEqual([
      'disclosed 24586',
      'disclosed.website 10240',
      'disclosed.new_media 6120',
      'disclosed 24586',
      'disclosed.website 10240',
      'disclosed.new_media 6120',
    ]));
});

describe('whose figures', () => {
  it('a line of authority and a subdistrict tell of themselves', () => {
    expect(read('全市税务系统通过门户网站主动公开各类信息2217条。', '国家税务总局青山市税务局')).toEqual([
      'disclosed.website 2217',
    ]);
    expect(read('街道通过区政府网站公开信息112条。', '青山市东城区草堂街道办事处')).toEqual(['disclosed.website 112']);
    expect(read('街道通过区政府网站公开信息112条。', '青山市东城区人民政府')).toEqual([]);
  });
});
