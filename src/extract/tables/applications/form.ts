import {
  applicantColumns,
  applicationGroups,
  applicationRowKeys,
  rowsBelow,
  type ApplicationGroup,
  type ApplicationRowKey,
} from '../../../domain/index.ts';
import { letters } from '../fold.ts';
import type { Ordinal } from '../ordinal.ts';

export interface FormRow {
  readonly key: ApplicationRowKey;
  readonly ordinal: Ordinal;
  /** Spellings after `letters`. */
  readonly labels: readonly string[];
}

function row(key: ApplicationRowKey, kind: Ordinal['kind'], number: number, ...labels: readonly string[]): FormRow {
  return { key, ordinal: { kind, number }, labels: labels.map(letters) };
}

function items(group: ApplicationGroup): readonly FormRow[] {
  return rowsBelow(group).map(([key, name], index) => row(key, 'item', index + 1, name));
}

/** Table 3 of the formats of 2019 and 2021 (国办公开办函〔2019〕60号, 〔2021〕30号) in printed order. */
export const formRows: readonly FormRow[] = [
  row('new', 'chapter', 1, '本年新收政府信息公开申请数量', '本年新收申请数量', '本年新收'),
  row('carry_in', 'chapter', 2, '上年结转政府信息公开申请数量', '上年结转申请数量', '上年结转'),
  row('open', 'group', 1, '予以公开'),
  row('partial', 'group', 2, '部分公开（区分处理的，只计这一情形，不计其他情形）', '部分公开'),
  ...items(applicationGroups.denied),
  ...items(applicationGroups.unavailable),
  ...items(applicationGroups.unprocessed),
  row('oth', 'group', 6, '其他处理'),
  row(
    'oth1',
    'item',
    1,
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '申请人无正当理由逾期不补正',
  ),
  row(
    'oth2',
    'item',
    2,
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '申请人逾期未按收费通知要求缴纳费用',
  ),
  row('oth3', 'item', 3, '其他'),
  row('total', 'group', 7, '总计', '合计'),
  row('carry_out', 'chapter', 4, '结转下年度继续办理', '结转下年继续办理'),
];

/** Labels that introduce a group of rows and have no figures of their own. */
export const groupLabels: readonly string[] = [
  '本年度办理结果',
  ...Object.values(applicationGroups).map(({ name }) => name),
].map(letters);

/** Spellings of the seven columns, in the order of `applicantColumns`. */
export const columnLabels: readonly (readonly string[])[] = [
  ['自然人', '公民', '个人'],
  ['商业企业', '企业'],
  ['科研机构'],
  ['社会公益组织', '公益组织'],
  ['法律服务机构'],
  ['其他'],
  ['总计', '合计'],
];

/**
 * Whether a header's running letters name all seven columns, the five of organisations in the form's order. Names of two
 * words may be printed as two rows: 商业, 科研 above 企业, 机构.
 */
export function namesAllColumns(text: string): boolean {
  const inner = ['自然人', '商业', '科研', '公益组织', '法律服务'].map((name) => text.indexOf(name));
  const ordered = inner.every((at, index) => at >= 0 && (index === 0 || at > (inner[index - 1] ?? 0)));
  return ordered && text.includes('总计') && text.includes('其他', inner[4]);
}

export const columnCount: number = applicantColumns.length;

/** Rows of the form without those of the other form's （六）: one row in 2019, three in 2021. */
export function rowKeysOf(variant: 'F19' | 'F21'): readonly ApplicationRowKey[] {
  const absent: readonly ApplicationRowKey[] = variant === 'F19' ? ['oth1', 'oth2', 'oth3'] : ['oth'];
  return applicationRowKeys.filter((key) => !absent.includes(key));
}
