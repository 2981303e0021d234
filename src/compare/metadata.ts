import type { DiffEntry, Extraction } from '../domain/index.ts';
import { fullOrganName, isRegionName } from '../text/index.ts';
import { foldText } from './fold.ts';
import { entryOf, pointer } from './found.ts';
import { metadataLabel } from './labels.ts';
import type { Subject } from './significance.ts';

const fields = [
  ['kind', 'document-kind'],
  ['title', 'title'],
  ['publisher', 'publisher'],
  ['year', 'year'],
  ['publishedAt', 'date'],
  ['writtenAt', 'date'],
  ['indexNumber', 'index-number'],
  ['documentNumber', 'document-number'],
  ['scope', 'scope'],
] as const satisfies readonly (readonly [keyof Extraction, Subject])[];

const tableNames = { proactive: '二', applications: '三', litigation: '四', statistics: '统计表' } as const;
const tableKeys = ['proactive', 'applications', 'litigation', 'statistics'] as const;

function keyOf(value: string | number | null): string {
  return value === null ? '' : foldText(String(value));
}

/** What counts of the metadata, folded, in a fixed order. */
export function metadataKeys(extraction: Extraction): readonly (readonly [name: string, key: string])[] {
  return fields.map(([name]) => [name, keyOf(extraction[name])] as const);
}

/** What counts of the format: of the report and of each table. */
export function formatKeys(extraction: Extraction): readonly (string | null)[] {
  return [extraction.format, ...tableKeys.map((name) => extraction.tableFormats[name])];
}

/** Fields that one template prints and another leaves out. */
const optional: ReadonlySet<Subject> = new Set([
  'publisher',
  'year',
  'date',
  'index-number',
  'document-number',
  'scope',
]);

/** Two names of one organ: short and long form, with and without the superior regions before it. */
function samePublisher(before: string, after: string): boolean {
  const [short, long] = [before, after].map(fullOrganName).toSorted((one, other) => one.length - other.length);
  if (short === undefined || long === undefined || !long.endsWith(short)) return false;
  return short === long || isRegionName(long.slice(0, -short.length));
}

/** How title, publisher, year, dates and numbers differ. */
export function compareMetadata(before: Extraction, after: Extraction): readonly DiffEntry[] {
  return fields.flatMap(([name, subject]) => {
    const [one, other] = [keyOf(before[name]), keyOf(after[name])];
    if (one === other || (subject === 'publisher' && samePublisher(one, other))) return [];
    const unstated = optional.has(subject) && (one === '' || other === '');
    return [entryOf(unstated ? 'unstated' : subject, pointer(name), metadataLabel(name), before[name], after[name])];
  });
}

/** How the form of the report and of its tables differs. */
export function compareFormat(before: Extraction, after: Extraction): readonly DiffEntry[] {
  return [
    ...(before.format === after.format
      ? []
      : [entryOf('format', pointer('format'), metadataLabel('format'), before.format, after.format)]),
    ...tableKeys.flatMap((name) => {
      const [one, other] = [before.tableFormats[name], after.tableFormats[name]];
      return one === other
        ? []
        : [entryOf('format', pointer('tableFormats', name), `表格格式 · ${tableNames[name]}`, one, other)];
    }),
  ];
}
