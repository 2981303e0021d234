import type { GridCell } from '../../document.ts';
import { isValueLike, readAmount, readCount, type CellReading } from '../cell.ts';
import { letters } from '../fold.ts';
import { unread } from '../notes.ts';
import type { TableRow } from '../rows.ts';
import { statisticsLabel, statisticsRows } from './form.ts';

const unitPattern = /^(?:条|件|次|篇|个|人|人次|万元|元|份|期)$/u;
const exactLabels = new Set(statisticsRows.flatMap((form) => form.labels));

function isUnit(cell: GridCell): boolean {
  return unitPattern.test(letters(cell.text));
}

/** The cell that names the row: one of the form's labels, else the last text that is neither a figure nor a unit. */
export function labelCell(row: TableRow): GridCell | undefined {
  const cells = row.cells.filter((cell) => !isValueLike(cell.text) && !isUnit(cell));
  return cells.findLast((cell) => exactLabels.has(statisticsLabel(cell.text))) ?? cells.at(-1);
}

const longestUnit = 3;

/** The cell of the unit; a short word right of the label, with a cell behind it, is one though the form does not use it. */
function unitOf(after: readonly GridCell[]): GridCell | undefined {
  const [first] = after;
  const short =
    first !== undefined && /^\p{Script=Han}+$/u.test(letters(first.text)) && first.text.length <= longestUnit;
  return after.find(isUnit) ?? (short && after.length > 1 ? first : undefined);
}

interface ValueReading {
  readonly reading: CellReading;
  readonly unit: string | null;
}

/** Rows of the form that tell of money, also where the unit was left out. */
const money = /费用|经费/u;

/** The figure stands right of the label and, where there is one, of the unit. */
export function valueOf(row: TableRow): ValueReading {
  const label = labelCell(row);
  const after = row.cells.filter((cell) => label !== undefined && cell.column > label.column);
  const unitCell = unitOf(after);
  const values = after.filter((cell) => cell !== unitCell);
  const printed = values.filter((cell) => cell.text.trim() !== '');
  const unit = unitCell === undefined ? null : letters(unitCell.text);
  const only = printed.length === 0 ? values.at(0) : printed[0];
  if (printed.length > 1 || only === undefined) {
    return { reading: unread(printed.length > 1 ? 'several figures stand in one row' : 'no cell stands here'), unit };
  }
  const isMoney = unit?.endsWith('元') === true || money.test(label?.text ?? '');
  const read = isMoney ? readAmount : readCount;
  return { reading: read(only.text, only.image), unit };
}
