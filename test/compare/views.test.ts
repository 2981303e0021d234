import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/index.ts';
import { markChange } from '../../src/compare/words.ts';
import { terminalDiff, terminalSides } from '../../src/compare/views/terminal.ts';
import { textDiff } from '../../src/compare/views/text.ts';
import { displayWidth } from '../../src/text/index.ts';
import { editReport, isoDate, makeReport } from '../practice/reports/index.ts';
import { extractionOf } from './extractions.ts';

const report = makeReport({ publisher: '云溪县人民政府', year: 2023, characters: 30_000 });
const edited = editReport(
  report,
  { kind: 'cell', table: 'applications', row: 'new', column: 6, value: 901 },
  { kind: 'words', before: '有序推进', after: '稳步推进' },
  { kind: 'remove-section', title: '其他需要报告的事项' },
);
const diff = compare(extractionOf(report), extractionOf(edited));

describe('markChange', () => {
  const told = (before: string, after: string): string =>
    markChange(before, after)
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
      .join('');

  it('keeps figures whole', () => {
    expect(told('全年收到申请12件。', '全年收到申请15件。')).toBe('全年收到申请[-12-]{+15+}件。');
    expect(told('占33.3%，共1,136条', '占33.8%，共1,139条')).toBe('占[-33.3%-]{+33.8%+}，共[-1,136-]{+1,139+}条');
  });

  it('keeps names and titles whole', () => {
    expect(told('由洪泽区人民政府办公室编制', '由张店区人民政府办公室编制')).toBe(
      '由[-洪泽区人民政府办公室-]{+张店区人民政府办公室+}编制',
    );
    expect(told('依据《政府信息公开办法》办理', '依据《政府信息公开条例》办理')).toBe(
      '依据[-《政府信息公开办法》-]{+《政府信息公开条例》+}办理',
    );
  });

  it('keeps telephone numbers and addresses whole', () => {
    expect(told('电话：0517-87222589，邮箱：zwgk@126.com', '电话：0517-87290606，邮箱：zwgk@163.com')).toBe(
      '电话：[-0517-87222589-]{+0517-87290606+}，邮箱：[-zwgk@126.com-]{+zwgk@163.com+}',
    );
  });

  it('marks words character by character and leaves noise alone', () => {
    expect(told('工作有序推进。', '工作稳步推进。')).toBe('工作[-有序-]{+稳步+}推进。');
    expect(told('（国办发〔2021〕30号）', '(国办发[2021]30号)')).toBe('(国办发[2021]30号)');
  });

  it('gives both sides back', () => {
    const [before, after] = ['一是完善制度3项，二是加强培训。', '一是健全制度5项，三是加大培训力度。'];
    const parts = markChange(before, after);
    const side = (drop: string): string =>
      parts
        .filter(({ kind }) => kind !== drop)
        .map(({ text }) => text)
        .join('');
    expect([side('added'), side('removed')]).toEqual([before, after]);
  });
});

describe('views of a diff', () => {
  it('show a long report’s changes shortly in the terminal, with and without colour', () => {
    const plain = terminalDiff(diff, { color: false });
    expect(plain).toMatch(/^\d+ differences \(1 in tables, /u);
    expect(plain).toContain('\nTables (1)\n');
    expect(plain).toContain('{+901+}');
    expect(plain).toContain('[-有序-]{+稳步+}');
    expect(plain.length).toBeLessThan(1500);
    expect(terminalDiff(diff, { color: true })).toContain('\u{1b}[32m901\u{1b}[39m');
  });

  it('let no control character of a fetched page through', () => {
    const hostile = {
      ...diff,
      changes: diff.changes.map((entry) => ({ ...entry, label: `\u{1b}[2J${entry.label}\u{202e}` })),
    };
    for (const shown of [terminalDiff(hostile, { color: false }), textDiff(hostile)]) {
      expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  it('stand in two columns that hold their width, before on the left', () => {
    const sides = terminalSides(diff, { color: false, columns: 100 });
    expect(sides).toContain('\nTables (1)\n');
    const rows = sides.split('\n').filter((line) => line.includes('│'));
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) {
      expect(displayWidth(row)).toBeLessThanOrEqual(100);
      expect(displayWidth(row.split('│')[0] ?? '')).toBe(50);
    }
    const words = sides.split('\n').findIndex((line) => line.includes('│') && line.includes('有序'));
    expect(sides.split('\n')[words]?.split('│')[1]).toContain('稳步');
    expect(sides.split('\n').find((line) => line.includes('六、其他需要报告的事项 ') && line.includes('│'))).toMatch(
      /│$/u,
    );
    expect(terminalSides(diff, { color: true, columns: 100 })).toContain('\u{1b}[32m901\u{1b}[39m');
  });

  it('name cells without a number in words, and what moved by its beginning', () => {
    const moved = compare(
      extractionOf(report),
      extractionOf(editReport(report, { kind: 'swap-paragraphs', first: 6, second: 19 })),
    );
    const text = textDiff(moved);
    expect(text).toMatch(/……（共\d+字）/u);
    expect(text.length).toBeLessThan(1000);
    const slash = makeReport({
      publisher: '云溪县人民政府',
      year: 2023,
      characters: 30_000,
      defects: [{ kind: 'slashes', table: 'applications', row: 'deny1' }],
    });
    expect(textDiff(compare(extractionOf(report), extractionOf(slash)))).toContain('【增：“/”】');
  });

  it('are plain text for mail', () => {
    const text = textDiff(diff, { most: 1 });
    expect(text).toContain('【删：有序】【增：稳步】');
    expect(text).toContain(diff.summary);
    expect(text).toContain('\n表格数据（1）\n');
  });

  it('mark where a long value differs', () => {
    const before = extractionOf(report);
    const text = terminalDiff(compare(before, { ...before, title: `${before.title}（修订）` }), { color: false });
    expect(text).toContain('! 标题\n      云溪县人民政府2023年政府信息公开工作年度报告{+（修订）+}');
    const year = compare(before, { ...before, publishedAt: isoDate(2024, 2, 29) });
    expect(terminalDiff(year, { color: false })).toContain('→ {+2024-02-29+}');
  });

  it('say so when nothing differs', () => {
    const same = compare(extractionOf(report), extractionOf(report));
    expect(terminalDiff(same, { color: false })).toBe('the contents are the same');
    expect(textDiff(same)).toBe('内容相同');
  });
});
