import type { IsoDate } from './ids.ts';
import type { Integrity } from './integrity.ts';
import type { DocumentKind } from './report.ts';

/** Where in the source a fact was read. */
export interface Evidence {
  /** URL or name of the attachment; null for the page itself. */
  readonly attachment: string | null;
  /** Page number of a paged document, from 1. */
  readonly page: number | null;
  readonly selector: string | null;
  /** Character range in the normal form `text`. */
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string | null;
}

export type DateKind = 'posted' | 'written' | 'effective' | 'modified';

export interface DatedFact {
  readonly kind: DateKind;
  readonly value: IsoDate;
  readonly precision: 'day' | 'month' | 'year';
  readonly raw: string;
  readonly evidence: Evidence;
}

export interface Vote {
  readonly value: string | number;
  /** Which witness spoke: `meta:PubDate`, `header:索引号`, `title`, `url` … */
  readonly from: string;
  readonly evidence: Evidence;
  readonly won: boolean;
}

/** Format of a report, told from its table headers: the instruments of 2007, 2014, 2019 and 2021. */
export type ReportFormat = 'F07' | 'F14' | 'F19' | 'F21';

export interface Section {
  /** As printed: `一`, `（一）`, `1`; null where none stands. */
  readonly number: string | null;
  readonly title: string;
  readonly level: number;
  readonly text: string;
}

export type CellState = 'number' | 'blank' | 'slash' | 'dash' | 'unread' | 'image';

/** What is special about a cell; a plain number has no entry. */
export interface CellNote {
  readonly state: CellState;
  readonly raw: string;
  readonly note: string | null;
  readonly unit: string | null;
  readonly reason: string | null;
  readonly evidence: Evidence | null;
}

/** Notes by `row/column`: the row's key and the column's index from 0. */
export type CellNotes = Readonly<Record<string, CellNote>>;

/** Rows of 三、收到和处理政府信息公开申请情况, in the order of the form. F19 prints `oth` where F21 prints `oth1` to `oth3`. */
export const applicationRowKeys = [
  'new',
  'carry_in',
  'open',
  'partial',
  'deny1',
  'deny2',
  'deny3',
  'deny4',
  'deny5',
  'deny6',
  'deny7',
  'deny8',
  'na1',
  'na2',
  'na3',
  'nop1',
  'nop2',
  'nop3',
  'nop4',
  'nop5',
  'oth',
  'oth1',
  'oth2',
  'oth3',
  'total',
  'carry_out',
] as const;
export type ApplicationRowKey = (typeof applicationRowKeys)[number];

/** 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计. */
export const applicantColumns = [
  '自然人',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
  '总计',
] as const;

export interface ApplicationsTable {
  /** Seven numbers or nulls a row, in the order of `applicantColumns`. */
  readonly rows: Readonly<Partial<Record<ApplicationRowKey, readonly (number | null)[]>>>;
  readonly cells: CellNotes;
}

/** 结果维持, 结果纠正, 其他结果, 尚未审结, 总计. */
export const litigationColumns = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const;

export interface LitigationTable {
  readonly reconsideration: readonly (number | null)[];
  readonly direct: readonly (number | null)[];
  readonly after: readonly (number | null)[];
  readonly cells: CellNotes;
}

export interface ProactiveRow {
  readonly label: string;
  readonly columns: readonly string[];
  readonly values: readonly (number | null)[];
  readonly units: readonly (string | null)[];
}

export interface ProactiveTable {
  readonly rows: Readonly<Record<string, ProactiveRow>>;
  readonly cells: CellNotes;
}

export interface StatisticsRow {
  readonly label: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly code: string | null;
}

export interface StatisticsTable {
  readonly rows: Readonly<Record<string, StatisticsRow>>;
  readonly cells: CellNotes;
}

export interface OtherTable {
  readonly caption: string | null;
  readonly grid: readonly (readonly string[])[];
}

export interface Tables {
  readonly applications: ApplicationsTable | null;
  readonly litigation: LitigationTable | null;
  readonly proactive: ProactiveTable | null;
  readonly statistics: StatisticsTable | null;
  readonly other: readonly OtherTable[];
}

export interface TableFormats {
  readonly proactive: ReportFormat | null;
  readonly applications: ReportFormat | null;
  readonly litigation: ReportFormat | null;
  readonly statistics: ReportFormat | null;
}

/** A figure stated in prose. */
export interface Figure {
  readonly key: string;
  readonly value: number;
  readonly unit: string | null;
  readonly approximate: boolean;
  readonly evidence: Evidence;
}

export type CheckStatus = 'pass' | 'fail' | 'warn' | 'skip';

/** One identity of the form, held against the figures. */
export interface Check {
  /** `I1` … `I7`, `J1` … `J4`, `K1` …; see the domain facts of the form. */
  readonly id: string;
  readonly at: {
    readonly table: string | null;
    readonly row: string | null;
    readonly column: number | null;
    readonly year: number | null;
  };
  readonly status: CheckStatus;
  readonly left: number | null;
  readonly right: number | null;
  readonly flags: readonly string[];
  readonly detail: string;
}

export type AttachmentRole = 'body' | 'table' | 'twin' | 'other';

export interface Attachment {
  readonly url: string;
  readonly name: string;
  readonly mediaType: string | null;
  readonly sha256: string | null;
  readonly role: AttachmentRole;
  readonly extraction: Extraction | null;
}

export interface ExtractionSource {
  readonly captureId: string | null;
  readonly url: string | null;
  readonly sha256: string;
  readonly charset: string | null;
}

/** What a capture says, as data. Absent values are null; a blank cell is never zero. */
export interface Extraction {
  readonly kind: DocumentKind;
  readonly title: string | null;
  /** The owner: the organ whose report it is. */
  readonly publisher: string | null;
  readonly year: number | null;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly publishedAt: IsoDate | null;
  readonly writtenAt: IsoDate | null;
  readonly publishers: readonly { readonly name: string; readonly role: 'owner' | 'compiler' }[];
  readonly scope: 'own' | 'aggregate' | null;
  readonly dates: readonly DatedFact[];
  readonly votes: Readonly<Record<string, readonly Vote[]>>;
  readonly format: ReportFormat | null;
  readonly tableFormats: TableFormats;
  readonly sections: readonly Section[];
  readonly tables: Tables;
  readonly figures: readonly Figure[];
  readonly checks: readonly Check[];
  readonly integrity: Integrity;
  readonly attachments: readonly Attachment[];
  readonly alsoHere: readonly Extraction[];
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly source: ExtractionSource;
  /** Normal form: Simplified, half-width digits, one paragraph a line. */
  readonly text: string;
  readonly extractor: { readonly name: string; readonly version: string };
  /** Why little or nothing could be read (`scanned`, `encrypted`, `damaged`, `empty` …); null when it was read. */
  readonly unreadable: string | null;
}
