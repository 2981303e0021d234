import { describe, expect, it } from 'vitest';
import { compare, sameBody } from '../../src/compare/index.ts';
import type { Extraction } from '../../src/domain/index.ts';
import { editReport, isoDate, makeReport } from '../practice/reports/index.ts';
import type { ReportEdit } from '../practice/reports/index.ts';
import { attachment, extraction, extractionOf } from './extractions.ts';

const report = makeReport({ publisher: '云溪县人民政府', year: 2023 });
const base = extractionOf(report);
const afterEdits = (...edits: readonly ReportEdit[]): Extraction => extractionOf(editReport(report, ...edits));
const changesTo = (after: Extraction) => compare(base, after).changes;

describe('compare', () => {
  it('finds nothing between an Extraction and itself', () => {
    expect(compare(base, base)).toEqual({ same: true, changes: [], summary: '内容相同' });
  });

  it('names a changed cell by row and column, for machines and for people', () => {
    const was = base.tables.applications?.rows.new?.[6];
    const diff = compare(base, afterEdits({ kind: 'cell', table: 'applications', row: 'new', column: 6, value: 99 }));
    expect(diff.same).toBe(false);
    expect(diff.changes).toEqual([
      {
        kind: 'cell',
        path: '/tables/applications/rows/new/6',
        label: '三、收到和处理政府信息公开申请情况 · 本年新收申请 · 总计',
        before: was,
        after: 99,
        significance: 'major',
      },
    ]);
    expect(diff.summary).toBe(
      `改动1处（表格数据1处）：三、收到和处理政府信息公开申请情况 · 本年新收申请 · 总计：${was} → 99`,
    );
  });

  it('tells an empty cell, a slash and zero apart', () => {
    const zero = editReport(report, { kind: 'cell', table: 'applications', row: 'deny1', column: 0, value: 0 });
    const blank = extraction({ defects: [{ kind: 'blanks', table: 'applications', row: 'deny1' }] });
    const slash = extraction({ defects: [{ kind: 'slashes', table: 'applications', row: 'deny1' }] });
    const at = '/tables/applications/rows/deny1/0';
    const find = (before: Extraction, after: Extraction) =>
      compare(before, after).changes.find(({ path }) => path === at);
    expect(find(extractionOf(zero), blank)).toMatchObject({ before: 0, after: 'blank', significance: 'major' });
    expect(find(blank, slash)).toMatchObject({ before: 'blank', after: 'slash' });
  });

  it('takes a counting word that only one side prints for no change, and money in another unit for one', () => {
    const { proactive } = base.tables;
    if (proactive === null) throw new Error('the report has table 2');
    const printed = (unit: string | null): Extraction => {
      const note = { state: 'number', raw: `9${unit ?? ''}`, note: null, unit, reason: null, evidence: null } as const;
      return {
        ...base,
        tables: { ...base.tables, proactive: { ...proactive, cells: { ...proactive.cells, 'licensing/0': note } } },
      };
    };
    expect(compare(printed(null), printed('件')).same).toBe(true);
    expect(compare(printed('件'), printed(null)).same).toBe(true);
    expect(compare(printed('件'), printed('人')).same).toBe(false);
    expect(compare(printed(null), printed('万元')).changes).toMatchObject([{ after: '万元', significance: 'major' }]);
  });

  it('tells one changed sentence once, with both sides', () => {
    const changes = changesTo(afterEdits({ kind: 'words', before: '有序推进', after: '稳步推进' }));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      kind: 'text',
      path: '/sections/0/text',
      label: '一、总体情况',
      significance: 'minor',
    });
    expect(String(changes[0]?.before)).toMatch(/有序推进。$/);
    expect(String(changes[0]?.after)).toMatch(/稳步推进。$/);
  });

  it('watches the text outside all sections', () => {
    const changes = changesTo(afterEdits({ kind: 'words', before: report.organ.telephone, after: '0510-80000000' }));
    expect(changes).toMatchObject([{ kind: 'text', path: '/text', significance: 'minor' }]);
  });

  it('reports title, year and dates as major', () => {
    const after: Extraction = {
      ...base,
      title: '云溪县人民政府2023年度政府信息公开工作报告',
      year: 2022,
      publishedAt: isoDate(2025, 12, 30),
      text: base.text.replace(report.title, '云溪县人民政府2023年度政府信息公开工作报告'),
    };
    expect(compare(base, after).changes.map(({ path, significance }) => [path, significance])).toEqual([
      ['/title', 'major'],
      ['/year', 'major'],
      ['/publishedAt', 'major'],
    ]);
  });

  it('takes a date or number that only one side states for no change', () => {
    const diff = compare(base, { ...base, publishedAt: null, indexNumber: null });
    expect(diff.same).toBe(true);
    expect(diff.changes.map(({ path, significance }) => [path, significance])).toEqual([
      ['/publishedAt', 'none'],
      ['/indexNumber', 'none'],
    ]);
    expect(compare(base, { ...base, indexNumber: '11000/2023-1' }).changes).toMatchObject([{ significance: 'minor' }]);
  });

  it('knows one body on two pages', () => {
    const repost: Extraction = {
      ...base,
      publishedAt: isoDate(2025, 12, 30),
      indexNumber: null,
      documentNumber: '云政发〔2025〕1号',
    };
    expect(sameBody(base, repost)).toBe(true);
    expect(sameBody(base, afterEdits({ kind: 'words', before: '有序推进', after: '稳步推进' }))).toBe(false);
  });

  it('reports a section that went and one that came', () => {
    const gone = changesTo(afterEdits({ kind: 'remove-section', title: '其他需要报告的事项' }));
    expect(gone).toMatchObject([{ kind: 'section', after: null, significance: 'major' }]);
    expect(String(gone[0]?.before)).toContain('六、其他需要报告的事项');
    const back = compare(afterEdits({ kind: 'remove-section', title: '其他需要报告的事项' }), base).changes;
    expect(back).toMatchObject([{ kind: 'section', before: null, path: `/sections/${base.sections.length - 1}` }]);
  });

  it('reports a moved paragraph as a move, not as a loss and a gain', () => {
    const changes = changesTo(afterEdits({ kind: 'swap-paragraphs', first: 2, second: 4 }));
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['move']));
    expect(changes.every(({ significance }) => significance === 'minor')).toBe(true);
  });

  it('reports a moved section as a move', () => {
    const [first, second, ...rest] = base.sections;
    const sections = [...rest, first, second].filter((section) => section !== undefined);
    const flat = (given: readonly (typeof sections)[number][]): Extraction => ({
      ...base,
      text: '',
      sections: given.map((section) => ({ ...section, level: 1 })),
    });
    const changes = compare(flat(base.sections), flat(sections)).changes;
    expect(changes.map(({ kind }) => kind)).toEqual(['move', 'move']);
  });

  it('reads sections whose text repeats their sub-sections', () => {
    const nest = (given: Extraction): Extraction => ({
      ...given,
      sections: given.sections.map((section, index) => {
        const rest = given.sections.slice(index + 1);
        const end = rest.findIndex(({ level }) => level <= section.level);
        const under = end === -1 ? rest : rest.slice(0, end);
        const text = [section.text, ...under.flatMap((child) => [`${child.number}${child.title}`, child.text])];
        return { ...section, text: text.filter((line) => line !== '').join('\n') };
      }),
    });
    const after = nest(afterEdits({ kind: 'words', before: '所有申请均在法定期限内答复', after: '全部申请均已答复' }));
    expect(compare(nest(base), after).changes).toMatchObject([
      { kind: 'text', label: '一、总体情况 · （二）依申请公开', before: '所有申请均在法定期限内答复。' },
    ]);
    expect(compare(nest(base), nest(base)).changes).toEqual([]);
  });

  it('reports a change of format once for the report and once for each table', () => {
    const other = extraction({ format: 'F19' });
    const formats = compare(other, base).changes.filter(({ kind }) => kind === 'format');
    expect(formats.map(({ path }) => path)).toEqual([
      '/format',
      '/tableFormats/proactive',
      '/tableFormats/applications',
      '/tableFormats/litigation',
    ]);
  });

  it('tells a table that is gone as one thing', () => {
    const without: Extraction = { ...base, tables: { ...base.tables, litigation: null } };
    expect(compare(base, without).changes).toMatchObject([
      { kind: 'cell', path: '/tables/litigation', after: null, significance: 'major' },
    ]);
    expect(compare(without, base).changes).toMatchObject([{ path: '/tables/litigation', before: null }]);
  });

  it('does not tell the words of a table that is gone beside it', () => {
    const changes = changesTo(afterEdits({ kind: 'remove-section', title: '收到和处理政府信息公开申请情况' }));
    expect(changes.filter(({ kind }) => kind === 'text')).toEqual([]);
  });

  describe('of attachments', () => {
    const withFiles = (...attachments: ReturnType<typeof attachment>[]): Extraction => ({ ...base, attachments });
    const other = `sha256:${'b'.repeat(64)}`;

    it('finds one gone, one new, one replaced', () => {
      const one = withFiles(attachment());
      expect(compare(one, withFiles()).changes).toMatchObject([
        { kind: 'attachment', significance: 'major', after: null },
      ]);
      expect(compare(withFiles(), one).changes).toMatchObject([{ kind: 'attachment', before: null }]);
      expect(compare(one, withFiles(attachment({ sha256: other }))).changes).toMatchObject([
        { kind: 'attachment', path: '/attachments/0/sha256', significance: 'minor' },
      ]);
    });

    it('does not mind order, scheme and session ids', () => {
      const two = attachment({
        url: 'http://portal.example/files/2.pdf',
        sha256: other,
        name: '附表.pdf',
        role: 'other',
      });
      const moved = attachment({ url: 'https://portal.example/files/1.pdf;jsessionid=A1B2' });
      expect(compare(withFiles(attachment(), two), withFiles(two, moved)).changes).toEqual([]);
    });

    it('looks inside a file that was read, and holds other bytes with the same content for nothing', () => {
      const before = withFiles(attachment({ extraction: base }));
      const again = compare(before, withFiles(attachment({ extraction: base, sha256: other })));
      expect(again.same).toBe(true);
      expect(again.changes).toMatchObject([{ kind: 'attachment', significance: 'none' }]);
      const edited = afterEdits({ kind: 'cell', table: 'litigation', row: 'direct', column: 0, value: 77 });
      expect(compare(before, withFiles(attachment({ extraction: edited, sha256: other }))).changes).toMatchObject([
        {
          kind: 'cell',
          path: '/attachments/0/extraction/tables/litigation/direct/0',
          after: 77,
          significance: 'major',
        },
      ]);
    });
  });

  it('tells a change once where a file is the page’s body', () => {
    const cell = { kind: 'cell', table: 'applications', row: 'open', column: 1, value: 31 } as const;
    const carried = (body: Extraction, sha256: string): Extraction => ({
      ...body,
      attachments: [attachment({ extraction: body, sha256: `sha256:${sha256.repeat(64)}` })],
    });
    const changes = compare(carried(base, 'c'), carried(afterEdits(cell), 'd')).changes;
    expect(changes).toMatchObject([{ path: '/tables/applications/rows/open/1', after: 31 }]);
  });

  it('finds a misprinted label of a statutory table', () => {
    const label = '2.其他法律行政止公开';
    const misprint = extraction({
      defects: [{ kind: 'misprinted-label', table: 'applications', row: 'deny2', label }],
    });
    expect(compare(misprint, base).changes).toMatchObject([
      { kind: 'text', path: '/text', before: label, after: '2.其他法律行政法规禁止公开', significance: 'minor' },
    ]);
  });

  it('compares further reports of the same page by publisher and year', () => {
    const earlier = extraction({ year: 2022 });
    const edited = extractionOf(
      editReport(makeReport({ publisher: '云溪县人民政府', year: 2022 }), {
        kind: 'cell',
        table: 'applications',
        row: 'total',
        column: 0,
        value: 55,
      }),
    );
    const changes = compare({ ...base, alsoHere: [earlier] }, { ...base, alsoHere: [edited] }).changes;
    expect(changes).toMatchObject([{ path: '/alsoHere/0/tables/applications/rows/total/0', after: 55 }]);
  });

  it('takes a newer report above an older one for new, and the older one for what it was', () => {
    const earlier = extraction({ year: 2022 });
    const both = { ...base, alsoHere: [earlier] };
    expect(compare(earlier, both).changes).toMatchObject([
      { kind: 'section', path: '/title', before: null, after: base.title, significance: 'major' },
    ]);
    expect(compare(both, earlier).changes).toMatchObject([{ kind: 'section', before: base.title, after: null }]);
  });

  it('compares tables outside the forms by row and cell', () => {
    const table = (...grid: string[][]): Extraction => ({
      ...base,
      tables: { ...base.tables, other: [{ caption: '各镇情况', grid }] },
    });
    const before = table(['镇', '条数'], ['东河镇', '12'], ['西湾镇', '7']);
    const after = table(['镇', '条数'], ['新河镇', '3'], ['东河镇', '12'], ['西湾镇', '8']);
    expect(compare(before, after).changes).toMatchObject([
      { kind: 'cell', path: '/tables/other/0/grid/1', before: null, after: '新河镇 | 3', significance: 'minor' },
      { kind: 'cell', path: '/tables/other/0/grid/3/1', before: '7', after: '8', label: '各镇情况 · 西湾镇 · 条数' },
    ]);
  });
});
