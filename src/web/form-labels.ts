import type { ApplicationRowKey } from '../domain/index.ts';

/** Rows of 三、收到和处理政府信息公开申请情况 as printed (国办公开办函〔2021〕30号); a `group` row holds no figures. */
export type FormRow =
  | { readonly kind: 'group'; readonly label: string; readonly of: readonly ApplicationRowKey[] }
  | {
      readonly kind: 'row';
      readonly key: ApplicationRowKey;
      readonly label: string;
      readonly item: boolean;
      readonly sum: boolean;
    };

function row(key: ApplicationRowKey, label: string, sum = false): FormRow {
  return { kind: 'row', key, label, item: false, sum };
}

function group(label: string, items: readonly (readonly [ApplicationRowKey, string])[]): readonly FormRow[] {
  return [
    { kind: 'group', label, of: items.map(([key]) => key) },
    ...items.map(([key, name]): FormRow => ({ kind: 'row', key, label: name, item: true, sum: false })),
  ];
}

export const applicationForm: readonly FormRow[] = [
  row('new', '一、本年新收政府信息公开申请数量'),
  row('carry_in', '二、上年结转政府信息公开申请数量'),
  row('open', '三（一）予以公开'),
  row('partial', '三（二）部分公开'),
  ...group('三（三）不予公开', [
    ['deny1', '1. 属于国家秘密'],
    ['deny2', '2. 其他法律行政法规禁止公开'],
    ['deny3', '3. 危及“三安全一稳定”'],
    ['deny4', '4. 保护第三方合法权益'],
    ['deny5', '5. 属于三类内部事务信息'],
    ['deny6', '6. 属于四类过程性信息'],
    ['deny7', '7. 属于行政执法案卷'],
    ['deny8', '8. 属于行政查询事项'],
  ]),
  ...group('三（四）无法提供', [
    ['na1', '1. 本机关不掌握相关政府信息'],
    ['na2', '2. 没有现成信息需要另行制作'],
    ['na3', '3. 补正后申请内容仍不明确'],
  ]),
  ...group('三（五）不予处理', [
    ['nop1', '1. 信访举报投诉类申请'],
    ['nop2', '2. 重复申请'],
    ['nop3', '3. 要求提供公开出版物'],
    ['nop4', '4. 无正当理由大量反复申请'],
    ['nop5', '5. 要求行政机关确认或重新出具已获取信息'],
  ]),
  row('oth', '三（六）其他处理'),
  ...group('三（六）其他处理', [
    ['oth1', '1. 申请人无正当理由逾期不补正'],
    ['oth2', '2. 申请人逾期未按收费通知要求缴纳费用'],
    ['oth3', '3. 其他'],
  ]),
  row('total', '三（七）总计', true),
  row('carry_out', '四、结转下年度继续办理'),
];

export const litigationForm = [
  { key: 'reconsideration', label: '行政复议' },
  { key: 'direct', label: '行政诉讼：未经复议直接起诉' },
  { key: 'after', label: '行政诉讼：复议后起诉' },
] as const;

const proactiveColumns: Readonly<Record<string, string>> = {
  made: '本年制发件数',
  abolished: '本年废止件数',
  valid: '现行有效件数',
  decisions: '处理决定数量',
  amount: '本年收费金额',
  produced: '本年新制作数量',
  published: '本年新公开数量',
  total_published: '对外公开总数量',
  previous: '上一年项目数量',
  change: '本年增/减',
  purchases: '采购项目数量',
};

/**
 * Printed name of a column of table 2, told apart by its neighbours where the formats of 2019 and 2021 use one key; a key
 * that is not of the form is shown as it is.
 */
export function proactiveColumnName(key: string, columns: readonly string[]): string {
  if (key === 'decisions' && !columns.includes('previous')) {
    return '本年处理决定数量';
  }
  if (key === 'amount' && columns.includes('purchases')) {
    return '采购总金额';
  }
  return Object.hasOwn(proactiveColumns, key) ? (proactiveColumns[key] ?? key) : key;
}
