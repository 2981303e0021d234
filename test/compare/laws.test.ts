import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, contentDigestInput, foldText, proseOf, scriptOf } from '../../src/compare/index.ts';
import type { Prose } from '../../src/compare/index.ts';
import type { ApplicationRowKey, Extraction } from '../../src/domain/index.ts';
import { naiveTraditional } from '../practice/mirror.ts';
import { editReport, makeReport, seeded } from '../practice/reports/index.ts';
import type { Defect, PracticeReport, ReportEdit } from '../practice/reports/index.ts';
import { extractionOf, mapTexts } from './extractions.ts';

const defects: readonly Defect[] = [
  { kind: 'slashes', table: 'applications', row: 'deny1' },
  { kind: 'blanks', table: 'applications', row: 'na2' },
  { kind: 'note', table: 'proactive', row: 'normative_documents', column: 2, note: '（其中修订16件）' },
  { kind: 'one-row-other' },
  { kind: 'restarted-numbering' },
  { kind: 'missing-heading', title: '存在的主要问题及改进情况' },
];
const report = fc
  .record({
    publisher: fc.constantFrom('云溪县人民政府', '柳泉区教育局'),
    year: fc.integer({ min: 2010, max: 2025 }),
    seed: fc.nat(5000),
    characters: fc.constantFrom(900, 2400),
    defects: fc.subarray([...defects], { maxLength: 2 }),
  })
  .map((asked) => makeReport({ ...asked, defects: asked.year >= 2019 ? asked.defects : [] }));

/** Every figure of the statutory tables with the way to change it alone. */
function cellsOf(given: PracticeReport): readonly ReportEdit[] {
  return given.source.tables.flatMap((table) =>
    table.rows.flatMap(({ key, cells }) =>
      cells.map((cell, column) => ({
        kind: 'cell' as const,
        table: table.name,
        row: key,
        column,
        value: (cell.value ?? 0) + (cell.value === null ? 0 : 1),
      })),
    ),
  );
}

const edits = fc.array(
  fc.record({
    at: fc.nat(30),
    with: fc.nat(30),
    what: fc.constantFrom('swap', 'add', 'remove', 'words', 'rename'),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Applies what can be applied of a list of changes. */
function editedBy(given: PracticeReport, list: readonly { at: number; with: number; what: string }[]): PracticeReport {
  return list.reduce((current, { at, with: other, what }) => {
    const paragraphs = current.source.parts.filter(({ kind }) => kind === 'paragraph');
    const headings = current.source.parts.flatMap((part) => (part.kind === 'heading' ? [part.title] : []));
    const title = headings[at % Math.max(1, headings.length)] ?? '';
    const paragraph = paragraphs[at % Math.max(1, paragraphs.length)];
    const text = paragraph?.kind === 'paragraph' ? paragraph.text : '';
    const count = paragraphs.length;
    switch (what) {
      case 'swap':
        return editReport(current, { kind: 'swap-paragraphs', first: at % count, second: other % count });
      case 'add':
        return editReport(current, {
          kind: 'add-paragraph',
          section: title,
          text: `新增第${at}段，涉及${other}件。另行说明。`,
        });
      case 'remove':
        return headings.length > 2 ? editReport(current, { kind: 'remove-section', title }) : current;
      case 'words':
        return editReport(current, { kind: 'words', before: text.slice(2, 6), after: `改动${other}` });
      default:
        return editReport(current, { kind: 'words', before: title, after: `${title}（修订）` });
    }
  }, given);
}

type Noise = (given: Extraction) => Extraction;

/** Changes that never count; what is random in them follows from the text, so that a text is changed alike everywhere. */
const noises: Readonly<Record<string, Noise>> = {
  traditional: (given) => mapTexts(given, naiveTraditional),
  wide: (given) =>
    mapTexts(given, (text) =>
      text.replaceAll(/[!-/:-@[-`{-~0-9A-Za-z]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
    ),
  brackets: (given) =>
    mapTexts(given, (text) =>
      text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('“', '「').replaceAll('”', '」'),
    ),
  blanks: (given) => mapTexts(given, (text) => text.replaceAll(/(?<=[，、年])/g, ' \u{3000}\u{200b}')),
  lines: (given) =>
    mapTexts(given, (text) =>
      text
        .split('\n')
        .map((line) => (line.includes('\t') ? line : line.replaceAll('，', '，\n').replaceAll('。', '。\n\n')))
        .join('\n'),
    ),
  counters: (given) => ({
    ...given,
    text: `今天是2025年3月${seeded(given.text.length).int(1, 28)}日 星期三\n${given.text}\n浏览次数：${given.text.length}次 【打印】 【关闭】\n页面生成时间 2025-03-02 11:22:33`,
    sections: given.sections.map((section) => ({
      ...section,
      text: `${section.text}\n字号：[大 中 小] 阅读：${section.text.length}`,
    })),
  }),
  technical: (given) => ({
    ...given,
    votes: { title: [] },
    checks: [],
    figures: [],
    source: { ...given.source, captureId: 'other', sha256: `sha256:${'1'.repeat(64)}`, charset: 'gbk' },
    integrity: { ...given.integrity, signals: [{ id: 'text', text: 'y' }] },
  }),
};

const normalProse = (prose: Prose): readonly (readonly string[])[] =>
  [prose.outside, prose.tableWords, ...prose.sections].map(({ numberKey, titleKey, units }) => [
    numberKey,
    titleKey,
    units.map(({ key }) => key).join(''),
  ]);

/** Walks a script over the earlier text; only what the script brings anew comes from the later one. */
function walked(before: Prose, after: Prose): readonly (readonly string[])[] {
  const moved = new Map<string, number>();
  const { passages, moves } = scriptOf(before, after);
  for (const { units } of moves) for (const { key } of units) moved.set(key, (moved.get(key) ?? 0) + 1);
  const texts: { readonly at: number; readonly passage: readonly string[] }[] = [];
  for (const passage of passages) {
    const text = passage.steps.flatMap((step): readonly string[] => {
      switch (step.kind) {
        case 'same':
          return [step.before.key];
        case 'rejoined':
          return step.before.map(({ key }) => key);
        case 'changed':
        case 'added':
        case 'edited-here':
          return [step.after.key];
        case 'moved-here':
          return moved.has(step.after.key) ? [step.after.key] : ['a move that no entry tells'];
        case 'removed':
        case 'moved-away':
        case 'edited-away':
          return [];
        default:
          return step satisfies never;
      }
    });
    const used = passage.steps.flatMap((step) =>
      step.kind === 'rejoined' ? step.before.map(({ key }) => key) : 'before' in step ? [step.before.key] : [],
    );
    expect(used).toEqual(passage.before?.units.map(({ key }) => key) ?? []);
    if (passage.after !== null) {
      texts.push({
        at: passage.after.index ?? -1,
        passage: [passage.after.numberKey, passage.after.titleKey, text.join('')],
      });
    }
  }
  return texts.toSorted((one, other) => one.at - other.at).map(({ passage }) => passage);
}

/** How often each character stands in texts, noise and headings' punctuation aside. */
function letters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of foldText(texts.join('')).replaceAll(/[()、.,]/g, '')) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

describe('laws of comparison', () => {
  it('nothing differs from itself', () => {
    fc.assert(
      fc.property(report, (given) => {
        const one = extractionOf(given);
        expect(compare(one, structuredClone(one))).toMatchObject({ same: true, changes: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('any single changed cell is found, and nothing else', () => {
    fc.assert(
      fc.property(report, fc.nat(), (given, choice) => {
        const choices = cellsOf(given);
        fc.pre(choices.length > 0);
        const edit = choices[choice % choices.length];
        if (edit?.kind !== 'cell') return;
        const [before, after] = [extractionOf(given), extractionOf(editReport(given, edit))];
        const diff = compare(before, after);
        expect(diff.same).toBe(false);
        const cells = diff.changes.filter(({ significance }) => significance === 'major');
        expect(cells).toMatchObject([{ kind: 'cell', after: edit.value }]);
        expect(cells[0]?.path).toContain(`/tables/${edit.table}/`);
        expect(diff.changes.every(({ kind }) => kind === 'cell')).toBe(true);
        expect(contentDigestInput(after)).not.toBe(contentDigestInput(before));
      }),
      { numRuns: 120 },
    );
  });

  it('null, blank, slash, dash and zero are five different cells', () => {
    const given = extractionOf(makeReport({ publisher: '云溪县人民政府', year: 2024 }));
    const states = ['blank', 'slash', 'dash', 'image', 'unread'] as const;
    const rowKey: ApplicationRowKey = 'deny3';
    const withState = (state: (typeof states)[number] | number): Extraction => {
      const { applications } = given.tables;
      if (applications === null) throw new TypeError('no table');
      const row = (applications.rows[rowKey] ?? []).with(2, typeof state === 'number' ? state : null);
      const note = { raw: '', note: null, unit: null, reason: 'said', evidence: null };
      const cells = typeof state === 'number' ? {} : { [`${rowKey}/2`]: { ...note, state } };
      return {
        ...given,
        tables: { ...given.tables, applications: { rows: { ...applications.rows, [rowKey]: row }, cells } },
      };
    };
    for (const one of [0, ...states]) {
      for (const other of [0, ...states]) {
        expect(compare(withState(one), withState(other)).same).toBe(one === other);
      }
    }
  });

  it('noise never counts, alone or heaped', () => {
    fc.assert(
      fc.property(report, fc.subarray(Object.keys(noises), { minLength: 1 }), (given, names) => {
        const before = extractionOf(given);
        const after = names.reduce((current, name) => noises[name]?.(current) ?? current, before);
        expect(compare(before, after)).toMatchObject({ same: true, changes: [] });
        expect(compare(after, before)).toMatchObject({ same: true, changes: [] });
        expect(contentDigestInput(after)).toBe(contentDigestInput(before));
      }),
      { numRuns: 150 },
    );
  });

  it('the digest’s input is the same exactly where the comparison finds the same', () => {
    fc.assert(
      fc.property(report, edits, (given, list) => {
        const [before, after] = [extractionOf(given), extractionOf(editedBy(given, list))];
        expect(contentDigestInput(before) === contentDigestInput(after)).toBe(compare(before, after).same);
      }),
      { numRuns: 100 },
    );
  });

  it('the digest’s input holds the sentences that the comparison cuts a text into, folded', () => {
    const marks = ['。', '！', '…', '”', '）', '·', '、', '；', '，678', '!9', '?0', ' ', '\t', '\n'];
    const words = ['1', '12,', '345', '１', '㈠', '件', '人民政府', '2024年1月26日', '浏览次数：12'];
    const piece = fc.constantFrom(...marks, ...words, 'http://www.a.gov.cn/b?c=1,234');
    const text = fc.array(piece, { maxLength: 30 }).map((all) => all.join(''));
    const given = extractionOf(makeReport({ publisher: '云溪县人民政府', year: 2012 }));
    fc.assert(
      fc.property(text, (printed) => {
        const one = { ...given, sections: given.sections.map((section) => ({ ...section, text: printed })) };
        const { content } = JSON.parse(contentDigestInput(one)) as { content: { sections: string[][] } };
        const cut = proseOf(one).sections.map(({ units }) => units.map(({ key }) => key).join(''));
        expect(content.sections.map(([, , keys]) => keys)).toEqual(cut);
      }),
    );
  });

  it('applying the way from one text to another gives the other', () => {
    fc.assert(
      fc.property(report, edits, (given, list) => {
        const before = proseOf(extractionOf(given));
        const after = proseOf(extractionOf(editedBy(given, list)));
        expect(walked(before, after)).toEqual(normalProse(after));
        expect(walked(after, before)).toEqual(normalProse(before));
      }),
      { numRuns: 150 },
    );
  });

  it('no word comes or goes untold', () => {
    fc.assert(
      fc.property(report, edits, (given, list) => {
        const [before, after] = [extractionOf(given), extractionOf(editedBy(given, list))];
        const told = compare(before, after).changes.filter(
          ({ kind, label }) => (kind === 'text' || kind === 'section') && label !== '表格文字',
        );
        const side = (which: 'before' | 'after'): string[] => told.map((entry) => String(entry[which] ?? ''));
        const prose = (one: Extraction): string[] =>
          normalProse({ ...proseOf(one), tableWords: { ...proseOf(one).tableWords, units: [] } }).flatMap(
            ([, title = '', text = '']) => [title, text],
          );
        const gained = letters([...prose(before), ...side('after')]);
        const lost = letters([...prose(after), ...side('before')]);
        const numerals = /[一二三四五六七八九十]/;
        const counted = (counts: Map<string, number>) =>
          [...counts].filter(([key]) => !numerals.test(key)).toSorted(([one], [other]) => (one < other ? -1 : 1));
        expect(counted(gained)).toEqual(counted(lost));
      }),
      { numRuns: 100 },
    );
  });
});
