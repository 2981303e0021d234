import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

const read = (text: string, year: number | null = 2015): readonly string[] =>
  readFigures(text, { year }).map(
    ({ key, value, unit, approximate }) => `${key} ${approximate ? '~' : ''}${value}${unit ?? ''}`,
  );

describe('people who do the work', () => {
  it.each([
    ['为做好信息公开，我局配备了2名全职工作人员、31名兼职工作人员。', ['staff.full_time 2名', 'staff.part_time 31名']],
    ['指定1名工作人员负责政府信息公开网站的维护。', ['staff 1名']],
    ['办公室明确了一名工作人员负责日常的政府信息公开工作。', ['staff 1名']],
    ['一年以来，我镇落实1名专职人员负责政府信息公开工作。', ['staff.full_time 1名']],
    ['我镇设政务公开办。该办配备3名专职工作人员。', ['staff.full_time 3名']],
    ['为做好政务公开，各单位至少配备1名专职人员。', []],
    ['推进政务公开，配备专职网格员12名，落实3名专职执法人员。', []],
    ['全镇有2名专职消防员。', []],
    ['政务公开办公室有2位兼职人员。', ['staff.part_time 2位']],
    ['本机关从事政府信息公开工作的全职人员1人。', ['staff.full_time 1人']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('what was disclosed, and where', () => {
  it.each([
    ['通过网站公开信息346条，内容包括工作情况240条、法定主动公开内容36条。', ['disclosed.website 346条']],
    ['2015年，全局累计主动公开政府信息12条，其中概况类信息3条，其他类信息1条。', ['disclosed 12条']],
    ['截至目前共发布592条信息，2015年公开政府信息60条。', ['disclosed 60条']],
    // Whether the place before the comma holds for the number is not said.
    ['在网站发布公开目录并及时更新，公开政府信息16条。', []],
    ['充分发挥政府网站作用，全年主动公开政府信息900条。', ['disclosed 900条']],
    ['在民政信息管理平台发布了500余条民政信息。', []],
    ['对主动公开目录等3份清单进行了完善，主动公开3份清单。', []],
    ['镇政府门户网站共发送9条信息。', ['disclosed.website 9条']],
    [
      '利用门户网站主动公开政府信息88条、规范性文件2条、财政信息2条，其他信息70条。',
      ['disclosed.website 88条', 'normative_documents 2条'],
    ],
    ['主动公开信息中规章及规范性文件27件。', []],
    [
      '全年共主动公开政府信息963条，其中:制定并发布规范性文件7件;发布统计信息2条。',
      ['disclosed 963条', 'normative_documents 7件'],
    ],
    ['全年主动公开政府信息171条:基层政务公开领域信息124条。', ['disclosed 171条']],
    ['公布土地登记挂失信息100余条，在信用平台发布行政许可信息76条。', []],
    ['在2015年公开的54条信息中，业务类信息：主动公开2条。', ['disclosed 54条']],
    ['主动公开政府信息2548条，其中信息公开目录信息更新量98条。', ['disclosed 2548条']],
    ['通过局门户网站发布政务信息246条。', ['disclosed.website 246条']],
    ['按照《条例》第19条、20条、21条规定主动公开，全年推送信息290条。', []],
    [
      '微博、微信公开信息1362条，公开栏目公开信息1103条。',
      ['disclosed.new_media 1362条', 'disclosed.disclosure_column 1103条'],
    ],
    ['通过信用网发布行政执法类（含行政处罚、行政强制）17245条信息。', []],
    ['通过新闻媒体（电视、报刊、新闻发布会等）发布信息2349条。', ['disclosed.media 2349条']],
    ['主动公开各类交通运输信息约196.4万条。', []],
    ['微信公众号发布报道520条，视频号发布短视频126条。', []],
    ['全年共发布规章25件，规范性文件2357件。', ['normative_documents 2357件']],
    ['今年共发布疫情防控、疫苗接种相关信息80条。', []],
    ['公开领导分工、机构职能、建议提案等政府信息337条。', ['disclosed 337条']],
    ['新闻发布会公开信息12条，其他方式公开信息3条。', []],
    ['共制作政府信息3021条，其中主动公开信息1027条，不予公开信息1535条。', ['disclosed 1027条']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('a department named by a short form', () => {
  const sentence = '在市环保局门户网站公开信息1973条，在各级新闻媒体公开信息790条。';
  it('is the report’s own where it shortens the publisher’s name', () => {
    const found = (publisher: string | null) =>
      readFigures(sentence, { year: 2013, publisher }).map(({ key, value }) => `${key} ${value}`);
    expect(found('青山市环境保护局')).toEqual(['disclosed.website 1973', 'disclosed.media 790']);
    expect(found('青山市水务局')).toEqual([]);
  });
});

describe('applications', () => {
  it.each([
    ['全市共收办政府信息公开申请案件3646件。', ['applications.received 3646件']],
    [
      '受理政府信息公开申请3119件，答复3050件，另有103件顺延到下年度答复。',
      ['applications.received 3119件', 'applications.answered 3050件', 'applications.carried_over 103件'],
    ],
    ['办理好每一件依申请公开案件。', []],
    ['全年主动公开政务信息10条。依申请信息公开0件。', ['disclosed 10条', 'applications.received 0件']],
    ['我局依申请信息公开办理有69件。', ['applications.received 69件']],
    [
      '申请办理结果如下：予以公开35件；部分予以公开1件；不予公开2件。',
      ['applications.granted 35件', 'applications.granted_partially 1件', 'applications.refused 2件'],
    ],
    ['按时办结申请1件，结转2016年办理1件。', ['applications.answered.in_time 1件', 'applications.carried_over 1件']],
    ['努力做到“办结一件申请、解决一个问题、温暖一颗民心”。', []],
    ['全年受理政府信息公开申请一件。', ['applications.received 1件']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('reconsiderations and suits', () => {
  it.each([
    ['本报告由依申请公开情况、因信息公开申请行政复议或提起行政诉讼情况等五个部分组成。', []],
    ['没有发生信息公开的行政复议、行政诉讼（1件诉讼不涉及）案件。', []],
    ['因信息公开被提起行政诉讼1件。', ['lawsuits 1件']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('inquiries', () => {
  it.each([
    ['处理信息公开电话咨询48例。', ['inquiries 48例']],
    ['通过局门户网站受理咨询投诉505件。', []],
    ['服务热线共接听市民咨询电话约12万个。', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('that there were none', () => {
  it.each([
    ['本年度无依申请公开信息。', ['applications.received 0']],
    ['2015全年未收到政府信息公开申请。', ['applications.received 0']],
    [
      '2015年1月1日至12月31日，我街道未接收到书面或其他形式要求公开政府信息的申请，未发生政务公开的行政复议、行政诉讼等事件。',
      ['reconsiderations 0', 'lawsuits 0', 'applications.received 0'],
    ],
    ['公开政府信息66条，未收到任何公民、法人提出的公开政府信息的申请。', ['disclosed 66条', 'applications.received 0']],
    ['2015年无行政规范性文件公开。', ['normative_documents 0']],
    ['三、依申请公开办理情况\n（一）受理申请的数量\n没有收到过相关申请。', ['applications.received 0']],
    ['我厅未发生因信息公开引起的行政复议被改变或行政诉讼败诉情形。', []],
    ['我局未涉及到要求政府信息公开的申请。', ['applications.received 0']],
    ['本局未收到依申请公开信息的咨询。', []],
    ['我局未收到政府信息公开重复申请。', []],
    ['未收到申请人对政府信息公开答复不服提起的投诉。', []],
    ['无法提供申请公开的政府信息。', []],
    ['三、依申请公开办理情况\n全县没有出现不按规定接收申请、对申请不答复的情况，依申请公开工作规范有序。', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});
