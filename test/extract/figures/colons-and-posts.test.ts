import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const read = (text: string, year = 2022): readonly string[] =>
  readFigures(text, { year, publisher: '青山市水务局' }).map(({ key, value }) => `${key} ${value}`);

describe('a colon right before the number', () => {
  it.each<[string, readonly string[]]>([
    [
      '本年新收政府信息公开申请：2件；上年结转：0件；予以公开：1件；结转下年度：0件。',
      ['applications.received 2', 'applications.carried_in 0', 'applications.granted 1', 'applications.carried_over 0'],
    ],
    ['四、行政复议、行政诉讼情况\n行政复议：3件，行政诉讼：1件。', ['reconsiderations 3', 'lawsuits 1']],
    ['制作规范性文件：0件；行政许可：8件。', ['normative_documents 0']],
    ['公开政府信息：120条。其中：政策文件：12条；工作动态：30条。', ['disclosed 120']],
    [
      '三、依申请公开情况\n答复情况：1.予以公开：2件；2.不予公开：1件；',
      ['applications.granted 2', 'applications.refused 1'],
    ],
    ['收到申请总数：5件，其中：自然人：4件。', ['applications.received 5']],
  ])('%s', (text, figures) => expect(read(text).filter((figure) => !figure.includes('.part'))).toEqual(figures));
});

describe('reconsiderations and suits told with one number', () => {
  it.each<[string, readonly string[]]>([
    ['因政府信息公开引起的行政复议、行政诉讼均为0件。', ['reconsiderations 0', 'lawsuits 0']],
    ['因政府信息公开引发的行政复议和行政诉讼各2件。', ['reconsiderations 2', 'lawsuits 2']],
    ['因政府信息公开引发的行政复议、行政诉讼共3件。', []],
    ['区级层面共受理行政复议12件，涉及信息公开5件。', ['reconsiderations 5']],
    ['行政复议案件3件，涉及政府信息公开的行政诉讼2件。', ['reconsiderations 3', 'lawsuits 2']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('posts, and what is sent to subscribers', () => {
  it.each<[string, readonly string[]]>([
    ['开通微博10个，发布微博1.2万条。', ['disclosed.weibo 12000']],
    ['微信公众号推送信息392条。', ['disclosed.wechat 392']],
    ['局网站推送信息392条。', []],
    ['局网站发布信息120条，微博转发30条，微信发布30条。', ['disclosed.website 120', 'disclosed.wechat 30']],
    ['网站首页发布信息30条，网站要闻发布信息20条。', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('places told without what is published there', () => {
  it.each<[string, readonly string[]]>([
    ['政务微博公开2230条；政务微信公开4101条。', ['disclosed.weibo 2230', 'disclosed.wechat 4101']],
    [
      '网站更新信息3902条，其中通告188条。微信公众号发布1120条，微博发布640条。',
      ['disclosed.website 3902', 'disclosed.wechat 1120', 'disclosed.weibo 640'],
    ],
    ['按公开渠道分：政府网站80条，政务微信14条。', ['disclosed.website 80', 'disclosed.wechat 14']],
    ['公开政府信息900条。其中，市水利网发布420条。', ['disclosed 900', 'disclosed.website 420']],
    ['通过电视、广播、报纸等媒体公开信息2210条。', ['disclosed.media 2210']],
    ['向市档案馆、图书馆移送公开信息98条。', []],
    ['今年以来，我局共公开各类政府信息643条。', ['disclosed 643']],
    ['二、依申请公开情况\n申请58件中，同意公开54件，主动公开4件。', ['applications.granted 54']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('others’ cases and complaints', () => {
  it.each<[string, readonly string[]]>([
    ['推进信息公开，区政府作为复议机关审理行政复议案件133件。', []],
    ['三、复议诉讼情况\n全年共办理行政复议应诉案件48件，接收投诉举报1.9万件。', []],
    ['五、举报情况\n收到举报2件。', ['complaints 2']],
    ['二、推进信息公开，全年受理群众环境信访举报2.1万件。', []],
    ['推进信息公开。我局作为区政府行政复议机构，办理行政复议案件412件，其中涉及信息公开类案件37件。', []],
    ['依申请公开受理2件，仲裁院受理案件133件。', ['applications.received 2']],
    ['推进信息公开，设置专兼职工作人员2人。', []],
    ['全市行政复议机关受理政府信息公开行政复议案件188件。', ['reconsiderations 188']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

it('ways go on behind a semicolon', () =>
  expect(read('收到政府信息公开申请15件，其中通过网络提交8件；信函4件；传真3件。')).toEqual([
    'applications.received 15',
    'applications.channel.internet 8',
    'applications.channel.letter 4',
    'applications.channel.fax 3',
  ]));
it('places go on behind a semicolon, and as parts of the sentence before', () => {
  expect(
    read(
      '主动公开政府信息9812条。公开形式：1.政府网站公开8100条；2.政府公报62条；3.新闻发布会4次；4.报刊、电视1650条。',
    ),
  ).toEqual(['disclosed 9812', 'disclosed.website 8100', 'disclosed.gazette 62', 'disclosed.media 1650']);
  expect(read('共公开信息147条。其中县政府信息公开网98条、公开栏37条。')).toEqual([
    'disclosed 147',
    'disclosed.disclosure_column 98',
    'disclosed.on_site 37',
  ]);
});
it('what goes on stands before or behind its number', () =>
  expect(read('三、依申请公开情况\n答复52件，2件结转至2023年办理，转入2023年办理6件。')).toEqual([
    'applications.answered 52',
    'applications.carried_over 2',
    'applications.carried_over 6',
  ]));
it('ways are told by how they are sorted', () =>
  expect(read('二、依申请公开情况\n从受理渠道看，网络39件、邮寄12件。')).toEqual([
    'applications.channel.internet 39',
    'applications.channel.letter 12',
  ]));
it('an organ’s own offices and committees speak of it', () => {
  expect(read('局机关在青山市政府网站公开政府信息463条。')).toEqual(['disclosed.website 463']);
  const zone = { year: 2022, publisher: '云台山管理委员会' };
  expect(readFigures('云台山管委会通过管委会网站发布信息288条。', zone)).toMatchObject([{ value: 288 }]);
});
it('people may do it behind the number', () =>
  expect(read('配备工作人员86名从事政府信息公开工作。')).toEqual(['staff 86']));

describe('years inside a clause', () => {
  it.each<[string, readonly string[]]>([
    ['结转2021年申请1件，结转2023年2件，结转2022年3件。', ['applications.carried_in 1', 'applications.carried_over 2']],
    ['自2004年以来累计主动公开政府信息1226条。其中2022年新增主动公开政府信息143条。', ['disclosed 143']],
    ['截至2022年底，累计主动公开政府信息3310条，其中2022年主动公开512条。', ['disclosed 512']],
    ['结转上年度2件。', ['applications.carried_in 2']],
    ['2021年结转4件，2020年结转3件。其中，予以公开2件。', ['applications.carried_in 4', 'applications.granted 2']],
    ['自2004年以来累计主动公开政府信息1226条。其中网站公开政府信息143条。', []],
  ])('%s', (text, figures) => expect(read(`二、依申请公开情况\n${text}`)).toEqual(figures));
});

it('办 of 办理 is no organ', () => expect(read('我局办理依申请公开件1件。')).toEqual(['applications.received 1']));
it('how a way is called may say that one applied', () =>
  expect(read('三、依申请公开情况\n（2）网络申请3件。')).toEqual(['applications.channel.internet 3']));
it('线下 is no way of its own', () =>
  expect(read('共办理依申请公开83件，其中线上60件、线下23件。')).toEqual([
    'applications.received 83',
    'applications.channel.internet 60',
  ]));
