import type { Restoration } from '../domain/index.ts';
import { narrowAlphanumerics, toSimplified } from '../text/index.ts';
import type { Block, Grid, GridCell, TableBlock } from './document.ts';
import { restoreLostMarks } from './integrity/lost-marks.ts';
import { undoPinyinKit, type RestoreContext, type RestoredSpan } from './integrity/restore.ts';

/** How the page's text is put right before it is read. */
export interface RepairPlan {
  /** Set where a pinyin kit went over the page. */
  readonly kit: RestoreContext | null;
  /** Whether Traditional characters become Simplified. */
  readonly simplify: boolean;
}

export interface Repaired {
  readonly text: string;
  readonly spans: readonly RestoredSpan[];
}

/** Carries spans over edits that change lengths; the edits' offsets are those of the edited text, in order. */
function shift(spans: readonly RestoredSpan[], edits: readonly RestoredSpan[]): RestoredSpan[] {
  const steps: { readonly from: number; readonly grown: number }[] = [];
  let grown = 0;
  for (const edit of edits) {
    const from = edit.start - grown;
    grown += edit.end - edit.start - edit.raw.length;
    steps.push({ from, grown });
  }
  const move = (at: number): number => at + (steps.findLast((step) => step.from < at)?.grown ?? 0);
  return spans.map((span) => ({ ...span, start: move(span.start), end: move(span.end) }));
}

/** Puts one line right: pinyin out, Traditional to Simplified, lost marks back; each change with its span. */
export function repairLine(line: string, plan: RepairPlan): Repaired {
  let text = line;
  let spans: readonly RestoredSpan[] = [];
  if (plan.kit !== null) {
    ({ text, spans } = undoPinyinKit(text, plan.kit));
    text = narrowAlphanumerics(text);
  }
  if (plan.simplify) {
    const simple = toSimplified(text);
    if (simple !== text) {
      spans = [{ start: 0, end: simple.length, raw: text, rule: 'traditional', confidence: 0.98 }, ...spans];
      text = simple;
    }
  }
  const marks = restoreLostMarks(text);
  if (marks.spans.length === 0) return { text, spans };
  return { text: marks.text, spans: [...shift(spans, marks.spans), ...marks.spans] };
}

/** A block that was put right. Spans have their offsets in the block's text as it is composed. */
export interface RepairedBlock {
  readonly block: Block;
  readonly spans: readonly RestoredSpan[];
}

function moved(spans: readonly RestoredSpan[], by: number): RestoredSpan[] {
  return spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }));
}

function repairTable(block: TableBlock, plan: RepairPlan): RepairedBlock {
  const repaired = new Map<GridCell, readonly RestoredSpan[]>();
  const cells = block.grid.cells.map((cell) => {
    const { text, spans } = repairLine(cell.text, plan);
    const own = { ...cell, text };
    repaired.set(own, spans);
    return own;
  });
  const grid = { ...block.grid, cells };
  const spans: RestoredSpan[] = [];
  let offset = 0;
  for (const row of tableRows(grid)) {
    for (const cell of row) {
      for (const span of moved(repaired.get(cell) ?? [], offset)) spans.push(span);
      offset += cell.text.length + 1;
    }
  }
  return { block: { ...block, grid }, spans };
}

/** Puts the blocks of a document right. */
export function repairBlocks(blocks: readonly Block[], plan: RepairPlan): RepairedBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'text') {
      const { text, spans } = repairLine(block.text, plan);
      return { block: text === block.text ? block : { ...block, text }, spans };
    }
    if (block.kind === 'table' && (plan.kit !== null || plan.simplify)) {
      return repairTable(block, plan);
    }
    return { block, spans: [] };
  });
}

/** A table's cells row by row, rows without text left out. */
function tableRows(grid: Grid): (readonly GridCell[])[] {
  const rows: GridCell[][] = [];
  for (const cell of grid.cells) (rows[cell.row] ??= []).push(cell);
  return rows.filter((row) => row.some((cell) => cell.text.trim() !== ''));
}

function tableLines(grid: Grid): string {
  const line = (row: readonly GridCell[]): string => row.map((cell) => cell.text.replace(/[\t\n]/g, ' ')).join('\t');
  return tableRows(grid).map(line).join('\n');
}

export interface ComposedText {
  readonly text: string;
  readonly restored: readonly Restoration[];
}

/**
 * The normal form of a document: one paragraph a line, a table's row as a line with its cells joined by tabs. Restored
 * stretches are given with their offsets in it.
 */
export function composeText(blocks: readonly RepairedBlock[]): ComposedText {
  const parts: string[] = [];
  const restored: Restoration[] = [];
  let offset = 0;
  for (const { block, spans } of blocks) {
    const part = block.kind === 'text' ? block.text : block.kind === 'table' ? tableLines(block.grid) : '';
    if (part === '') continue;
    for (const span of moved(spans, offset)) restored.push(span);
    parts.push(part);
    offset += part.length + 1;
  }
  return { text: parts.join('\n'), restored };
}
