import type { Significance } from '../../../src/domain/index.ts';
import { editReport } from '../../practice/reports/index.ts';
import type { PracticeReport, Random, ReportEdit, ReportSource } from '../../practice/reports/index.ts';
import { finishReport } from '../../practice/reports/report.ts';
import { dayMs, dayOf } from '../calendar.ts';

/** A real change that a publisher makes to a published report, with its weight by the rules. */
export interface Edit {
  readonly name: string;
  readonly significance: Significance;
  /** Whether it can be made to a report that is a file: title and dates are its page's. */
  readonly inFile: boolean;
  /** The report afterwards; null where it holds nothing of this sort to change. */
  apply(report: PracticeReport, random: Random, nowMs: number): PracticeReport | null;
}

type Cell = Extract<ReportEdit, { kind: 'cell' }>;

/** Every figure of the statutory tables, raised by something. */
function cellsOf({ source }: PracticeReport, random: Random): readonly Cell[] {
  return source.tables.flatMap((table) =>
    table.rows.flatMap(({ key, cells }) =>
      cells.flatMap(({ value }, column) =>
        value === null
          ? []
          : [
              {
                kind: 'cell' as const,
                table: table.name,
                row: key,
                column,
                value: Math.floor(value) + random.int(1, 30),
              },
            ],
      ),
    ),
  );
}

function paragraphsOf({ parts }: ReportSource): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'paragraph' ? [part.text] : []));
}

/** Replaces what a pattern finds in one paragraph; the words around it make the place unique. */
function reworded(
  report: PracticeReport,
  random: Random,
  pattern: RegExp,
  change: (found: string) => string,
): PracticeReport | null {
  const fitting = paragraphsOf(report.source).flatMap((text) => {
    const found = pattern.exec(text);
    return found === null ? [] : [{ text, found: found[0], at: found.index }];
  });
  if (fitting.length === 0) return null;
  const { text, found, at } = random.pick(fitting);
  const after = text.slice(0, at) + change(found) + text.slice(at + found.length);
  return editReport(report, { kind: 'words', before: text, after });
}

const sentences = [
  '同时，建立健全信息发布审核机制，确保公开内容准确、及时。',
  '全年组织专题培训两次，参训人员覆盖各科室。',
  '对群众反映集中的问题逐项回应，并向社会公布办理结果。',
  '进一步压实主体责任，把公开要求落实到业务办理全过程。',
];
const words = ['扎实推进', '稳妥开展', '统筹落实', '持续深化', '全面加强'];

function sectionTitles({ parts }: ReportSource): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'heading' && part.level === 1 ? [part.title] : []));
}

/** Narrative sections that hold no table: taking one away leaves a report. */
function removable({ parts }: ReportSource): readonly string[] {
  return sectionTitles({ parts } as ReportSource).filter((title) => /问题|其他|需要报告/.test(title));
}

/** Pairs of neighbouring paragraphs under one heading. */
function neighbours({ parts }: ReportSource): readonly (readonly [number, number])[] {
  let count = -1;
  return parts.flatMap((part, index) => {
    if (part.kind !== 'paragraph') return [];
    count += 1;
    const next = parts[index + 1];
    return next?.kind === 'paragraph' && part.text.length > 12 && next.text.length > 12
      ? [[count, count + 1] as const]
      : [];
  });
}

/** Days at which a date edit may point: later than printed, and not in the future. */
function laterDay(report: PracticeReport, nowMs: number): string | null {
  const next = dayOf(Date.parse(`${report.truth.publishedAt}T00:00:00+08:00`) + dayMs);
  return next <= dayOf(nowMs) ? next : null;
}

type IsoDay = PracticeReport['truth']['publishedAt'];

export const edits: readonly Edit[] = [
  {
    name: 'one cell',
    significance: 'major',
    inFile: true,
    apply: (report, random) => {
      const cells = cellsOf(report, random);
      return cells.length === 0 ? null : editReport(report, random.pick(cells));
    },
  },
  {
    name: 'several cells',
    significance: 'major',
    inFile: true,
    apply: (report, random) => {
      const cells = cellsOf(report, random);
      return cells.length < 4 ? null : editReport(report, ...random.sample(cells, random.int(2, 4)));
    },
  },
  {
    name: 'a word',
    significance: 'minor',
    inFile: true,
    apply: (report, random) =>
      reworded(report, random, /(?<=[，。；][\u4e00-\u9fff]{2})[\u4e00-\u9fff]{4}(?=[\u4e00-\u9fff]{2})/u, (found) =>
        random.pick(words.filter((word) => word !== found)),
      ),
  },
  {
    name: 'a sentence',
    significance: 'minor',
    inFile: true,
    apply: (report, random) => {
      const sentence = sentences.find((each) => !report.text.includes(each));
      return sentence === undefined ? null : reworded(report, random, /$/u, () => sentence);
    },
  },
  {
    name: 'a number in prose',
    significance: 'minor',
    inFile: true,
    apply: (report, random) =>
      reworded(report, random, /\d+(?=[件条次个篇期场人])/u, (found) => String(Number(found) + random.int(1, 40))),
  },
  {
    name: 'the title',
    significance: 'major',
    inFile: false,
    apply: (report) => {
      const { publisher, year } = report;
      const titles = [
        `${publisher}${year}年政府信息公开工作年度报告`,
        `${publisher}${year}年度政府信息公开工作年度报告`,
        `${publisher}关于${year}年政府信息公开工作情况的年度报告`,
      ];
      const next = titles[(titles.indexOf(report.title) + 1) % titles.length];
      return next === undefined ? null : editReport(report, { kind: 'title', title: next });
    },
  },
  {
    name: 'the day of posting',
    significance: 'major',
    inFile: false,
    apply: (report, _, nowMs) => {
      const day = laterDay(report, nowMs);
      return day === null ? null : editReport(report, { kind: 'dates', publishedAt: day as IsoDay });
    },
  },
  {
    name: 'the day of writing',
    significance: 'major',
    inFile: false,
    apply: (report) => {
      const before = dayOf(Date.parse(`${report.truth.writtenAt}T00:00:00+08:00`) - dayMs);
      return editReport(report, { kind: 'dates', writtenAt: before as IsoDay });
    },
  },
  {
    name: 'a section removed',
    significance: 'major',
    inFile: true,
    apply: (report, random) => {
      const titles = removable(report.source);
      return titles.length < 2 ? null : editReport(report, { kind: 'remove-section', title: random.pick(titles) });
    },
  },
  {
    name: 'a section added',
    significance: 'major',
    inFile: true,
    apply: (report, random) => {
      const { source } = report;
      if (source.parts.some((part) => part.kind === 'heading' && part.title === '政务新媒体建设情况')) return null;
      const count = sectionTitles(source).length;
      const number = '一二三四五六七八九十'[count] ?? '十';
      const added = [
        { kind: 'heading' as const, number, title: '政务新媒体建设情况', level: 1 },
        {
          kind: 'paragraph' as const,
          text: `本年度政务新媒体发布信息${random.int(20, 900)}条，${random.pick(sentences)}`,
        },
      ];
      return finishReport({ ...source, parts: [...source.parts, ...added] });
    },
  },
  {
    name: 'paragraphs moved',
    significance: 'minor',
    inFile: true,
    apply: (report, random) => {
      const pairs = neighbours(report.source);
      if (pairs.length === 0) return null;
      const [first, second] = random.pick(pairs);
      return editReport(report, { kind: 'swap-paragraphs', first, second });
    },
  },
];
