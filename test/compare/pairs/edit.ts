import type { DiffEntry } from '../../../src/domain/index.ts';
import type { PracticeReport } from '../../practice/reports/index.ts';

export type Told = Partial<Omit<DiffEntry, 'before' | 'after'>> & {
  readonly before?: unknown;
  readonly after?: unknown;
};

/** One thing that somebody changed on a page, and all that may be told of it. */
export interface Edit {
  readonly name: string;
  /** Report year of the page; its form follows. */
  readonly year: 2010 | 2016 | 2019 | 2023;
  /** Where it is made: in the body, or in the page around it. */
  readonly on: 'body' | 'page';
  readonly change: (html: string, report: PracticeReport) => string;
  /** The body as it was, where it is not the report's own. */
  readonly first?: (html: string) => string;
  readonly told: readonly Told[];
}

export const major = 'major';
export const minor = 'minor';

/** Replaces the first cell behind a row's label, or the one so many further on. */
export function cell(label: string, to: string, further = 0): Edit['change'] {
  const skipped = String.raw`(?:<td[^>]*><p align="center">[^<]*</p></td>){${further}}`;
  const pattern = new RegExp(`(${label}[^<]*</p></td>${skipped}<td[^>]*><p align="center">)([^<]*)(</p>)`);
  return (html) => html.replace(pattern, (_, lead: string, __: string, end: string) => lead + to + end);
}

export const words =
  (from: string | RegExp, to: string): Edit['change'] =>
  (html) =>
    html.replace(from, to);
export const everywhere =
  (from: string | RegExp, to: string): Edit['change'] =>
  (html) =>
    html.replaceAll(from, to);

/** The parts of a body that begin with a sub-heading, and what stands before the first. */
export const subsections = (html: string): string[] => html.split(/(?=<p>　　（[一二三四五]）)/);

export const file = '<p>附件：<a href="/files/P1.pdf">云溪县2023年度报告附表.pdf</a></p>';
export const townships = `<table border="1"><tr><td>乡镇</td><td>主动公开条数</td></tr><tr><td>东河镇</td><td>312</td></tr><tr><td>西湾镇</td><td>207</td></tr></table>`;
export const withTownships = (html: string): string => html.replace('</p>\n', `</p>\n${townships}\n`);

export const applications = '/tables/applications/rows';
export const carried = '二、上年结转政府信息公开申请数量';
