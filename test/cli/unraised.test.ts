import { describe, expect, it } from 'vitest';
import { digestOf } from '../../jobs/read/reading.ts';
import { whyUnraised } from '../../src/cli/history/unraised.ts';
import { blankExtraction } from '../support/extraction.ts';

const day = (date: number): Date => new Date(Date.UTC(2025, 2, date));
const saying = (text: string) =>
  blankExtraction({
    kind: 'report',
    title: '云溪县2024年政府信息公开工作年度报告',
    year: 2024,
    text,
    sections: [{ number: '一', title: '总体情况', level: 1, text }],
  });
const [old, current] = [saying('收到申请12件。'), saying('收到申请18件。')];
const versions = [old, current].map((shown, index) => ({
  number: index + 1,
  seenAt: day(1 + index * 10),
  contentSha256: digestOf(shown),
}));

describe('why a look at a report’s page raised nothing', () => {
  it.each([
    ['it says what stood then', current, day(20), 'no difference that counts'],
    ['it said what stood before', old, day(5), 'no difference that counts'],
    ['it is an old copy', old, day(20), 'old copy, what version 1 said, while another place showed version 2'],
    [
      'another document stands there',
      blankExtraction({ kind: 'notice', title: '停车须知' }),
      day(20),
      '(notice): 停车须知',
    ],
    [
      'it names another report',
      blankExtraction({ kind: 'report', title: '云溪县2023年年报', year: 2023 }),
      day(20),
      'names another report: 云溪县2023年年报',
    ],
  ])('%s', (_, shown, at, words) => {
    expect(whyUnraised(shown, 2024, at, versions) ?? 'no difference that counts').toContain(words);
  });
});
