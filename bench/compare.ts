import { compare, contentDigestInput } from '../src/compare/index.ts';
import { terminalDiff } from '../src/compare/views/terminal.ts';
import type { Extraction } from '../src/domain/index.ts';
import { extractionOf } from '../test/compare/extractions.ts';
import { editReport, makeReport, seeded } from '../test/practice/reports/index.ts';

/**
 * How long comparisons take: two versions of a 30,000-character report with full tables (aim: under 20 ms at the median),
 * and two unrelated texts of 1 MB each (aim: under 2 s in bounded memory). CPU time, so that what else the machine does
 * does not count. Prints one line of JSON.
 */
const rounds = 41;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** CPU time of the work in milliseconds, one decimal. */
function timed(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return Math.round((user + system) / 100) / 10;
}

const long = makeReport({ publisher: '云溪县人民政府', year: 2024, characters: 30_000, busy: 60 });
const edited = editReport(
  long,
  { kind: 'cell', table: 'applications', row: 'new', column: 6, value: 901 },
  { kind: 'cell', table: 'litigation', row: 'direct', column: 4, value: 17 },
  { kind: 'words', before: '有序推进', after: '稳步推进' },
  { kind: 'swap-paragraphs', first: 6, second: 19 },
  { kind: 'add-paragraph', section: '存在的主要问题及改进情况', text: '此外，部分镇（街道）公开专栏更新滞后。' },
);
const [before, after] = [extractionOf(long), extractionOf(edited)];

function textOf(seed: number, bytes: number): string {
  const random = seeded(seed);
  const first = 0x4e00;
  let text = '';
  for (let length = 0; length * 3 < bytes; length += 1) {
    const turn = random.int(0, 29);
    text += turn === 0 ? '。\n' : String.fromCharCode(first + random.int(0, 3000));
  }
  return text;
}

const withText = (text: string, sections: Extraction['sections']): Extraction => ({ ...before, text, sections });
const section = (text: string): Extraction['sections'] => [{ number: '一', title: '总体情况', level: 1, text }];
const megabyte = 1_000_000;
const [one, other] = [textOf(1, megabyte), textOf(2, megabyte)];
const shuffled = one.split('\n').toReversed().join('\n');
const unbroken = (text: string): string => text.replaceAll(/[。\n]/g, '');

const result = {
  reportCharacters: long.text.length,
  reportMedianMs: median(Array.from({ length: rounds }, () => timed(() => compare(before, after)))),
  reportChanges: compare(before, after).changes.length,
  sameReportMedianMs: median(Array.from({ length: rounds }, () => timed(() => compare(before, before)))),
  digestMedianMs: median(Array.from({ length: rounds }, () => timed(() => contentDigestInput(before)))),
  terminalMedianMs: median(
    Array.from({ length: 9 }, () => timed(() => terminalDiff(compare(before, after), { color: true }))),
  ),
  unrelatedMs: timed(() => compare(withText(one, []), withText(other, []))),
  unrelatedSectionsMs: timed(() => compare(withText('', section(one)), withText('', section(other)))),
  reversedMs: timed(() => compare(withText(one, []), withText(shuffled, []))),
  unbrokenMs: timed(() => compare(withText(unbroken(one), []), withText(unbroken(other), []))),
  peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
