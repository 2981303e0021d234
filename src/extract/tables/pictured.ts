import type { CellNotes, Tables } from '../../domain/index.ts';
import type { Block, ImageBlock } from '../document.ts';
import { rowKeysOf } from './applications/form.ts';
import { tableOf } from './applications/index.ts';
import type { CellReading } from './cell.ts';
import { letters } from './fold.ts';

const sevenCells = 7;
const fiveCells = 5;
const headings = {
  proactive: /^二?(?:行政机关)?主动公开(?:政府信息)?(?:的)?情况$/u,
  applications: /^三?收到和处理政府信息公开申请(?:的)?情况$/u,
  litigation: /^四?(?:因)?政府信息公开(?:工作)?(?:被申请)?行政复议(?:提起)?行政诉讼(?:的)?情况$/u,
};
const chapter = /^\s*[一二三四五六七八九十]{1,2}、/u;
const longestHeading = 40;

/** The picture that stands in a section in the place of its table; null where the section has none. */
function pictureUnder(blocks: readonly Block[], heading: RegExp): ImageBlock | null {
  const at = blocks.findIndex(
    (block) => block.kind === 'text' && block.text.length <= longestHeading && heading.test(letters(block.text)),
  );
  if (at < 0) {
    return null;
  }
  const rest = blocks.slice(at + 1);
  const next = rest.findIndex((block) => block.kind === 'text' && (block.heading || chapter.test(block.text)));
  const section = next < 0 ? rest : rest.slice(0, next);
  return section.find((block): block is ImageBlock => block.kind === 'image') ?? null;
}

const pictured: CellReading = {
  value: null,
  state: 'image',
  raw: '',
  note: null,
  unit: null,
  reason: 'the table is a picture',
};

function picturedCells(image: ImageBlock, keys: readonly string[], count: number): CellNotes {
  const evidence = {
    attachment: null,
    page: image.page,
    selector: image.selector,
    start: null,
    end: null,
    quote: image.src,
  };
  return Object.fromEntries(
    keys.flatMap((key) =>
      Array.from({ length: count }, (_, column) => [`${key}/${column}`, { ...pictured, evidence }]),
    ),
  );
}

function nulls(count: number): readonly null[] {
  return Array.from({ length: count }, () => null);
}

/**
 * Tables that a document shows as pictures: every cell is null with the state `image`. The rows are those that both formats
 * share; table 2 has the one entry `table/0`, since a picture does not tell its rows.
 */
export function picturedTables(blocks: readonly Block[], tables: Tables): Tables {
  const proactive = tables.proactive === null ? pictureUnder(blocks, headings.proactive) : null;
  const applications = tables.applications === null ? pictureUnder(blocks, headings.applications) : null;
  const litigation = tables.litigation === null ? pictureUnder(blocks, headings.litigation) : null;
  const keys = rowKeysOf('F19').filter((key) => key !== 'oth');
  return {
    ...tables,
    proactive: proactive === null ? tables.proactive : { rows: {}, cells: picturedCells(proactive, ['table'], 1) },
    applications:
      applications === null
        ? tables.applications
        : {
            rows: tableOf(keys.map((key) => ({ key, readings: nulls(sevenCells).map(() => pictured), block: null })))
              .rows,
            cells: picturedCells(applications, keys, sevenCells),
          },
    litigation:
      litigation === null
        ? tables.litigation
        : {
            reconsideration: nulls(fiveCells),
            direct: nulls(fiveCells),
            after: nulls(fiveCells),
            cells: picturedCells(litigation, ['reconsideration', 'direct', 'after'], fiveCells),
          },
  };
}
