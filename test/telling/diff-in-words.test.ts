import { describe, expect, it } from 'vitest';
import type { DiffEntry } from '../../src/domain/index.ts';
import { diffWords } from '../../src/telling/diff-in-words.ts';

const text = (before: string | null, after: string | null, more: Partial<DiffEntry> = {}): DiffEntry => ({
  kind: 'text',
  path: '/sections/0/text',
  label: '一、总体情况',
  before,
  after,
  significance: 'minor',
  ...more,
});
const sentence = (name: string, rest = '同志负责，联系电话见本局网站。'): string =>
  `我局明确政府信息公开工作由${name}${rest}`;

describe('what differs, in a line', () => {
  it.each<readonly [string, readonly DiffEntry[], zh: string, en: string]>([
    [
      'a long sentence by where it changed',
      [text(sentence('李晓明'), sentence('李晓鸣'))],
      '改动1处（文字1处）：一、总体情况：……府信息公开工作由李晓明同志负责…… → ……府信息公开工作由李晓鸣同志负责……',
      '1 difference (1 in the text): 一、总体情况: ……府信息公开工作由李晓明同志负责…… → ……府信息公开工作由李晓鸣同志负责……',
    ],
    [
      'a figure in a long sentence whole',
      [text(`${'长'.repeat(30)}，整改率92%，有所提高。`, `${'长'.repeat(30)}，整改率95%，有所提高。`)],
      '改动1处（文字1处）：一、总体情况：……整改率92%…… → ……整改率95%……',
      '1 difference (1 in the text): 一、总体情况: ……整改率92%…… → ……整改率95%……',
    ],
    [
      'a long sentence that came by its beginning',
      [text(null, sentence('李晓明'))],
      '改动1处（文字1处）：一、总体情况：无 → 我局明确政府信息公开工作由李晓明同志负责，联系电……',
      '1 difference (1 in the text): 一、总体情况: nothing → 我局明确政府信息公开工作由李晓明同志负责，联系电……',
    ],
    [
      'a section by its heading alone',
      [
        text('（五）监督保障\n全年考核一次。', null, {
          kind: 'section',
          label: '一、总体情况 · （五）监督保障',
          significance: 'major',
        }),
      ],
      '改动1处（章节1处）：一、总体情况 · （五）监督保障 → 无',
      '1 difference (1 in whole sections): 一、总体情况 · （五）监督保障 → nothing',
    ],
    [
      'a file by its name once',
      [text(null, '名词解释.docx', { kind: 'attachment', label: '附件 · 名词解释.docx' })],
      '改动1处（附件1处）：无 → 附件 · 名词解释.docx',
      '1 difference (1 in attachments): nothing → 附件 · 名词解释.docx',
    ],
    [
      'what moved once',
      [text('全年考核一次。', '全年考核一次。', { kind: 'move', label: '一、总体情况 → 二、其他' })],
      '改动1处（移动1处）：一、总体情况 → 二、其他：“全年考核一次。”',
      '1 difference (1 in what stands where): 一、总体情况 → 二、其他: “全年考核一次。”',
    ],
    [
      'rows in another order as such',
      [text('甲、乙', '乙、甲', { kind: 'order', label: '附表1' })],
      '改动1处（编号或顺序1处）：附表1：甲、乙 → 乙、甲',
      '1 difference (1 in numbering or order): 附表1: 甲、乙 → 乙、甲',
    ],
  ])('names %s', (_, changes, zh, en) => {
    expect(diffWords.zh(changes)).toBe(zh);
    expect(diffWords.en(changes)).toBe(en);
  });

  it('shows no part of a personal number', () => {
    const of = (mobile: string): string => `${'长'.repeat(30)}手机${mobile}联系人王某。`;
    for (const [before, after] of [
      [of('13812345678'), of('13912345678')],
      [of('13812345678'), of('13812345678').replace('联系人王', '请联系李')],
    ] as const) {
      expect(diffWords.zh([text(before, after)])).not.toMatch(/\d{5}/);
    }
  });

  it('stays short, whatever the texts', () => {
    const long = '条'.repeat(200_000);
    for (const [before, after] of [
      [long, `${long}件`],
      [null, long],
      ['甲'.repeat(900), '乙'.repeat(900)],
    ] as const) {
      expect(diffWords.zh([text(before, after)]).length).toBeLessThan(160);
    }
  });
});
