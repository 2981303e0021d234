import type { Block } from '../../document.ts';
import { walkXml } from '../xml.ts';
import type { Numbering } from '../numbering.ts';
import { BodyState } from './state.ts';
import type { ParagraphStyle } from './styles.ts';

type Attributes = Readonly<Record<string, string>>;

/** Elements whose content is no part of the text: deletions, field codes, second versions for old readers. */
const unread = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'Fallback',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'rt',
]);
const mostSpan = 100;

function spanOf(value: string | undefined): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) ? Math.min(Math.max(span, 0), mostSpan) : 1;
}

const off = new Set(['0', 'false', 'off']);

function ofList(state: BodyState, change: (paragraph: NonNullable<BodyState['paragraph']>) => void): void {
  if (state.paragraph !== null && state.inProperties > 0) {
    change(state.paragraph);
  }
}

const opening: Readonly<Record<string, (state: BodyState, attributes: Attributes) => void>> = {
  tbl: (state) => state.openTable(),
  tr: (state) => state.openRow(),
  tc: (state) => state.openCell(),
  p: (state) => state.openParagraph(),
  gridBefore: ({ table }, { val }) => {
    if (table !== null) {
      table.before = spanOf(val);
    }
  },
  gridSpan: ({ cell }, { val }) => {
    if (cell !== null) {
      cell.span = Math.max(1, spanOf(val));
    }
  },
  vMerge: ({ cell }, { val }) => {
    if (cell !== null) {
      cell.continues = val !== 'restart';
    }
  },
  hMerge: ({ cell }, { val }) => {
    if (cell !== null) {
      cell.joinsLeft = val !== 'restart';
    }
  },
  pPr: (state) => {
    state.inProperties += 1;
  },
  r: (state) => {
    state.isHidden = false;
  },
  vanish: (state, { val }) => {
    // Among the properties of a paragraph it hides the mark of its end only.
    state.isHidden = state.inProperties === 0 && !off.has(val ?? '');
  },
  pStyle: (state, { val }) => state.applyStyle(val ?? ''),
  outlineLvl: (state, { val }) =>
    ofList(state, (paragraph) => {
      paragraph.heading ||= Number(val ?? 9) < 9;
    }),
  numId: (state, { val }) =>
    ofList(state, (paragraph) => {
      paragraph.listId = val ?? null;
    }),
  ilvl: (state, { val }) =>
    ofList(state, (paragraph) => {
      paragraph.listLevel = Number(val ?? 0) || 0;
    }),
  t: (state) => {
    state.inText = true;
  },
  tab: (state) => {
    // Tab stops among the properties have the same name.
    if (state.inProperties === 0) {
      state.write('\t');
    }
  },
  br: (state) => state.write(state.table === null ? '\n' : ' '),
  cr: (state) => state.write(state.table === null ? '\n' : ' '),
  noBreakHyphen: (state) => state.write('-'),
  blip: ({ paragraph }, { embed }) => {
    if (paragraph !== null) {
      paragraph.image = embed ?? '';
    }
  },
  imagedata: ({ paragraph }, { id }) => {
    if (paragraph !== null) {
      paragraph.image = id ?? '';
    }
  },
};

const closing: Readonly<Record<string, (state: BodyState) => void>> = {
  tbl: (state) => state.closeTable(),
  tr: (state) => state.closeRow(),
  tc: (state) => state.closeCell(),
  p: (state) => state.closeParagraph(),
  pPr: (state) => {
    state.inProperties -= 1;
  },
  t: (state) => {
    state.inText = false;
  },
};

/** Reads `document.xml` into paragraphs, tables and pictures in order. */
export function readBody(
  xml: Uint8Array,
  styles: ReadonlyMap<string, ParagraphStyle>,
  numbering: Numbering,
): readonly Block[] {
  const state = new BodyState(styles, numbering);
  let skipped = 0;
  const parents: string[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (skipped === 0) {
        parents.push(name);
        if (name === 'del') {
          state.deleteMark(parents.at(-2) ?? '', state.inProperties > 0);
        }
      }
      skipped += unread.has(name) ? 1 : 0;
      if (skipped === 0 && Object.hasOwn(opening, name)) {
        opening[name]?.(state, attributes);
      }
    },
    close: (name) => {
      if (skipped === 0 || (skipped === 1 && unread.has(name))) {
        parents.pop();
      }
      if (skipped > 0) {
        skipped -= unread.has(name) ? 1 : 0;
      } else if (Object.hasOwn(closing, name)) {
        closing[name]?.(state);
      }
    },
    text: (text) => {
      if (state.inText && skipped === 0 && !state.isHidden) {
        state.write(text);
      }
    },
  });
  return state.blocks;
}
