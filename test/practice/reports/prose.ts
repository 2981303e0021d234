import { valueAt } from './cells.ts';
import type { PrintedTable } from './cells.ts';
import { denyKeys, otherKeys, unavailableKeys, unhandledKeys } from './forms.ts';
import type { Organ } from './organ.ts';
import type { Random } from './random.ts';

/** What stands in a report, in reading order. */
export type Part =
  | { readonly kind: 'heading'; readonly number: string | null; readonly title: string; readonly level: number }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly name: PrintedTable['name'] };

export interface ProseContext {
  readonly organ: Organ;
  readonly year: number;
  readonly random: Random;
  readonly tables: readonly PrintedTable[];
  /** Wanted length of the prose in characters; it is never shorter than the obligatory sentences. */
  readonly characters: number;
}

export const heading = (number: string | null, title: string, level = 1): Part => ({
  kind: 'heading',
  number,
  title,
  level,
});
export const paragraph = (text: string): Part => ({ kind: 'paragraph', text });

const subjects = [
  '规划计划',
  '财政预决算',
  '重大建设项目',
  '民生保障',
  '义务教育',
  '公共卫生',
  '生态环境',
  '安全生产',
  '涉农补贴',
  '国有土地供应',
  '稳岗就业',
  '养老服务',
  '城市更新',
  '食品药品安全',
  '行政执法',
  '优化营商环境',
];
const means = [
  '门户网站',
  '政务微信公众号',
  '政务微博',
  '政府公报',
  '新闻发布会',
  '政务公开专区',
  '广播电视',
  '便民服务大厅电子屏',
  '村（居）务公开栏',
];
const organs = ['各科室', '各镇（街道）', '各部门', '各直属单位', '各股室'];
const closers = [
  '公开的及时性和准确性进一步提升',
  '群众知晓率和满意度稳步提高',
  '公开工作的规范化水平明显增强',
  '信息查询更加便捷',
  '政策传播力和影响力持续扩大',
  '历史信息得到全面梳理',
];

const general: readonly ((random: Random, organ: Organ) => string)[] = [
  (r, o) =>
    `${o.self}围绕${r.sample(subjects, 3).join('、')}等重点领域，细化公开事项${r.int(12, 180)}项，${r.pick(closers)}。`,
  (r) => `通过${r.sample(means, 3).join('、')}等渠道发布信息${r.int(200, 9000)}条，其中图文解读${r.int(3, 90)}篇。`,
  (r) => `组织${r.pick(organs)}开展业务培训${r.int(1, 12)}次，参训人员${r.int(20, 600)}人次。`,
  (r, o) =>
    `${o.self}修订完善政府信息公开保密审查、信息发布登记、依申请公开办理等制度${r.int(2, 9)}项，明确了责任分工和办理时限。`,
  (r) =>
    `对${r.pick(subjects)}栏目进行了调整，清理失效链接${r.int(5, 200)}条，更正错别字和不规范表述${r.int(3, 80)}处。`,
  (r) =>
    `全年召开政务公开工作推进会${r.int(1, 6)}次，通报存在问题${r.int(2, 40)}个，限期整改率达到${r.int(90, 100)}%。`,
  (_, o) => `${o.self}坚持“以公开为常态、不公开为例外”的原则，对拟公开信息逐条审查，切实做到先审查、后公开，一事一审。`,
  (r) => `在${r.pick(means)}开设“${r.pick(subjects)}”专题，累计访问量${r.int(2, 90)}万人次，${r.pick(closers)}。`,
  (r, o) =>
    `${o.self}将政务公开工作纳入年度绩效考核，所占分值权重为${r.int(4, 8)}%，并邀请人大代表、政协委员和群众代表开展社会评议${r.int(1, 4)}次。`,
  (r) =>
    `针对群众关心的${r.sample(subjects, 2).join('和')}问题，回应社会关切${r.int(5, 120)}次，办理网民留言${r.int(20, 900)}件，办结率${r.int(95, 100)}%。`,
  (r) =>
    `建立${r.int(1, 30)}个政务公开专区，配备查询终端${r.int(2, 60)}台，为企业和群众提供信息查询、咨询答复和文件免费取阅服务${r.int(100, 5000)}人次。`,
  (r, o) =>
    `${o.self}严格执行网站信息“三审三校”制度，定期对${r.sample(means, 2).join('、')}开展检查，未发生失泄密事件。`,
];

/** A run of general sentences of about so many characters; every template once before any comes again. */
export function filler(random: Random, organ: Organ, characters: number): string {
  const stride = random.pick([1, 5, 7, 11]);
  let choice = random.int(0, general.length - 1);
  let text = '';
  while (text.length < characters) {
    text += general[choice]?.(random, organ) ?? '';
    choice = (choice + stride) % general.length;
  }
  return text;
}

/** Several paragraphs of general sentences. */
export function fillerParts(random: Random, organ: Organ, characters: number): readonly Part[] {
  const count = Math.max(1, Math.round(characters / 420));
  return Array.from({ length: count }, () => paragraph(filler(random, organ, characters / count)));
}

const sum = (table: PrintedTable | null, keys: readonly string[], column: number): number =>
  keys.reduce((total, key) => total + valueAt(table, key, column), 0);

function problems(random: Random, organ: Organ): string {
  const found = random.sample(
    [
      '政策解读形式较为单一，图表、视频等方式运用不足',
      '部分栏目更新不够及时，信息发布存在滞后现象',
      '基层工作人员变动频繁，业务能力有待提升',
      '公开内容与群众期盼还有差距，精准性不够',
      '依申请公开答复文书的规范性需要加强',
    ],
    3,
  );
  const better = random.sample(
    [
      '丰富解读形式，提高解读比例和质量',
      '加强栏目巡查，建立更新提醒和通报机制',
      '加大业务培训力度，配齐配强工作力量',
      '聚焦群众关切，梳理高频事项并主动公开',
      '规范答复流程，健全会商和法制审核机制',
    ],
    3,
  );
  const marks = ['一是', '二是', '三是'];
  return `${organ.self}政府信息公开工作取得了一定成效，但仍存在一些问题：${found.map((text, index) => `${marks[index]}${text}`).join('；')}。下一步，将重点做好以下工作：${better.map((text, index) => `${marks[index]}${text}`).join('；')}。`;
}

/** The opening paragraph that every report has: basis, period, where to ask. */
export function opening({ organ, year }: ProseContext): Part {
  return paragraph(
    `本报告由${organ.office}按照《中华人民共和国政府信息公开条例》（国务院令第711号）（以下简称《条例》）要求编制。全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。如对本报告有疑问，请与${organ.office}联系（地址：${organ.address}；邮编：${organ.postcode}；电话：${organ.telephone}；电子邮箱：${organ.email}）。`,
  );
}

/** Six sections of the forms of 2019 and 2021; every figure in section 一（二） agrees with table 3. */
export function sixSections(context: ProseContext): readonly Part[] {
  const { organ, year, random, tables } = context;
  const applications = tables.find(({ name }) => name === 'applications') ?? null;
  const litigation = tables.find(({ name }) => name === 'litigation') ?? null;
  const total = (key: string): number => valueAt(applications, key, 6);
  const share = Math.max(60, Math.round((context.characters - 900) / 5));
  const part = (label: string): readonly Part[] => fillerParts(random.fork(label), organ, share);
  const open = total('open') + total('partial');
  const other = sum(applications, ['oth', ...otherKeys], 6);
  return [
    opening(context),
    heading('一', '总体情况'),
    paragraph(
      `${year}年，${organ.self}坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《条例》和上级关于政务公开工作的部署，坚持以人民为中心，不断加大公开力度，政府信息公开工作有序推进。`,
    ),
    heading('（一）', '主动公开', 2),
    ...part('proactive'),
    heading('（二）', '依申请公开', 2),
    paragraph(
      `${year}年，共收到政府信息公开申请${total('new')}件，上年结转${total('carry_in')}件，办结${total('total')}件，结转下年度继续办理${total('carry_out')}件。其中，予以公开及部分公开${open}件，不予公开${sum(applications, denyKeys, 6)}件，无法提供${sum(applications, unavailableKeys, 6)}件，不予处理${sum(applications, unhandledKeys, 6)}件，其他处理${other}件。所有申请均在法定期限内答复。`,
    ),
    heading('（三）', '政府信息管理', 2),
    ...part('management'),
    heading('（四）', '政府信息公开平台建设', 2),
    ...part('platform'),
    heading('（五）', '监督保障', 2),
    ...part('supervision'),
    heading('二', '主动公开政府信息情况'),
    { kind: 'table', name: 'proactive' },
    heading('三', '收到和处理政府信息公开申请情况'),
    { kind: 'table', name: 'applications' },
    heading('四', '政府信息公开行政复议、行政诉讼情况'),
    paragraph(
      `${year}年，因政府信息公开工作被申请行政复议${valueAt(litigation, 'reconsideration', 4)}件，被提起行政诉讼${valueAt(litigation, 'direct', 4) + valueAt(litigation, 'after', 4)}件。`,
    ),
    { kind: 'table', name: 'litigation' },
    heading('五', '存在的主要问题及改进情况'),
    paragraph(problems(random.fork('problems'), organ)),
    ...part('improvements'),
    heading('六', '其他需要报告的事项'),
    paragraph(
      `按照《政府信息公开信息处理费管理办法》，${organ.self}${year}年未收取政府信息公开信息处理费。除上述内容外，没有其他需要报告的事项。`,
    ),
  ];
}
