import { litigationColumns, type Check, type LitigationTable } from '../../domain/index.ts';
import { balance, describe, termOf } from './terms.ts';

const totalColumn = litigationColumns.length - 1;
const groups = [
  { id: 'J1', key: 'reconsideration', name: '行政复议' },
  { id: 'J2', key: 'direct', name: '未经复议直接起诉' },
  { id: 'J3', key: 'after', name: '复议后起诉' },
] as const;

/** J1 to J3: four outcomes make up the total. */
export function checkLitigation(table: LitigationTable, year: number | null): readonly Check[] {
  return groups.map(({ id, key, name }) => {
    const terms = litigationColumns.map((label, column) => termOf(table[key], table.cells, key, column, label));
    const left = terms.slice(totalColumn);
    const right = terms.slice(0, totalColumn);
    const result = balance(left, right);
    return {
      id,
      at: { table: 'litigation', row: key, column: totalColumn, year },
      status: result.status,
      left: result.left,
      right: result.right,
      flags: result.flags,
      detail: `${name}：${describe(left, right, result)}`,
    };
  });
}
