import { assert, constantFrom, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abridge, markDifference, sideOf } from '../../src/telling/marked-text.ts';
import { cpuClock } from '../support/cpu-time.ts';

const chinese = string({ unit: constantFrom(...Array.from('收到申请件办结公开1230．，。 \n')), maxLength: 60 });
const join = (parts: readonly { readonly text: string }[]): string => parts.map((part) => part.text).join('');

describe('marked differences', () => {
  it('marks whole numbers and single characters', () => {
    expect(markDifference('收到申请12件，较上年减少三成。', '收到申请15件，较上年减少两成。')).toEqual([
      { kind: 'same', text: '收到申请' },
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '15' },
      { kind: 'same', text: '件，较上年减少' },
      { kind: 'removed', text: '三' },
      { kind: 'added', text: '两' },
      { kind: 'same', text: '成。' },
    ]);
  });

  it('keeps 1,234.5% one number', () => {
    expect(markDifference('占1,234.5%。', '占1,234.6%。')).toContainEqual({ kind: 'removed', text: '1,234.5%' });
  });

  it('gives back both texts', () => {
    assert(
      property(chinese, chinese, (before, after) => {
        const parts = markDifference(before, after);
        expect(join(sideOf(parts, 'removed'))).toBe(before);
        expect(join(sideOf(parts, 'added'))).toBe(after);
      }),
    );
  });

  it('marks nothing in equal texts', () => {
    assert(
      property(chinese, (text) => {
        expect(markDifference(text, text).every((part) => part.kind === 'same')).toBe(true);
      }),
    );
  });

  it('marks whole sentences where a text was rewritten for the most part', () => {
    const same = '这一句没有动。';
    const parts = markDifference(`${same}甲乙丙丁。${same}`, `${same}子丑寅卯。${same}`, 3);
    expect(parts).toEqual([
      { kind: 'same', text: same },
      { kind: 'removed', text: '甲乙丙丁。' },
      { kind: 'added', text: '子丑寅卯。' },
      { kind: 'same', text: same },
    ]);
  });

  it('gives back both texts, however few edits are looked for', () => {
    assert(
      property(chinese, chinese, nat(4), (before, after, edits) => {
        const parts = markDifference(before, after, edits);
        expect(join(sideOf(parts, 'removed'))).toBe(before);
        expect(join(sideOf(parts, 'added'))).toBe(after);
      }),
    );
  });

  it('is quick with long texts that have nothing in common', () => {
    const before = '甲乙丙丁'.repeat(20_000);
    const after = '子丑寅卯'.repeat(20_000);
    const cpuMs = cpuClock();
    expect(join(sideOf(markDifference(before, after), 'added'))).toBe(after);
    expect(cpuMs()).toBeLessThan(3000);
  });

  it('cuts long stretches and says how much is left out', () => {
    const parts = abridge(markDifference(`${'前'.repeat(100)}旧`, `${'前'.repeat(100)}${'新'.repeat(500)}`), 10, 50);
    expect(parts).toEqual([
      { kind: 'same', text: `……${'前'.repeat(10)}` },
      { kind: 'removed', text: '旧' },
      { kind: 'added', text: `${'新'.repeat(50)}……（略去 450 字）` },
    ]);
  });
});
