import type { Extraction, Tables } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { inputOf } from '../extract/input.ts';
import { makeReport, renderPage, type Defect, type PracticeReport } from '../practice/reports/index.ts';
import { writeDoc } from './writers/doc.ts';
import { writeDocx } from './writers/docx.ts';
import { modelOf, type ModelBlock } from './writers/model.ts';
import { writeOfd } from './writers/ofd.ts';
import { printPdfs } from './writers/pdf.ts';
import { writeXls } from './writers/xls.ts';
import { writeXlsx } from './writers/xlsx.ts';
import { writeZip } from './writers/zip.ts';

export const documentKinds = ['html', 'pdf', 'docx', 'doc', 'xlsx', 'xls', 'ofd', 'zip'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A report of our own making, with what is wrong with it, as a file of some kind. */
export interface Sample {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly report: PracticeReport;
}

/** One cell that was read otherwise than it is printed. */
export interface Miss {
  readonly sample: string;
  readonly at: string;
  readonly truth: number | null | undefined;
  readonly read: number | null | undefined;
}

export interface CellEvaluation {
  readonly samples: number;
  readonly cells: number;
  /** Cells that were read as another number, or as a number where none is printed. */
  readonly wrong: readonly Miss[];
  /** Numbers that were not read. */
  readonly lost: readonly Miss[];
  /** Nulls without a reason. */
  readonly unexplained: readonly Miss[];
  readonly sectionsRight: number;
  readonly sectionsAll: number;
  readonly formatsRight: number;
}

const defects: readonly (readonly [string, readonly Defect[]])[] = [
  ['whole', []],
  ['broken sum', [{ kind: 'broken-sum', table: 'applications' }]],
  ['blanks', [{ kind: 'blanks', table: 'applications', row: 'deny3' }]],
  ['slashes', [{ kind: 'slashes', table: 'applications', row: 'open' }]],
  ['dashes', [{ kind: 'dashes', table: 'litigation', row: 'direct' }]],
  ['total only', [{ kind: 'total-only' }]],
  ['misprint', [{ kind: 'misprinted-label', table: 'applications', row: 'deny2', label: '2.其他法律行政止公开' }]],
  ['note', [{ kind: 'note', table: 'proactive', row: 'normative_documents', column: 0, note: '（其中修订6件）' }]],
  ['split digits', [{ kind: 'split-digits' }]],
  ['full width', [{ kind: 'full-width-digits' }]],
  ['picture', [{ kind: 'picture', table: 'applications' }]],
  ['separate', [{ kind: 'separate-tables' }]],
  ['one row', [{ kind: 'one-row-other' }]],
  ['restarted', [{ kind: 'restarted-numbering' }]],
];

/** Which of a form's defects make sense for it. */
function defectsOf(format: 'F14' | 'F19' | 'F21'): typeof defects {
  const plain = new Set(['whole', 'split digits', 'full width']);
  return format === 'F14'
    ? defects.filter(([name]) => plain.has(name))
    : defects.filter(([name]) => name !== 'one row' || format === 'F21');
}

/** Samples over forms, kinds of document and defects; each defect of each form meets several kinds. */
export function makeSamples(): readonly Sample[] {
  const samples: Sample[] = [];
  let turn = 0;
  for (const format of ['F21', 'F19', 'F14'] as const) {
    for (const [name, list] of defectsOf(format)) {
      for (let step = 0; step < 3; step += 1) {
        const kind = documentKinds[(turn + step * 3) % documentKinds.length] ?? 'html';
        const year = { F14: 2016, F19: 2020, F21: 2023 }[format];
        const report = makeReport({
          publisher: '清溪县人民政府',
          year,
          format,
          seed: turn + 1,
          defects: list,
          busy: 5 + turn * 7,
        });
        samples.push({ name: `${format} ${kind} ${name}`, kind, report });
      }
      turn += 1;
    }
  }
  return samples;
}

function withTitle(report: PracticeReport): readonly ModelBlock[] {
  return [{ kind: 'paragraph', text: report.title }, ...modelOf(report.html)];
}

/** The bytes of every sample; PDF is printed by Chromium. */
export async function writeSamples(samples: readonly Sample[]): Promise<readonly Buffer[]> {
  const printed = samples.filter((sample) => sample.kind === 'pdf');
  const pdfs = await printPdfs(printed.map(({ report }) => ({ title: report.title, html: report.html })));
  return samples.map((sample) => {
    const { kind, report } = sample;
    switch (kind) {
      case 'html':
        return Buffer.from(renderPage(report, 'trs'));
      case 'pdf':
        return pdfs[printed.indexOf(sample)] ?? Buffer.alloc(0);
      case 'docx':
        return writeDocx(withTitle(report));
      case 'doc':
        return writeDoc(withTitle(report));
      case 'xlsx':
        return writeXlsx(withTitle(report));
      case 'xls':
        return writeXls(withTitle(report));
      case 'ofd':
        return writeOfd(withTitle(report));
      case 'zip':
        return writeZip([
          { name: '说明.txt', content: '见附件' },
          { name: `附件/${report.title}.docx`, content: writeDocx(withTitle(report)) },
        ]);
      default:
        return kind satisfies never;
    }
  });
}

type Cells = ReadonlyMap<string, number | null>;

/** Every cell of the statutory tables by its place; table 2 by the order of its rows, whose keys are names of our own. */
export function cellsOf(tables: Tables): Cells {
  const cells = new Map<string, number | null>();
  const put = (place: string, values: readonly (number | null)[]): void => {
    values.forEach((value, column) => cells.set(`${place}/${column}`, value));
  };
  for (const [key, values] of Object.entries(tables.applications?.rows ?? {})) {
    put(`applications/${key}`, values);
  }
  for (const key of ['reconsideration', 'direct', 'after'] as const) {
    put(`litigation/${key}`, tables.litigation?.[key] ?? []);
  }
  for (const row of Object.values(tables.proactive?.rows ?? {})) {
    put(`proactive/${row.label}`, row.values);
  }
  for (const [key, row] of Object.entries(tables.statistics?.rows ?? {})) {
    put(`statistics/${key}`, [row.value]);
  }
  return cells;
}

/** Nulls of a reading that `cells` gives no reason for. */
export function unexplainedNulls(tables: Tables): readonly string[] {
  const { applications, litigation } = tables;
  const open = (
    rows: Readonly<Record<string, readonly (number | null)[] | undefined>>,
    notes: Tables['applications'],
  ): string[] =>
    Object.entries(rows).flatMap(([key, values]) =>
      (values ?? []).flatMap((value, column) =>
        value === null && (notes?.cells[`${key}/${column}`]?.reason ?? null) === null ? [`${key}/${column}`] : [],
      ),
    );
  const { reconsideration, direct, after, cells } = litigation ?? {
    reconsideration: [],
    direct: [],
    after: [],
    cells: {},
  };
  return [
    ...open(applications?.rows ?? {}, applications),
    ...open({ reconsideration, direct, after }, { rows: {}, cells }),
  ];
}

/** Numbers read against the truth: `wrong` where another number stands, `lost` where none was read. */
export function compareCells(
  sample: string,
  truth: Tables,
  read: Tables,
): { wrong: Miss[]; lost: Miss[]; cells: number } {
  const printed = cellsOf(truth);
  const found = cellsOf(read);
  const wrong: Miss[] = [];
  const lost: Miss[] = [];
  for (const [at, value] of printed) {
    const got = found.get(at);
    const miss = { sample, at, truth: value, read: got };
    if (value !== null && (got === null || got === undefined)) {
      lost.push(miss);
    } else if (got !== undefined && got !== value) {
      wrong.push(miss);
    }
  }
  for (const [at, value] of found) {
    if (!printed.has(at) && value !== null) {
      wrong.push({ sample, at, truth: undefined, read: value });
    }
  }
  return { wrong, lost, cells: printed.size };
}

/** Main sections of the report that were found by number and title. */
function sectionsRight(sample: Sample, extraction: Extraction): readonly boolean[] {
  const read = new Set(extraction.sections.map((section) => `${section.number ?? ''}${section.title}`));
  return sample.report.truth.sections
    .filter((section) => section.level === 1)
    .map((section) => read.has(`${section.number ?? ''}${section.title}`));
}

/** Reads every sample and holds it against its truth. */
export async function evaluateCells(): Promise<CellEvaluation> {
  const samples = makeSamples();
  const files = await writeSamples(samples);
  const wrong: Miss[] = [];
  const lost: Miss[] = [];
  const unexplained: Miss[] = [];
  const sections: boolean[] = [];
  let cells = 0;
  let formatsRight = 0;
  for (const [index, sample] of samples.entries()) {
    const extraction = await extract(inputOf(files[index] ?? Buffer.alloc(0)));
    const compared = compareCells(sample.name, sample.report.truth.tables, extraction.tables);
    wrong.push(...compared.wrong);
    lost.push(...compared.lost);
    cells += compared.cells;
    unexplained.push(
      ...unexplainedNulls(extraction.tables).map((at) => ({ sample: sample.name, at, truth: undefined, read: null })),
    );
    formatsRight += extraction.format === sample.report.truth.format ? 1 : 0;
    if (sample.kind !== 'xlsx' && sample.kind !== 'xls') {
      sections.push(...sectionsRight(sample, extraction));
    }
  }
  return {
    samples: samples.length,
    cells,
    wrong,
    lost,
    unexplained,
    sectionsRight: sections.filter(Boolean).length,
    sectionsAll: sections.length,
    formatsRight,
  };
}
