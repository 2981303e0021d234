import type { ApplicationRowKey } from '../domain/index.ts';

/** What the statutory tables are called, for people. */
export const tableLabels = {
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  litigation: '四、政府信息公开行政复议、行政诉讼情况',
  statistics: '政府信息公开情况统计表',
} as const;

export const applicationRowLabels: Readonly<Record<ApplicationRowKey, string>> = {
  new: '本年新收申请',
  carry_in: '上年结转申请',
  open: '予以公开',
  partial: '部分公开',
  deny1: '不予公开：属于国家秘密',
  deny2: '不予公开：其他法律行政法规禁止公开',
  deny3: '不予公开：危及“三安全一稳定”',
  deny4: '不予公开：保护第三方合法权益',
  deny5: '不予公开：属于三类内部事务信息',
  deny6: '不予公开：属于四类过程性信息',
  deny7: '不予公开：属于行政执法案卷',
  deny8: '不予公开：属于行政查询事项',
  na1: '无法提供：本机关不掌握相关政府信息',
  na2: '无法提供：没有现成信息需要另行制作',
  na3: '无法提供：补正后申请内容仍不明确',
  nop1: '不予处理：信访举报投诉类申请',
  nop2: '不予处理：重复申请',
  nop3: '不予处理：要求提供公开出版物',
  nop4: '不予处理：无正当理由大量反复申请',
  nop5: '不予处理：要求行政机关确认或重新出具已获取信息',
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
  return columnLabels[key] ?? key;
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
