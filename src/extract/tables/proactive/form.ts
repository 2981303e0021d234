import { memo } from '../../../text/index.ts';
import { fold, letters } from '../fold.ts';

/** Clauses of article 20 that head the blocks of table 2. */
export type Clause = 1 | 5 | 6 | 8 | 9;

export interface ProactiveForm {
  readonly key: string;
  readonly clause: Clause;
  readonly labels: readonly string[];
}

function row(key: string, clause: Clause, ...labels: readonly string[]): ProactiveForm {
  return { key, clause, labels: labels.map(letters) };
}

/**
 * Rows of table 2 in both formats. 2019 splits 其他对外管理服务事项 in some reports; the parts are `other_services.<part>`,
 * and a part not listed here keeps its printed label.
 */
export const proactiveRows: readonly ProactiveForm[] = [
  row('regulations', 1, '规章', '行政规章', '地方政府规章'),
  row('normative_documents', 1, '行政规范性文件', '规范性文件'),
  row('licensing', 5, '行政许可'),
  row('other_services', 5, '其他对外管理服务事项', '其他对外管理服务'),
  row('other_services.inspection', 5, '行政检查'),
  row('other_services.confirmation', 5, '行政确认'),
  row('other_services.reward', 5, '行政奖励'),
  row('other_services.adjudication', 5, '行政裁决'),
  row('other_services.payment', 5, '行政给付'),
  row('other_services.levy', 5, '行政征收'),
  row('other_services.expropriation', 5, '行政征用'),
  row('other_services.public_service', 5, '公共服务', '公共服务事项'),
  row('other_services.other', 5, '其他行政权力', '其他权力', '其他职权', '其他类', '其他'),
  row('penalties', 6, '行政处罚'),
  row('coercion', 6, '行政强制'),
  row('fees', 8, '行政事业性收费'),
  row('procurement', 9, '政府集中采购', '集中采购'),
];

/** Where the columns stand: what 2019 and 2021 measure differently has different keys. */
export interface ProactiveColumn {
  readonly key: string;
  readonly format: 'F19' | 'F21' | null;
  readonly labels: readonly string[];
}

function column(key: string, format: 'F19' | 'F21' | null, ...labels: readonly string[]): ProactiveColumn {
  return { key, format, labels: labels.map(letters) };
}

/**
 * Columns of table 2. 2021: `made` 本年制发件数, `abolished` 本年废止件数, `valid` 现行有效件数, `decisions` 本年处理决定数量,
 * `amount` 本年收费金额. 2019: `produced` 本年新制作数量, `published` 本年新公开数量, `total_published` 对外公开总数量, `previous`
 * 上一年项目数量, `change` 本年增/减 (signed), `decisions` 处理决定数量, `purchases` 采购项目数量, `amount` 采购总金额.
 */
export const proactiveColumns: readonly ProactiveColumn[] = [
  column('made', 'F21', '本年制发件数', '制发件数', '本年制发数量'),
  column('abolished', 'F21', '本年废止件数', '废止件数', '本年废止数量'),
  column('valid', 'F21', '现行有效件数', '现行有效数量'),
  column('decisions', 'F21', '本年处理决定数量'),
  column('amount', 'F21', '本年收费金额', '本年收费总金额', '本年收费金额单位万元', '收费金额'),
  column('produced', 'F19', '本年新制作数量', '新制作数量', '本年制作数量'),
  column('published', 'F19', '本年新公开数量', '新公开数量'),
  column('total_published', 'F19', '对外公开总数量', '公开总数量'),
  column('previous', 'F19', '上一年项目数量', '上年项目数量'),
  column('change', 'F19', '本年增减', '增减'),
  column('decisions', 'F19', '处理决定数量'),
  column('purchases', 'F19', '采购项目数量'),
  column('amount', 'F19', '采购总金额', '采购金额'),
];

const captionPattern = /(?:二十|20)条?第?[(]?([一五六八九])[)]?(?:项|款|$)/u;
const clauses: Readonly<Record<string, Clause>> = { 一: 1, 五: 5, 六: 6, 八: 8, 九: 9 };

/** Clause named by a block's caption (第二十条第（一）项); null when the text is no caption. */
export const clauseOf: (text: string) => Clause | null = memo((text) => {
  const named = captionPattern.exec(fold(text))?.[1];
  return named === undefined ? null : (clauses[named] ?? null);
});
