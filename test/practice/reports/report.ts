import type { IsoDate, ReportFormat } from '../../../src/domain/index.ts';
import { numberCell, unitCell, withCell } from './cells.ts';
import type { Cell, PrintedTable, TableName } from './cells.ts';
import { withDefect } from './defects.ts';
import type { Defect } from './defects.ts';
import { makeApplications, makeTables } from './figures.ts';
import { escapeHtml, tableHtml, tableText } from './markup.ts';
import { organOf } from './organ.ts';
import type { Organ } from './organ.ts';
import { narrativeSections, statisticsSections } from './prose-early.ts';
import { sixSections } from './prose.ts';
import type { Part, ProseContext } from './prose.ts';
import { seeded } from './random.ts';
import { sectionsOf, tableFormatsOf, tablesOf } from './truth.ts';
import type { Truth } from './truth.ts';

export interface ReportRequest {
  readonly publisher: string;
  /** Report year; the report is posted in the year after it. */
  readonly year: number;
  readonly format?: ReportFormat;
  readonly seed?: number;
  readonly defects?: readonly Defect[];
  /** Last year's report, whose carried-over applications and valid documents this one continues. */
  readonly previous?: PracticeReport;
  /** Wanted length of the prose in characters. */
  readonly characters?: number;
  /** Usual number of applications by natural persons. */
  readonly busy?: number;
  readonly title?: string;
}

/** What a report is made from; edits change this and everything else follows. */
export interface ReportSource {
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly format: ReportFormat;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
  readonly publishedAt: IsoDate;
  readonly writtenAt: IsoDate;
  readonly parts: readonly Part[];
  readonly tables: readonly PrintedTable[];
}

export interface PracticeReport {
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly format: ReportFormat;
  readonly organ: Organ;
  /** The body as an HTML fragment, without any page around it. */
  readonly html: string;
  /** The body as plain text, one paragraph or table row a line. */
  readonly text: string;
  readonly truth: Truth;
  readonly source: ReportSource;
}

/** A day as text; branded because it is made of checked numbers. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const text = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return text as IsoDate;
}

/** 2025-01-20 as 2025年1月20日. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const printedHeading = (number: string | null, title: string): string =>
  number === null ? title : number.startsWith('（') ? `${number}${title}` : `${number}、${title}`;

function partHtml(part: Part, tables: readonly PrintedTable[]): string {
  switch (part.kind) {
    case 'heading': {
      const text = escapeHtml(printedHeading(part.number, part.title));
      return part.level === 1 ? `<p style="text-indent:2em"><strong>${text}</strong></p>` : `<p>　　${text}</p>`;
    }
    case 'paragraph':
      return `<p style="text-indent:2em">　　${escapeHtml(part.text)}</p>`;
    case 'table':
      return tables
        .filter(({ name }) => name === part.name)
        .map(tableHtml)
        .join('\n');
    default:
      return part satisfies never;
  }
}

function partText(part: Part, tables: readonly PrintedTable[]): string {
  switch (part.kind) {
    case 'heading':
      return printedHeading(part.number, part.title);
    case 'paragraph':
      return part.text;
    case 'table':
      return tables
        .filter(({ name }) => name === part.name)
        .map(tableText)
        .join('\n');
    default:
      return part satisfies never;
  }
}

/** Makes body, text and truth from a source. */
export function finishReport(source: ReportSource): PracticeReport {
  const { title, publisher, year, format, parts, tables, writtenAt } = source;
  const signature = [publisher, chineseDate(writtenAt)];
  return {
    title,
    publisher,
    year,
    format,
    organ: organOf(publisher),
    html: [
      ...parts.map((part) => partHtml(part, tables)),
      ...signature.map((line) => `<p style="text-align:right">${escapeHtml(line)}</p>`),
    ].join('\n'),
    text: [title, ...parts.map((part) => partText(part, tables)), ...signature].join('\n'),
    truth: {
      kind: 'report',
      title,
      publisher,
      year,
      indexNumber: source.indexNumber,
      documentNumber: source.documentNumber,
      publishedAt: source.publishedAt,
      writtenAt,
      format,
      tableFormats: tableFormatsOf(tables),
      sections: sectionsOf(parts),
      tables: tablesOf(tables),
    },
    source,
  };
}

/** The form that organs used for a report year. */
export function usualFormat(year: number): ReportFormat {
  return year >= 2021 ? 'F21' : year >= 2019 ? 'F19' : year >= 2014 ? 'F14' : 'F07';
}

function partsOf(format: ReportFormat, context: ProseContext): readonly Part[] {
  switch (format) {
    case 'F07':
      return narrativeSections(context);
    case 'F14':
      return statisticsSections(context);
    case 'F19':
    case 'F21':
      return sixSections(context);
    default:
      return format satisfies never;
  }
}

/**
 * An annual report of our own writing with its truth. The same request always makes the same report; its figures satisfy
 * the form's identities unless a defect breaks them.
 */
export function makeReport(request: ReportRequest): PracticeReport {
  const { publisher, year, seed = 1, defects = [], busy = 12, characters = 1800 } = request;
  const format = request.format ?? usualFormat(year);
  const random = seeded(`${seed}/${publisher}/${year}/${format}`);
  const organ = organOf(publisher);
  const earlier = request.previous?.source.tables ?? [];
  const made = makeTables(random.fork('tables'), format, earlier, busy);
  const tables = defects.some(({ kind }) => kind === 'one-row-other')
    ? made.map((table) =>
        table.name === 'applications'
          ? makeApplications(
              random.fork('applications'),
              'F19',
              earlier.find(({ name }) => name === 'applications') ?? null,
              busy,
            )
          : table,
      )
    : made;
  const parts = partsOf(format, { organ, year, random: random.fork('prose'), tables, characters });
  const dates = random.fork('dates');
  const month = organ.government ? dates.int(1, 3) : 1;
  const day = dates.int(5, 24);
  const draft = defects.reduce(withDefect, { parts, tables });
  return finishReport({
    title: request.title ?? `${publisher}${year}年政府信息公开工作年度报告`,
    publisher,
    year,
    format,
    indexNumber: `${organ.code}/${year + 1}-${String(dates.int(1, 99_999)).padStart(5, '0')}`,
    documentNumber: null,
    publishedAt: isoDate(year + 1, month, day + dates.int(0, 3)),
    writtenAt: isoDate(year + 1, month, day),
    ...draft,
  });
}

/** A change that a portal makes to a report it has published. */
export type ReportEdit =
  | {
      readonly kind: 'cell';
      readonly table: TableName;
      readonly row: string;
      readonly column: number;
      readonly value: number;
    }
  /** Replaces words inside the first paragraph or heading that holds them. */
  | { readonly kind: 'words'; readonly before: string; readonly after: string }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'dates'; readonly publishedAt?: IsoDate; readonly writtenAt?: IsoDate }
  | { readonly kind: 'add-paragraph'; readonly section: string; readonly text: string }
  /** Takes a heading away with all that stands under it. */
  | { readonly kind: 'remove-section'; readonly title: string }
  /** Exchanges two paragraphs, counted from 0 over the whole report. */
  | { readonly kind: 'swap-paragraphs'; readonly first: number; readonly second: number };

function replaceWords(parts: readonly Part[], before: string, after: string): readonly Part[] {
  let done = false;
  const changed = parts.map((part): Part => {
    if (done) {
      return part;
    }
    if (part.kind === 'paragraph' && part.text.includes(before)) {
      done = true;
      return { ...part, text: part.text.replace(before, () => after) };
    }
    if (part.kind === 'heading' && part.title.includes(before)) {
      done = true;
      return { ...part, title: part.title.replace(before, () => after) };
    }
    return part;
  });
  if (!done) {
    throw new RangeError(`the report does not hold “${before}”`);
  }
  return changed;
}

function sectionRange(parts: readonly Part[], title: string): readonly [start: number, end: number] {
  const start = parts.findIndex((part) => part.kind === 'heading' && part.title === title);
  const opened = parts[start];
  if (opened?.kind !== 'heading') {
    throw new RangeError(`the report has no section “${title}”`);
  }
  const length = parts.slice(start + 1).findIndex((part) => part.kind === 'heading' && part.level <= opened.level);
  return [start, length === -1 ? parts.length : start + 1 + length];
}

function swapParagraphs(parts: readonly Part[], first: number, second: number): readonly Part[] {
  const places = parts.flatMap((part, index) => (part.kind === 'paragraph' ? [index] : []));
  const [left, right] = [places[first], places[second]];
  const [one, other] = [parts[left ?? -1], parts[right ?? -1]];
  if (one === undefined || other === undefined) {
    throw new RangeError(`the report has ${places.length} paragraphs, not ${Math.max(first, second) + 1}`);
  }
  return parts.map((part, index) => (index === left ? other : index === right ? one : part));
}

function edited(source: ReportSource, edit: ReportEdit): ReportSource {
  switch (edit.kind) {
    case 'cell': {
      const change = ({ unit }: Cell): Cell => (unit === null ? numberCell(edit.value) : unitCell(edit.value, unit));
      const tables = source.tables.map((table) =>
        table.name === edit.table ? withCell(table, edit.row, edit.column, change) : table,
      );
      return { ...source, tables };
    }
    case 'words':
      return { ...source, parts: replaceWords(source.parts, edit.before, edit.after) };
    case 'title':
      return { ...source, title: edit.title };
    case 'dates':
      return {
        ...source,
        publishedAt: edit.publishedAt ?? source.publishedAt,
        writtenAt: edit.writtenAt ?? source.writtenAt,
      };
    case 'add-paragraph': {
      const [, end] = sectionRange(source.parts, edit.section);
      return { ...source, parts: source.parts.toSpliced(end, 0, { kind: 'paragraph', text: edit.text }) };
    }
    case 'remove-section': {
      const [start, end] = sectionRange(source.parts, edit.title);
      const parts = source.parts.toSpliced(start, end - start);
      const printed = new Set(parts.map((part) => (part.kind === 'table' ? part.name : null)));
      return { ...source, parts, tables: source.tables.filter(({ name }) => printed.has(name)) };
    }
    case 'swap-paragraphs':
      return { ...source, parts: swapParagraphs(source.parts, edit.first, edit.second) };
    default:
      return edit satisfies never;
  }
}

/** The report after these edits, with its truth brought along; throws where an edit finds nothing to change. */
export function editReport(report: PracticeReport, ...edits: readonly ReportEdit[]): PracticeReport {
  return finishReport(edits.reduce(edited, report.source));
}
