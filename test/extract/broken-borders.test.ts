import { describe, expect, it } from 'vitest';
import { restoreContext, undoPinyinKit } from '../../src/extract/integrity/restore.ts';
import { readFigures } from '../../src/extract/figures/index.ts';
import { toSimplified } from '../../src/text/index.ts';

const context = restoreContext(new Set('府信情況主務'), '政府信息公開');
const undo = (text: string): string => toSimplified(undoPinyinKit(text, context).text);

// A kit that works on GBK bytes hits wherever two neighbours' bytes happen to make one of its characters.
describe('characters broken at their borders', () => {
  it.each([
    ['四、政府(fǔ)信息公開的?nǎi)召M及減免情(qíng)況', '四、政府信息公开的收费及减免情况'],
    ['六、存在?jié)?de)主(zhǔ)要問題和改進措施', '六、存在的主要问题和改进措施'],
    ['七、其他需要報告(gào)的?nǎi)马?', '七、其他需要报告的事项'],
  ])('%s comes back', (broken, whole) => expect(undo(broken)).toBe(whole));

  it('are marked where a digit went with them, and what is left of the number is no figure', () => {
    const { text, spans } = undoPinyinKit('佔總?dōng)档?9件；佔總數的59.0%。', context);
    expect(text).toContain('〓9件');
    expect(spans.some((span) => span.confidence === 0)).toBe(true);
    expect(readFigures('收到政府信息公开申请〓9件。', { year: 2014 })).toEqual([]);
  });
});
