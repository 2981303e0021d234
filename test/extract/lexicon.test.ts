import { describe, expect, it } from 'vitest';
import { spamWord, spamWords } from '../../src/extract/integrity/lexicon.ts';

describe('selling words', () => {
  it('are found whatever was looked at before', () => {
    const [early, late] = ['亚博官网 水务局', '云溪县水务局 政府信息公开年度报告 亚博官网'];
    for (const first of [spamWord, spamWords]) {
      for (const second of [spamWord, spamWords]) {
        first(late);
        expect([second(early)].flatMap((found) => (typeof found === 'string' ? found : [...(found ?? [])]))).toEqual([
          '亚博',
        ]);
      }
    }
  });
});
