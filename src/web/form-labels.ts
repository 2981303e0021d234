import { columnLabel } from '../compare/index.ts';
import { applicationGroups, rowsBelow, type ApplicationGroup, type ApplicationRowKey } from '../domain/index.ts';

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

/** A heading with its number, and the rows below it, numbered from 1. */
function numbered(number: string, group: ApplicationGroup): readonly FormRow[] {
  const rows = rowsBelow(group);
  return [
    { kind: 'group', label: `${number}${group.name}`, of: rows.map(([key]) => key) },
    ...rows.map(([key, name], index): FormRow => {
      return { kind: 'row', key, label: `${index + 1}. ${name}`, item: true, sum: false };
    }),
  ];
}

export const applicationForm: readonly FormRow[] = [
  row('new', '一、本年新收政府信息公开申请数量'),
  row('carry_in', '二、上年结转政府信息公开申请数量'),
  row('open', '三（一）予以公开'),
  row('partial', '三（二）部分公开'),
  ...numbered('三（三）', applicationGroups.denied),
  ...numbered('三（四）', applicationGroups.unavailable),
  ...numbered('三（五）', applicationGroups.unprocessed),
  row('oth', '三（六）其他处理'),
  ...numbered('三（六）', {
    name: '其他处理',
    items: { oth1: '申请人无正当理由逾期不补正', oth2: '申请人逾期未按收费通知要求缴纳费用', oth3: '其他' },
  }),
  row('total', '三（七）总计', true),
  row('carry_out', '四、结转下年度继续办理'),
];

export const litigationForm = [
  { key: 'reconsideration', label: '行政复议' },
  { key: 'direct', label: '行政诉讼：未经复议直接起诉' },
  { key: 'after', label: '行政诉讼：复议后起诉' },
] as const;

/**
 * Printed name of a column of table 2, told apart by its neighbours where the formats of 2019 and 2021 use one key; a key
 * that is not of the form is shown as it is.
 */
export function proactiveColumnName(key: string, columns: readonly string[]): string {
  if (key === 'decisions' && !columns.includes('previous')) {
    return '本年处理决定数量';
  }
  if (key === 'amount') {
    return columns.includes('purchases') ? '采购总金额' : '本年收费金额';
  }
  return columnLabel(key);
}
