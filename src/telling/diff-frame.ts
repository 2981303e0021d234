import type { DiffEntry, DiffKind } from '../domain/index.ts';
import { diffWords } from './diff-in-words.ts';

/** What of a diff is shown under one heading. */
export type DiffGroup = 'facts' | 'cells' | 'sections' | 'text' | 'order' | 'attachments';

/** The headings in the order in which people want them, and what stands under each. */
export const diffGroups: Readonly<Record<DiffGroup, readonly DiffKind[]>> = {
  facts: ['metadata', 'format'],
  cells: ['cell'],
  sections: ['section'],
  text: ['text'],
  order: ['move', 'order'],
  attachments: ['attachment'],
};

/** The words around what differs, in one language; what differs itself is quoted as it stands. */
export interface DiffFrame {
  readonly summary: (changes: readonly DiffEntry[]) => string;
  readonly headings: Readonly<Record<DiffGroup, string>>;
  /** What is added in brackets: a count, a difference. */
  readonly aside: (text: string | number) => string;
  /** What stands for a side on which there is nothing. */
  readonly absent: string;
  /** What stands for the rest of a text of so many characters. */
  readonly rest: (characters: number) => string;
  readonly unlisted: (entries: number) => string;
}

/** As a diff is told on a terminal. */
export const englishFrame: DiffFrame = {
  summary: diffWords.en,
  headings: {
    facts: 'Title, dates and the like',
    cells: 'Tables',
    sections: 'Sections',
    text: 'Text',
    order: 'Order and numbering',
    attachments: 'Attachments',
  },
  aside: (text) => ` (${text})`,
  absent: '(nothing)',
  rest: (characters) => `…… (${characters} characters in all)`,
  unlisted: (entries) => `${entries} more not listed`,
};

/** As a diff is told in mails. */
export const chineseFrame: DiffFrame = {
  summary: diffWords.zh,
  headings: {
    facts: '标题、日期等信息',
    cells: '表格数据',
    sections: '章节',
    text: '文字',
    order: '移动与编号',
    attachments: '附件',
  },
  aside: (text) => `（${text}）`,
  absent: '（无）',
  rest: (characters) => `……（共${characters}字）`,
  unlisted: (entries) => `另有${entries}处未列出`,
};
