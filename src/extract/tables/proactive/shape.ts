import { isValueLike } from '../cell.ts';
import type { TableRow } from '../rows.ts';

/** A row of table 2 whose label is known. */
interface LabelledRow {
  readonly key: string;
  readonly row: TableRow;
}

const documents = new Set(['regulations', 'normative_documents']);
const decisions = new Set(['licensing', 'penalties', 'coercion']);
const fewestDecisions = 2;

function figuresOf({ cells }: TableRow): number {
  return cells.filter(({ text, image }) => image || isValueLike(text)).length;
}

/**
 * The format of a table 2 that nobody gave a header, by how many figures its rows hold: decisions have one in the form of
 * 2021 and three in that of 2019, whose fees have two. Null for any other shape.
 */
export function formatByShape(rows: readonly LabelledRow[]): 'F19' | 'F21' | null {
  const counts = (keys: ReadonlySet<string>): readonly number[] =>
    rows.filter(({ key }) => keys.has(key)).map(({ row }) => figuresOf(row));
  const ofDecisions = counts(decisions);
  const [fees] = counts(new Set(['fees']));
  const ofDocuments = counts(documents);
  if (ofDocuments.length === 0 || ofDocuments.some((count) => count !== 3) || ofDecisions.length < fewestDecisions)
    return null;
  const only2019 = rows.some(({ key }) => key === 'procurement' || key.startsWith('other_services'));
  if (!only2019 && (fees ?? 1) === 1 && ofDecisions.every((count) => count === 1)) return 'F21';
  return fees === 2 && ofDecisions.every((count) => count === 3) ? 'F19' : null;
}
