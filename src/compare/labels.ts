import { applicationGroups, type ApplicationRowKey } from '../domain/index.ts';
import type { MainFigure } from './series.ts';

/** What the statutory tables are called, for people. */
export const tableLabels = {
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  litigation: '四、政府信息公开行政复议、行政诉讼情况',
  statistics: '政府信息公开情况统计表',
} as const;

/** The rows below a heading, each with the heading's name before its own. */
function labelled<Key extends ApplicationRowKey>(group: {
  readonly name: string;
  readonly items: Readonly<Record<Key, string>>;
}): Readonly<Record<Key, string>> {
  const { name, items } = group;
  return Object.fromEntries(Object.entries<string>(items).map(([key, item]) => [key, `${name}：${item}`])) as Record<
    Key,
    string
  >;
}

export const applicationRowLabels: Readonly<Record<ApplicationRowKey, string>> = {
  new: '本年新收申请',
  carry_in: '上年结转申请',
  open: '予以公开',
  partial: '部分公开',
  ...labelled(applicationGroups.denied),
  ...labelled(applicationGroups.unavailable),
  ...labelled(applicationGroups.unprocessed),
  oth: '其他处理',
  oth1: '其他处理：逾期不补正',
  oth2: '其他处理：逾期未缴纳费用',
  oth3: '其他处理：其他',
  total: '办理结果总计',
  carry_out: '结转下年度继续办理',
};

export const litigationRowLabels = {
  reconsideration: '行政复议',
  direct: '行政诉讼（未经复议直接起诉）',
  after: '行政诉讼（复议后起诉）',
} as const;

const columnLabels: Readonly<Record<string, string>> = {
  made: '本年制发件数',
  abolished: '本年废止件数',
  valid: '现行有效件数',
  decisions: '处理决定数量',
  produced: '本年新制作数量',
  published: '本年新公开数量',
  total_published: '对外公开总数量',
  previous: '上一年项目数量',
  change: '本年增/减',
  purchases: '采购项目数量',
  amount: '金额',
};

/** What a column of table 2 is called; an unknown key stands for itself. */
export function columnLabel(key: string): string {
  return (Object.hasOwn(columnLabels, key) ? columnLabels[key] : undefined) ?? key;
}

const metadataLabels: Readonly<Record<string, string>> = {
  kind: '文件类型',
  title: '标题',
  publisher: '发布机构',
  year: '报告年度',
  indexNumber: '索引号',
  documentNumber: '文号',
  publishedAt: '发布日期',
  writtenAt: '成文日期',
  scope: '统计范围',
  format: '报告格式',
};

export function metadataLabel(key: string): string {
  return metadataLabels[key] ?? key;
}

/** What the main figures of a year are called. */
export const mainFigureLabels: Readonly<Record<MainFigure, string>> = {
  new: '本年新收申请',
  carriedIn: '上年结转申请',
  handled: '办理结果总计',
  open: '予以公开',
  partial: '部分公开',
  denied: '不予公开',
  unavailable: '无法提供',
  unprocessed: '不予处理',
  otherwise: '其他处理',
  carriedOut: '结转下年度',
  reconsiderations: '行政复议',
  reconsiderationsCorrected: '行政复议中被纠正',
  lawsuits: '行政诉讼',
  lawsuitsCorrected: '行政诉讼中被纠正',
};

const figureLabels: Readonly<Record<string, string>> = {
  'applications.received': '收到申请',
  'applications.answered': '办结申请',
  'applications.answered.in_time': '按时办结',
  'applications.answered.extended': '延期办结',
  'applications.granted': '予以公开',
  'applications.granted_partially': '部分公开',
  'applications.granted_any': '予以公开及部分公开',
  'applications.refused': '不予公开',
  'applications.unavailable': '无法提供',
  'applications.nonexistent': '信息不存在',
  'applications.other_organ': '不属于本机关公开',
  'applications.public': '属于已主动公开范围',
  'applications.not_processed': '不予处理',
  'applications.other': '其他处理',
  'applications.carried_in': '上年结转',
  'applications.carried_over': '结转下年',
  'applications.channel.internet': '网络申请',
  'applications.channel.letter': '信函申请',
  'applications.channel.fax': '传真申请',
  'applications.channel.email': '电子邮件申请',
  'applications.channel.in_person': '当面申请',
  'applications.channel.phone': '电话申请',
  disclosed: '主动公开信息',
  'disclosed.weibo': '微博公开信息',
  'disclosed.wechat': '微信公开信息',
  'disclosed.gazette': '公报公开信息',
  'disclosed.disclosure_column': '信息公开栏目公开信息',
  'disclosed.website': '网站公开信息',
  'disclosed.on_site': '查阅点公开信息',
  'disclosed.media': '媒体公开信息',
  normative_documents: '规范性文件',
  reconsiderations: '行政复议',
  lawsuits: '行政诉讼',
  complaints: '举报投诉',
  visits: '访问量',
  inquiries: '咨询',
  fees: '收取费用',
  'fees.reduced': '减免费用',
  staff: '工作人员',
  'staff.full_time': '专职人员',
  'staff.part_time': '兼职人员',
};

/** What a figure of the prose is called; an unknown key stands for itself. */
export function figureLabel(key: string): string {
  return figureLabels[key] ?? key;
}
