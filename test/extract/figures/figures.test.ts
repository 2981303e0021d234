import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/extract/figures/index.ts';
import { cpuClock } from '../../support/cpu-time.ts';

function read(text: string, year: number | null = 2012): readonly string[] {
  return readFigures(text, { year }).map(
    ({ key, value, unit, approximate }) => `${key} ${approximate ? '~' : ''}${value}${unit ?? ''}`,
  );
}

describe('figures in prose', () => {
  it.each([
    ['2012年，全区共收到政府信息公开申请112件。', ['applications.received 112件']],
    ['全年受理依申请公开政府信息申请三件，已全部答复。', ['applications.received 3件']],
    [
      '共受理申请公开政府信息20件，其中当面申请3件，网络申请9件，传真1件，信函申请7件。',
      [
        'applications.received 20件',
        'applications.channel.in_person 3件',
        'applications.channel.internet 9件',
        'applications.channel.fax 1件',
        'applications.channel.letter 7件',
      ],
    ],
    [
      '在已答复的信息公开申请中，同意公开的8件，同意部分公开的2件，不予公开的1件，信息不存在的4件。',
      [
        'applications.granted 8件',
        'applications.granted_partially 2件',
        'applications.refused 1件',
        'applications.nonexistent 4件',
      ],
    ],
    [
      '全年新收政府信息公开申请95件，上年结转8件，办结98件，结转下年度5件。',
      [
        'applications.received 95件',
        'applications.carried_in 8件',
        'applications.answered 98件',
        'applications.carried_over 5件',
      ],
    ],
    [
      '答复的政府信息公开申请中，予以公开及部分公开11件，不予公开4件；按时办结13件，延期办结2件，均为政府信息公开申请。',
      [
        'applications.granted_any 11件',
        'applications.refused 4件',
        'applications.answered.in_time 13件',
        'applications.answered.extended 2件',
      ],
    ],
    ['通过门户网站、政务微信、公开栏等渠道发布信息4866条。', ['disclosed 4866条']],
    ['通过政府网站主动公开政府信息1.2万余条。', ['disclosed.website ~12000条']],
    ['全年主动公开政府信息约3,400条，其中政务微博发布信息200条。', ['disclosed ~3400条', 'disclosed.weibo 200条']],
    ['制发规范性文件18件，废止规范性文件4件。', ['normative_documents 18件']],
    ['因政府信息公开被申请行政复议3件、提起行政诉讼1件。', ['reconsiderations 3件', 'lawsuits 1件']],
    ['2012年没有因政府信息公开引发的行政复议和行政诉讼。', ['reconsiderations 0', 'lawsuits 0']],
    ['全年收取政府信息公开检索、复制等费用共计120.5元，减免费用30元。', ['fees 120.5元', 'fees.reduced 30元']],
    ['全区从事政府信息公开工作的专职人员5人，兼职人员86名。', ['staff.full_time 5人', 'staff.part_time 86名']],
    ['政府信息公开网站访问量超过15万次。', ['visits ~150000次']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '2011年共收到政府信息公开申请9件。',
    '自2008年以来累计收到政府信息公开申请900件。',
    '共收到申请，比上年增加12件。',
    '根据国办发〔2014〕32号第3条第2项。',
    '收到廉租房申请200件。',
    '一件一件办好。',
    '全文包括主动公开政府信息情况、其他需要报告的事项六个部分。',
    '主动公开政府信息数（相同信息计1条）\t条\t483',
    '为群众提供信息查询、咨询答复和文件取阅服务2711人次。',
  ])('nothing of this report stands in: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it("leaves one department's share out of an organ's report", () => {
    const text = '某县人民政府2012年报告\n一是县卫生局在网站公开信息1476条，其中机构类信息2条。';
    expect(read(text)).toEqual([]);
  });

  it('gives the sentence and the place of each figure', () => {
    const text = '前言。\n全年收到政府信息公开申请7件，占总数的100%。';
    const [received, share] = readFigures(text, { year: null });
    expect(text.slice(received?.evidence.start ?? 0, received?.evidence.end ?? 0)).toBe('7件');
    expect(received?.evidence.quote).toBe('全年收到政府信息公开申请7件，占总数的100%。');
    expect(share).toMatchObject({ key: 'applications.received.share', value: 100, unit: '%' });
  });

  it('stays quick on a long text without full stops', () => {
    const cpuMs = cpuClock();
    readFigures('申请1件，'.repeat(200_000), { year: 2012 });
    expect(cpuMs()).toBeLessThan(2000);
  });
});
