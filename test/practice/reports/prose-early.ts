import { valueAt } from './cells.ts';
import { fillerParts, heading, paragraph } from './prose.ts';
import type { Part, ProseContext } from './prose.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function numbered(sections: readonly { readonly title: string; readonly parts: readonly Part[] }[]): readonly Part[] {
  return sections.flatMap(({ title, parts }, index) => [heading(numerals[index] ?? null, title), ...parts]);
}

function percent(part: number, whole: number): string {
  return `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`;
}

/** The free narrative of the years 2008 to 2013: figures in prose, percentages, no table. */
export function narrativeSections(context: ProseContext): readonly Part[] {
  const { organ, year, random } = context;
  const share = Math.max(80, Math.round((context.characters - 600) / 4));
  const part = (label: string): readonly Part[] => fillerParts(random.fork(label), organ, share);
  const figures = random.fork('figures');
  const web = figures.int(1, 40);
  const letter = figures.int(1, 40);
  const received = web + letter;
  return [
    paragraph(
      `本报告由${organ.office}根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制。报告中所列数据的统计期限从${year}年1月1日起至${year}年12月31日止。联系地址：${organ.address}；邮编：${organ.postcode}；联系电话：${organ.telephone}；电子邮箱：${organ.email}。`,
    ),
    ...numbered([
      { title: '概述', parts: part('overview') },
      {
        title: '主动公开政府信息情况',
        parts: [
          paragraph(
            `${year}年，${organ.self}共主动公开政府信息${figures.int(300, 9000)}条，全文电子化率达100%，其中新增行政规范性文件${figures.int(1, 30)}件。`,
          ),
          ...part('proactive'),
        ],
      },
      {
        title: '依申请公开政府信息情况',
        parts: [
          paragraph(
            `${year}年，${organ.self}共受理政府信息公开申请${received}件。其中，通过互联网提交申请${web}件，占总数的${percent(web, received)}；以信函形式申请${letter}件，占总数的${percent(letter, received)}。已全部按期答复。`,
          ),
        ],
      },
      { title: '政府信息公开的收费及减免情况', parts: [paragraph(`${year}年，${organ.self}未收取政府信息公开费用。`)] },
      {
        title: '因政府信息公开申请提起行政复议、行政诉讼的情况',
        parts: [paragraph(`${year}年，${organ.self}未发生因政府信息公开引起的行政复议和行政诉讼。`)],
      },
      { title: '存在的主要问题和改进措施', parts: part('problems') },
      { title: '其他需要报告的事项', parts: [paragraph('无其他需要报告的事项。')] },
    ]),
  ];
}

/** Narrative with the statistics table, as for the report years 2014 to 2018. */
export function statisticsSections(context: ProseContext): readonly Part[] {
  const { organ, year, random, tables } = context;
  const table = tables.find(({ name }) => name === 'statistics') ?? null;
  const value = (key: string): number => valueAt(table, key, 0);
  const share = Math.max(80, Math.round((context.characters - 700) / 4));
  const part = (label: string): readonly Part[] => fillerParts(random.fork(label), organ, share);
  return [
    paragraph(
      `根据《中华人民共和国政府信息公开条例》（以下简称《条例》）规定，由${organ.office}编制本报告。本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。如有疑问，请与${organ.office}联系（地址：${organ.address}；邮编：${organ.postcode}；电话：${organ.telephone}）。`,
    ),
    ...numbered([
      { title: '概述', parts: part('overview') },
      {
        title: '主动公开政府信息情况',
        parts: [paragraph(`${year}年，${organ.self}主动公开政府信息${value('disclosed')}条。`), ...part('proactive')],
      },
      {
        title: '回应解读情况',
        parts: [paragraph(`全年发布政策解读稿件${value('explanations')}篇，回应公众关注热点${value('responses')}次。`)],
      },
      {
        title: '依申请公开办理情况',
        parts: [
          paragraph(
            `${year}年，共收到政府信息公开申请${value('received')}件，其中网络申请${value('received_web')}件，信函申请${value('received_letter')}件；办结${value('closed')}件，按时办结${value('closed_in_time')}件。`,
          ),
        ],
      },
      {
        title: '行政复议、行政诉讼和举报投诉情况',
        parts: [
          paragraph(
            `${year}年，因政府信息公开申请行政复议${value('reconsiderations')}件，行政诉讼${value('lawsuits')}件，收到举报投诉${value('complaints')}件。`,
          ),
        ],
      },
      {
        title: '机构建设、保障经费和会议培训情况',
        parts: [
          paragraph(
            `设置专门机构${value('offices')}个，从事政府信息公开工作人员${value('staff')}人，召开会议${value('meetings')}次，举办培训班${value('trainings')}次，培训${value('trained')}人次。`,
          ),
        ],
      },
      { title: '存在的主要问题和改进情况', parts: part('problems') },
      {
        title: '需要说明的事项与附表',
        parts: [paragraph('政府信息公开情况统计表'), { kind: 'table', name: 'statistics' }],
      },
    ]),
  ];
}
