import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';

function read(text: string): readonly string[] {
  return readFigures(text, { year: 2023 }).map(
    ({ key, value, unit, approximate }) => `${key} ${approximate ? '~' : ''}${value}${unit ?? ''}`,
  );
}

// Comparisons, other years, ranges, shares, parts and sums beside the figures of the year: no wrong number may come out.
describe('figures in a report of 2023', () => {
  it.each<[string, readonly string[]]>([
    ['全年共收到政府信息公开申请15件，比上年增加3件。', ['applications.received 15件']],
    [
      '2023年新收政府信息公开申请95件，上年结转8件，办结98件，结转下年度5件。',
      [
        'applications.received 95件',
        'applications.carried_in 8件',
        'applications.answered 98件',
        'applications.carried_over 5件',
      ],
    ],
    ['收到政府信息公开申请21件，同比增长12%，全部按时答复。', ['applications.received 21件']],
    ['自2008年《条例》施行以来，累计受理政府信息公开申请320件，其中2023年受理15件。', []],
    ['我局到2023年底累计主动公开政府信息401条。', []],
    ['2023年我街道累计主动公开政府信息423条。', ['disclosed 423条']],
    ['2023年，在市人民政府网站、政府公报主动公开市政府规章13件（含新制定5件，修改4件），人事任免文件106件。', []],
    ['2022年收到申请20件，2023年收到申请15件。', ['applications.received 15件']],
    ['全年未收到政府信息公开申请。', ['applications.received 0']],
    ['2023年度，我局没有收到依申请公开件。', ['applications.received 0']],
    ['本年度收到政府信息公开申请0件。', ['applications.received 0件']],
    ['全年收到依申请公开政府信息零件。', ['applications.received 0件']],
    [
      '收到申请1.2万余件，其中网上申请9800余件，信函申请1500余件，当面申请700件。',
      [
        'applications.received ~12000件',
        'applications.channel.internet ~9800件',
        'applications.channel.letter ~1500件',
        'applications.channel.in_person 700件',
      ],
    ],
    [
      '全年受理申请37件，其中网络申请20件，邮寄申请12件，当面申请5件；予以公开18件，部分公开6件，不予公开3件，无法提供8件，不予处理2件。',
      [
        'applications.received 37件',
        'applications.channel.internet 20件',
        'applications.channel.letter 12件',
        'applications.channel.in_person 5件',
        'applications.granted 18件',
        'applications.granted_partially 6件',
        'applications.refused 3件',
        'applications.unavailable 8件',
        'applications.not_processed 2件',
      ],
    ],
    [
      '全年主动公开政府信息1234条，其中通过政府网站公开800条，政务微博公开200条，微信公众号公开234条。',
      ['disclosed 1234条', 'disclosed.website 800条', 'disclosed.weibo 200条', 'disclosed.wechat 234条'],
    ],
    ['主动公开政府信息近3000条，超额完成年度任务的120%。', ['disclosed ~3000条']],
    ['全年主动公开各类信息约1.5万条。', ['disclosed ~15000条']],
    ['门户网站全年访问量达120万人次，比去年增加20万人次。', ['visits 1200000人次']],
    ['2023年制发规范性文件5件，废止3件，现行有效8件。', ['normative_documents 5件']],
    ['全年公开规范性文件12件，解读政策文件10件。', ['normative_documents 12件']],
    ['本年度收取信息处理费0元。', ['fees 0元']],
    ['依申请公开政府信息收取检索、复制、邮寄等费用合计256元，减免费用100元。', ['fees 256元', 'fees.reduced 100元']],
    ['未收取任何费用。', []],
    [
      '2023年因政府信息公开申请行政复议3件，其中维持2件，纠正1件；行政诉讼2件，均驳回原告诉讼请求。',
      ['reconsiderations 3件', 'lawsuits 2件'],
    ],
    ['全年没有发生因政府信息公开被申请行政复议、提起行政诉讼的情况。', ['reconsiderations 0', 'lawsuits 0']],
    ['无政府信息公开行政复议、行政诉讼案件。', ['reconsiderations 0', 'lawsuits 0']],
    [
      '全县从事政府信息公开工作人员108人，其中专职人员12人，兼职人员96人。',
      ['staff 108人', 'staff.full_time 12人', 'staff.part_time 96人'],
    ],
    ['举办培训班2次，培训人员150人次。', []],
    ['四、咨询情况\n全年接待群众咨询230人次，其中电话咨询180人次，现场咨询50人次。', ['inquiries 230人次']],
    ['截至2023年12月底，累计公开政府信息5.6万条。', []],
    ['截至2023年底，全年主动公开政府信息560条。', ['disclosed 560条']],
    ['受理申请15件，较2022年的18件减少3件。', ['applications.received 15件']],
    [
      '收到的15件申请中，办结14件，1件结转至下年度办理。',
      ['applications.received 15件', 'applications.answered 14件', 'applications.carried_over 1件'],
    ],
    ['申请人中自然人12件，商业企业3件。', []],
    ['共办理申请10-20件。', []],
    ['预计2024年受理申请20件。', []],
    ['平均每件申请办理时间8天。', []],
    ['全年收到申请15件次，涉及22项内容。', ['applications.received 15件次']],
    [
      '全市各级行政机关共收到政府信息公开申请4,532件，办结4,501件。',
      ['applications.received 4532件', 'applications.answered 4501件'],
    ],
    [
      '全年共受理依申请公开23件（其中：市政府办8件，市发改委5件，市财政局10件）。',
      ['applications.received 23件', 'applications.part 8件', 'applications.part 5件', 'applications.part 10件'],
    ],
    ['主动公开政府信息560条，依申请公开15条。', ['disclosed 560条']],
    ['行政许可1234件，行政处罚56件。', []],
    ['区政府办收到申请17件，全区共收到95件。', ['applications.received 17件']],
    ['收到政府信息公开申请十五件，均予以答复。', ['applications.received 15件']],
    [
      '收到政府信息公开申请二十一件，同意公开十件，不同意公开一件。',
      ['applications.received 21件', 'applications.granted 10件', 'applications.refused 1件'],
    ],
    [
      '本年度未受理政府信息公开申请，未发生行政复议、诉讼案件，未收取费用。',
      ['reconsiderations 0', 'lawsuits 0', 'fees 0', 'applications.received 0'],
    ],
    ['新增规范性文件2件。', ['normative_documents 2件']],
    ['全年公开政府信息1200条，其中概况类信息12条，法规公文类信息100条。', ['disclosed 1200条']],
    ['我局网站点击率达到35万次。', ['visits 350000次']],
    ['全年信息公开申请数量为5件，去年为7件。', ['applications.received 5件']],
    ['2013年，主动公开政府信息比2012年增加了500条，达到2500条。', []],
    [
      '全年共受理政府信息公开申请15件，占全市总量的3.5%。',
      ['applications.received 15件', 'applications.received.share 3.5%'],
    ],
    [
      '全年受理申请5件,其中网上5件占100%。',
      ['applications.received 5件', 'applications.channel.internet 5件', 'applications.channel.internet.share 100%'],
    ],
    ['与上年相比，申请量下降了12件。', []],
    ['政府信息公开申请行政复议案件1件（上年度2件）。', ['reconsiderations 1件']],
    ['全年共编发政府公报12期，公开文件156件。', []],
    [
      '共发布政务微博1560条、微信890条、网站信息3200条。',
      ['disclosed.weibo 1560条', 'disclosed.wechat 890条', 'disclosed.website 3200条'],
    ],
    ['申请公开的内容主要涉及土地征收，共9件，房屋拆迁6件。', []],
    ['全年没有公民、法人或其他组织向我局申请政府信息公开。', ['applications.received 0']],
    ['我镇2023年度未收到公民、法人和其他组织的信息公开申请，也无结转申请。', ['applications.received 0']],
    ['信息公开指南和目录各1份，全年更新12次。', []],
    ['举办新闻发布会5场，回应热点20次。', []],
    ['全年受理政府信息公开申请十余件。', ['applications.received ~10件']],
    ['全年依法受理信息公开申请3宗，均按期办结。', ['applications.received 3宗']],
    ['2023年1月至12月，共收到政府信息公开申请7件。', ['applications.received 7件']],
    ['全年共收到信息公开申请7件，其中1件为上年结转。', ['applications.received 7件', 'applications.part 1件']],
    ['组织开展政府信息公开培训3次、参训120人。', []],
    ['全县共有政府信息公开专职工作人员3名、兼职工作人员45名。', ['staff.full_time 3名', 'staff.part_time 45名']],
    ['设立政府信息查阅点12个，接待查阅350人次。', []],
    ['本年度投诉举报0件。', []],
    ['2021年、2022年、2023年分别收到申请10件、12件、15件。', []],
    ['网上申请和信函申请分别为10件和5件。', []],
    ['收到申请15件（其中重复申请3件）。', ['applications.received 15件']],
    ['行政复议维持2件，纠正1件，合计3件。', []],
    ['行政诉讼3件，其中复议后起诉2件，直接起诉1件，均涉及信息公开。', ['lawsuits 3件']],
    ['应公开信息50条，实际公开48条。', []],
    ['不予公开信息3条，删除信息20条。', []],
    ['全年累计受理政府信息公开申请15件。', ['applications.received 15件']],
    ['2023年累计主动公开政府信息1234条。', ['disclosed 1234条']],
    ['通过网站、微信公开信息30条。', ['disclosed 30条']],
    ['按每页0.1元的标准收取复印费，政府信息公开专项经费支出5万元。', []],
    ['网站日均访问量3000人次。', []],
    ['与去年相比，今年收到信息公开申请15件，增加3件。', ['applications.received 15件']],
    [
      '2023年收到信息公开申请20件，比2022年增加5件，办结18件。',
      ['applications.received 20件', 'applications.answered 18件'],
    ],
    [
      '通过政府网站公开信息500条、政务新媒体公开信息300条、政府公报公开信息20条。',
      ['disclosed.website 500条', 'disclosed.new_media 300条', 'disclosed.gazette 20条'],
    ],
    [
      '主动公开政府信息2.3万条次，其中政府网站1.1万条，两微一端1.2万条。',
      ['disclosed 23000条次', 'disclosed.website 11000条', 'disclosed.new_media 12000条'],
    ],
    [
      '通过电子邮件申请3件，通过网站提交申请2件。',
      ['applications.channel.email 3件', 'applications.channel.internet 2件'],
    ],
    ['其中，以传真、信函形式申请的6件。', []],
    [
      '全市共受理政府信息公开申请1.05万件，同比上升15.2%，办结1.04万件。',
      ['applications.received 10500件', 'applications.answered 10400件'],
    ],
    ['网上电子邮件申请3件，政府网站依申请公开平台提交2件。', ['applications.channel.internet 2件']],
    ['收到网上申请（含电子邮件）7件。', []],
    [
      '通过政府信息公开网站提交申请4件，邮政特快专递申请6件。',
      ['applications.channel.internet 4件', 'applications.channel.letter 6件'],
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('of a section on other applications are not those for information', () => {
    expect(read('三、行政许可办理情况\n受理申请1200件，办结1180件。')).toEqual([]);
    expect(read('政务服务大厅受理申请1200件。')).toEqual([]);
  });

  it('of a section on applications need not say so again', () => {
    expect(read('（二）依申请公开情况\n全年收到8件，其中网上5件、信函3件；已答复8件。')).toEqual(
      expect.arrayContaining(['applications.channel.internet 5件', 'applications.channel.letter 3件']),
    );
  });
});
