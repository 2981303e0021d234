import type { OtherTable, ReportFormat, TableFormats, Tables } from '../../domain/index.ts';
import type { Block, TableBlock } from '../document.ts';
import { readApplications } from './applications/index.ts';
import { flattenedTables, pipedTables } from './flattened.ts';
import { picturedTables } from './pictured.ts';
import { readLitigation } from './litigation/index.ts';
import { leftOut } from './left-out.ts';
import { sortParts, type SortedParts } from './parts.ts';
import { readProactive } from './proactive/index.ts';
import { ofOwnYear } from './own-year.ts';
import { plainGrid } from './rows.ts';
import { readStatistics } from './statistics/index.ts';
import { unrepeated } from './repeated.ts';
import { upright } from './upright.ts';

/** What the tables of a document say. */
export interface TableReading {
  readonly tables: Tables;
  readonly tableFormats: TableFormats;
  /**
   * Format of the report: table 2's header decides, then the statistics table of 2014, then table 3's （六）. Null where no
   * table tells it; a narrative report is then F07.
   */
  readonly format: ReportFormat | null;
}

const longestCaption = 60;

function isTable(block: Block): block is TableBlock {
  return block.kind === 'table';
}

/** The text right above a table, where it is short enough to be its caption. */
function captionOf(blocks: readonly Block[], table: TableBlock): string | null {
  const before = blocks[blocks.indexOf(table) - 1];
  return before?.kind === 'text' && before.text.length <= longestCaption ? before.text.trim() : null;
}

function others(blocks: readonly Block[], rest: readonly TableBlock[]): readonly OtherTable[] {
  // What was made out of lines of text stays text where it is no statutory table.
  const printed = rest.filter((table) => blocks.includes(table));
  return printed.map((table) => ({ caption: captionOf(blocks, table), grid: plainGrid(table.grid) }));
}

/** A reading with the grids that are none of the forms. */
interface Reading extends TableReading {
  readonly left: readonly TableBlock[];
}

function reading(blocks: readonly Block[], sorted: SortedParts): Reading {
  const { parts, rest } = sorted;
  const proactive = readProactive(parts.proactive);
  const applications = readApplications(parts.applications);
  const litigation = readLitigation(parts.litigation);
  const statistics = parts.statistics.length === 0 ? null : readStatistics(parts.statistics);
  const used = [
    proactive === null ? [] : parts.proactive,
    applications === null ? [] : parts.applications,
    litigation === null ? [] : parts.litigation,
    statistics === null ? [] : parts.statistics,
  ].flat();
  const unused = Object.values(parts)
    .flat()
    .flatMap((part) => part.rows.slice(0, 1).map((row) => row.block))
    .filter((block) => !used.some((part) => part.rows[0]?.block === block));
  const left = [...new Set([...rest, ...unused])].sort((a, b) => blocks.indexOf(a) - blocks.indexOf(b));
  const tableFormats: TableFormats = {
    proactive: proactive?.format ?? null,
    applications: applications?.variant ?? null,
    litigation: litigation === null ? null : (proactive?.format ?? applications?.variant ?? 'F19'),
    statistics: statistics?.format ?? null,
  };
  return {
    tables: {
      applications: applications?.table ?? null,
      litigation,
      proactive: proactive?.table ?? null,
      statistics: statistics?.table ?? null,
      other: others(blocks, left),
    },
    tableFormats,
    format: tableFormats.proactive ?? tableFormats.statistics ?? tableFormats.applications,
    left,
  };
}

function isComplete({ tables }: TableReading): boolean {
  return tables.applications !== null && tables.litigation !== null && tables.proactive !== null;
}

const yearInCaption = /(?<!\d)((?:19|20)\d{2})年/gu;

/** Whether the words right above a table say that it shows another year's figures. */
function isOfOtherYear(caption: string, year: number): boolean {
  const named = new Set([...caption.matchAll(yearInCaption)].map((match) => Number(match[1])));
  return named.size === 1 && !named.has(year);
}

/** Which statutory tables some blocks hold. */
function kindsIn(blocks: readonly TableBlock[]): readonly string[] {
  return Object.entries(sortParts(blocks).parts).flatMap(([kind, parts]) => (parts.length > 0 ? [kind] : []));
}

/** The tables without those of another year beside one of the own year: one that stands alone may have an old caption. */
function captionedForYear(blocks: readonly Block[], year: number | null): readonly TableBlock[] {
  const grids = blocks.filter(isTable);
  if (year === null) return grids;
  const others = new Set(grids.filter((table) => isOfOtherYear(captionOf(blocks, table) ?? '', year)));
  if (others.size === 0 || others.size === grids.length) return grids;
  const own = new Set(kindsIn(grids.filter((table) => !others.has(table))));
  return grids.filter((table) => !others.has(table) || !kindsIn([table]).some((kind) => own.has(kind)));
}

/** The reading with what of the statutory tables stands in no cell of the forms among the other tables. */
function withLeftOut(found: Reading, printed: readonly Block[], blocks: readonly Block[]): TableReading {
  const { tables, tableFormats, format, left } = found;
  const statutory = blocks.flatMap((block, index) => {
    const whole = printed[index];
    return block.kind === 'table' && whole?.kind === 'table' && !left.includes(block) ? [whole] : [];
  });
  const other = [...tables.other, ...leftOut(statutory, tables)];
  return { tables: { ...tables, other }, tableFormats, format };
}

/**
 * Reads the statutory tables out of a document's blocks: from grids, from tables that fell into lines of text where only one
 * reading is possible, and pictures of tables as such; those that lie on their sides are set upright. Tables that are none of them are kept as they stand.
 */
export function readTables(printed: readonly Block[], year: number | null = null): TableReading {
  const whole = unrepeated(printed);
  const blocks = upright(year === null ? whole : whole.map((block) => ofOwnYear(block, year)));
  const grids = captionedForYear(blocks, year);
  const direct = reading(blocks, sortParts(grids));
  if (isComplete(direct)) {
    return withLeftOut(direct, whole, blocks);
  }
  const flattened = flattenedTables(blocks, {
    applications: direct.tables.applications === null,
    litigation: direct.tables.litigation === null,
    proactive: direct.tables.proactive === null,
    statistics: direct.tables.statistics === null,
  });
  const withLines = flattened.length === 0 ? direct : reading(blocks, sortParts([...grids, ...flattened]));
  const piped = isComplete(withLines) ? [] : pipedTables(blocks);
  const last = piped.length === 0 ? withLines : reading(blocks, sortParts([...grids, ...flattened, ...piped]));
  return withLeftOut({ ...last, tables: picturedTables(blocks, last.tables) }, whole, blocks);
}
