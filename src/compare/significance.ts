import type { DiffKind, Significance } from '../domain/index.ts';

interface Rule {
  readonly kind: DiffKind;
  readonly significance: Significance;
}

/**
 * The rules: a statutory cell, the title, publisher, year or a date, the form of a table, and a section or the report's own
 * file gone or new are major; other words are minor. Nothing are other bytes with the same content, a file that says what the page
 * said itself, a publisher, year, date or number that only one of two templates prints, and a counting word (件) that only one of
 * them does: what is not stated proves nothing.
 */
const rules = {
  title: { kind: 'metadata', significance: 'major' },
  publisher: { kind: 'metadata', significance: 'major' },
  year: { kind: 'metadata', significance: 'major' },
  date: { kind: 'metadata', significance: 'major' },
  'document-kind': { kind: 'metadata', significance: 'major' },
  'index-number': { kind: 'metadata', significance: 'minor' },
  'document-number': { kind: 'metadata', significance: 'minor' },
  scope: { kind: 'metadata', significance: 'minor' },
  unstated: { kind: 'metadata', significance: 'none' },
  format: { kind: 'format', significance: 'major' },
  'statutory-cell': { kind: 'cell', significance: 'major' },
  'statutory-unit': { kind: 'cell', significance: 'major' },
  'unstated-unit': { kind: 'cell', significance: 'none' },
  'cell-note': { kind: 'cell', significance: 'minor' },
  'row-label': { kind: 'text', significance: 'minor' },
  'other-table': { kind: 'cell', significance: 'minor' },
  'row-order': { kind: 'order', significance: 'minor' },
  'table-moved': { kind: 'move', significance: 'minor' },
  'section-gone': { kind: 'section', significance: 'major' },
  'section-new': { kind: 'section', significance: 'major' },
  'section-moved': { kind: 'move', significance: 'minor' },
  heading: { kind: 'section', significance: 'minor' },
  numbering: { kind: 'order', significance: 'minor' },
  sentence: { kind: 'text', significance: 'minor' },
  'sentence-moved': { kind: 'move', significance: 'minor' },
  'body-attachment-gone': { kind: 'attachment', significance: 'major' },
  'body-attachment-new': { kind: 'attachment', significance: 'major' },
  'other-attachment-gone': { kind: 'attachment', significance: 'minor' },
  'other-attachment-new': { kind: 'attachment', significance: 'minor' },
  'attachment-content': { kind: 'attachment', significance: 'minor' },
  'attachment-name': { kind: 'attachment', significance: 'minor' },
  'attachment-bytes': { kind: 'attachment', significance: 'none' },
} as const satisfies Readonly<Record<string, Rule>>;

/** What a difference is about. */
export type Subject = keyof typeof rules;

/** Kind and weight of a difference about this subject. */
export function ruleOf(subject: Subject): Rule {
  return rules[subject];
}
