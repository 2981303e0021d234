import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { compare } from '../../src/compare/index.ts';
import type { Diff, DiffEntry, Extraction } from '../../src/domain/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { writeDoc } from '../eval/writers/doc.ts';
import { writeDocx } from '../eval/writers/docx.ts';
import { modelOf } from '../eval/writers/model.ts';
import { printPdfs } from '../eval/writers/pdf.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import type { PracticeReport } from '../practice/reports/index.ts';
import { edits } from './pairs/edits.ts';
import { rewritings } from './pairs/markup.ts';
import { laterFurniture, sites } from './pairs/sites.ts';
import { inputOf } from '../extract/input.ts';

const publisher = '云溪县人民政府';
const years = [2010, 2016, 2019, 2023] as const;
const reports = new Map(years.map((year) => [year, makeReport({ publisher, year })] as const));

function reportOf(year: (typeof years)[number]): PracticeReport {
  const report = reports.get(year);
  if (report === undefined) throw new Error(`no report of ${year}`);
  return report;
}

async function read(source: string | Uint8Array): Promise<Extraction> {
  return extract(inputOf(source));
}

const real = ({ changes }: Diff): readonly DiffEntry[] => changes.filter(({ significance }) => significance !== 'none');

/** The JSON Pointer of an entry leads to something, in the later Extraction or, where it is gone, in the earlier one. */
function leads(pointer: string, ...extractions: readonly Extraction[]): boolean {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return extractions.some((extraction) => {
    let at: unknown = extraction;
    for (const token of tokens) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return false;
      at = Reflect.get(at, token);
    }
    return at !== undefined;
  });
}

const asGbk = (page: string): Buffer => iconv.encode(page.replaceAll(/utf-8|UTF-8/g, 'gb2312'), 'gb18030');
const blocksOf = (report: PracticeReport) => [
  { kind: 'paragraph', text: report.title } as const,
  ...modelOf(report.html),
];

describe.each(years)('the report of %i on two pages', (year) => {
  const report = reportOf(year);
  let before: Extraction;
  beforeAll(async () => {
    before = await read(sites.cluster2023(report, report.html));
  });
  const changesTo = async (after: string | Uint8Array): Promise<readonly DiffEntry[]> =>
    real(compare(before, await read(after)));

  it.each(Object.keys(sites) as (keyof typeof sites)[])('is the same on another site: %s', async (site) => {
    expect(await changesTo(sites[site](report, report.html, laterFurniture))).toEqual([]);
    expect(await changesTo(asGbk(sites[site](report, report.html)))).toEqual([]);
  });

  it.each(Object.entries(rewritings))('is the same in other markup: %s', async (_, rewrite) => {
    expect(await changesTo(sites.cluster2023(report, rewrite(report.html), laterFurniture))).toEqual([]);
    expect(await changesTo(sites.tables2010(report, rewrite(report.html)))).toEqual([]);
  });

  it.each([
    ['DOCX', writeDocx],
    ['DOC', writeDoc],
  ] as const)('is the same as a file: %s', async (_, write) => {
    expect(await changesTo(write(blocksOf(report)))).toEqual([]);
  });
});

describe('a page around a report', () => {
  const report = reportOf(2023);
  const page = sites.cluster2023(report, report.html);
  const inBody = (html: string) => (given: string) =>
    given.replace('</div>\n<div class="share', `${html}</div>\n<div class="share`);
  it.each<readonly [string, (page: string) => string]>([
    ['its tags gone', (html) => html.replaceAll(/<meta name="[A-Z][A-Za-z]*"[^>]*>/g, '')],
    ['the source named otherwise', (html) => html.replaceAll('信息来源：云溪县人民政府', '信息来源：县政府办公室')],
    ['the publisher with its city', (html) => html.replaceAll('发布机构：</b>云溪', '发布机构：</b>清江市云溪')],
    ['blanks in the title', (html) => html.replaceAll(report.title, report.title.replace('2023', ' 2023 '))],
    [
      'the title again in the body, over two lines',
      inBody('').length === 1
        ? (html) =>
            html.replace(
              'article-content">',
              `article-content"><p align="center"><b>${publisher}</b></p><p align="center"><b>2023年政府信息公开工作年度报告</b></p>`,
            )
        : (html) => html,
    ],
    [
      'the signature’s day in Chinese numerals',
      (html) => html.replace(/(<p style="text-align:right">)2024年1月5日/, '$1二〇二四年一月五日'),
    ],
    ['an editor named below', inBody('<p style="text-align:right">（责任编辑：县政府办）</p>')],
    ['a source named below', inBody('<p>来源：县政府办公室</p>')],
    [
      'buttons and neighbours below',
      inBody('<p>【打印本页】【关闭窗口】</p><p>上一条：关于印发某方案的通知</p><p>下一条：无</p>'),
    ],
    ['a counter and a build time below', inBody('<p>阅读量：4321</p><p>页面更新时间：2026-05-06 07:08</p>')],
    ['a related link below', inBody('<div><strong>相关链接：</strong><a href="/x.html">一图读懂年度报告</a></div>')],
    [
      'a form to rate it',
      (html) =>
        html.replace(
          '<div class="share',
          '<div class="pj">您觉得这篇文章：<label>有用</label><label>没用</label></div><div class="share',
        ),
    ],
    [
      'a window that warns of links',
      (html) =>
        html.replace(
          '<body>',
          '<body><div class="popup">您访问的链接即将离开“云溪县人民政府”门户网站，是否继续？</div>',
        ),
    ],
    [
      'an assistant',
      (html) => html.replace('</body>', '<div class="robot">智能问答机器人 您好，请问有什么可以帮您？</div></body>'),
    ],
  ])('may change: %s', async (_, change) => {
    const [before, after] = await Promise.all([read(page), read(change(page))]);
    expect(change(page)).not.toBe(page);
    expect(real(compare(before, after))).toEqual([]);
  });
});

it('a rise is the same with a sign and in words', async () => {
  const given = reportOf(2019);
  const signed = (value: string): string =>
    given.html.replace(
      /(行政许可<\/p><\/td><td[^>]*><p align="center">\d+<\/p><\/td><td[^>]*><p align="center">)[^<]*/,
      `$1${value}`,
    );
  const [one, other] = [signed('+3'), signed('增3')].map((html) => sites.cluster2023(given, html));
  expect(one).not.toBe(other);
  expect(real(compare(await read(one ?? ''), await read(other ?? '')))).toEqual([]);
});

it('a zero is the same in words', async () => {
  const given = reportOf(2023);
  const pages = ['0', '零'].map((zero) =>
    sites.cluster2023(given, given.html.replace(/(?<=行政强制<\/p><\/td><td[^>]*><p align="center">)[^<]*/, zero)),
  );
  expect(real(compare(await read(pages[0] ?? ''), await read(pages[1] ?? '')))).toEqual([]);
});

describe('an edit is told, and nothing else', () => {
  it.each(edits.map((edit) => [edit.name, edit] as const))('%s', async (_, { year, on, first, change, told }) => {
    const report = reportOf(year);
    const earlier = first?.(report.html) ?? report.html;
    const later = on === 'body' ? change(report.html, report) : report.html;
    const page = sites.cluster2023(report, later, laterFurniture);
    const [before, after] = await Promise.all([
      read(sites.cluster2023(report, earlier)),
      read(on === 'page' ? change(page, report) : page),
    ]);
    const diff = compare(before, after);
    expect(diff.same).toBe(false);
    expect(real(diff)).toMatchObject(told);
    expect(real(diff)).toHaveLength(told.length);
    for (const { path: pointer } of diff.changes)
      expect([pointer, leads(pointer, after, before)]).toEqual([pointer, true]);
  });
});

it.each([
  [2010, 1, 6],
  [2023, 2, 5],
] as const)('paragraphs of %i that changed places are told as moves', async (year, first, second) => {
  const report = reportOf(year);
  const moved = editReport(report, { kind: 'swap-paragraphs', first, second });
  const pages = [report.html, moved.html].map(async (html) => read(sites.cluster2023(report, html)));
  const [before, after] = await Promise.all(pages);
  if (before === undefined || after === undefined) return;
  const told = real(compare(before, after));
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['move']));
  expect(told.every((entry) => entry.significance === 'minor' && entry.before === entry.after)).toBe(true);
});

it('a paragraph that moved and was edited is told as both', async () => {
  const report = reportOf(2023);
  const edited = editReport(
    report,
    { kind: 'swap-paragraphs', first: 2, second: 5 },
    { kind: 'words', before: '所有申请均在法定期限内答复', after: '所有申请均已按期答复' },
  );
  const [before, after] = [report.html, edited.html].map((html) => sites.cluster2023(report, html));
  const told = real(compare(await read(before ?? ''), await read(after ?? '')));
  expect(told.map(({ kind }) => kind)).toContain('move');
  expect(told.filter(({ kind }) => kind === 'text')).toMatchObject([
    { before: '所有申请均在法定期限内答复。', after: '所有申请均已按期答复。' },
  ]);
});

describe('nianbao diff', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nianbao-diff-'));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  async function diff(before: readonly [string, Uint8Array], after: readonly [string, Uint8Array]): Promise<Diff> {
    const files = [before, after].map(([name]) => path.join(folder, name));
    await Promise.all([before, after].map(async ([, bytes], at) => writeFile(files[at] ?? '', bytes)));
    const answers: unknown[] = [];
    const code = await main(['diff', '--json', ...files], {
      result: () => {},
      json: (value) => void answers.push(value),
      say: (text) => {
        throw new Error(text);
      },
    });
    expect(code).toBe(0);
    return answers[0] as Diff;
  }

  const report = reportOf(2023);
  const old = ['old.html', asGbk(sites.tables2010(report, report.html))] as const;

  const asPdf = async (): Promise<Buffer> =>
    (await printPdfs([{ title: report.title, html: report.html }]))[0] ?? Buffer.alloc(0);
  it.each<readonly [string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['its redesign', 'new.html', () => Buffer.from(sites.cluster2023(report, report.html, laterFurniture))],
    ['a DOCX', 'report.docx', () => writeDocx(blocksOf(report))],
    ['a PDF', 'report.pdf', asPdf],
  ])('finds a page in GBK the same as %s', { timeout: 90_000 }, async (_, name, write) => {
    expect(await diff(old, [name, await write()])).toMatchObject({ same: true });
  });

  it('shows the same in two columns, and as in a mail', async () => {
    const changed = Buffer.from(
      sites.cluster2023(report, report.html.replace('所有申请均在法定期限内答复', '所有申请均已答复')),
    );
    await Promise.all([
      writeFile(path.join(folder, 'a.html'), old[1]),
      writeFile(path.join(folder, 'b.html'), changed),
    ]);
    const shown = async (...options: readonly string[]): Promise<string> => {
      const lines: string[] = [];
      const output = { result: (text: string) => void lines.push(text), json: () => {}, say: () => {} };
      await main(['diff', ...options, path.join(folder, 'a.html'), path.join(folder, 'b.html')], output);
      return lines.join('\n');
    };
    expect(await shown()).toContain('{+已+}');
    expect(await shown('--view', 'side')).toMatch(/在法定期限内答复。\s+│ .*已答复。/u);
    expect(await shown('--view', 'text')).toContain('【增：已】');
  });

  it('finds one changed cell between a page and a DOCX', async () => {
    const changed = report.html.replace(/(行政许可<\/p><\/td><td[^>]*><p align="center">)\d+/, '$14321');
    const word = writeDocx([{ kind: 'paragraph', text: report.title }, ...modelOf(changed)]);
    const { same, changes, summary } = await diff(old, ['changed.docx', word]);
    expect(same).toBe(false);
    expect(changes.filter(({ significance }) => significance === 'major')).toMatchObject([
      { kind: 'cell', path: '/tables/proactive/rows/licensing/values/0', after: 4321 },
    ]);
    expect(summary).toContain('→ 4321');
  });
});
