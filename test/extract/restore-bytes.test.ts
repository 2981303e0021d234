import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectPinyinKit } from '../../src/extract/integrity/kit.ts';
import { restoreContext, undoPinyinKit, type RestoredText } from '../../src/extract/integrity/restore.ts';
import { crossingCharacters, naiveTraditional, replaceInBytes, type ByteKit } from '../practice/mirror.ts';
import { makeReport } from '../practice/reports/index.ts';

/** From here on a reading is told as the only possible one. */
const high = 0.9;

const prose = Array.from(
  naiveTraditional(
    JSON.stringify(makeReport({ publisher: '云溪县人民政府', year: 2015, format: 'F07', seed: 3, characters: 6000 })),
  ).replace(/[^\u3400-\u9fff，。、；]/gu, ''),
)
  .filter((character) => iconv.encode(character, 'gbk').length === 2)
  .join('');
const characters = [...new Set(prose)];
const lineLength = 70;

interface Specimen {
  readonly lines: readonly string[];
  readonly kit: ByteKit;
}

/** Lines of a report, or of its characters in any order; the kit's characters stand among them and across them. */
const specimens: fc.Arbitrary<Specimen> = fc
  .record({
    natural: fc.array(fc.nat(prose.length - lineLength), { minLength: 4, maxLength: 4 }),
    random: fc.array(
      fc
        .array(fc.constantFrom(...characters), { minLength: lineLength, maxLength: lineLength })
        .map((line) => line.join('')),
      { minLength: 4, maxLength: 4 },
    ),
    isNatural: fc.boolean(),
    picks: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    crossings: fc.array(fc.nat(), { maxLength: 12 }),
    crossingFirst: fc.boolean(),
    toned: fc.boolean(),
    reader: fc.constantFrom('server' as const, 'browser' as const),
  })
  .map(({ natural, random, isNatural, picks, crossings, crossingFirst, toned, reader }) => {
    const lines = isNatural ? natural.map((at) => prose.slice(at, at + lineLength)) : random;
    const standing = Array.from(lines.join('').replace(/[，。、；]/gu, ''));
    const crossing = lines.flatMap(crossingCharacters);
    const aligned = picks.map((pick) => standing[pick % standing.length] ?? '');
    const across = crossings.map((pick) => crossing[pick % crossing.length] ?? '');
    const chosen = [...new Set(crossingFirst ? [...across, ...aligned] : [...aligned, ...across])];
    return { lines, kit: { chosen, toned, reader } };
  });

interface Fault {
  readonly at: number;
  /** Least confidence of the spans around it; null where no span is. */
  readonly confidence: number | null;
}

/** Places of a restored text that differ from the truth: by the longest common subsequence. */
function faults(truth: string, { text, spans }: RestoredText): Fault[] {
  const width = text.length + 1;
  const common = new Uint16Array((truth.length + 1) * width);
  for (let row = truth.length - 1; row >= 0; row -= 1) {
    for (let column = text.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        truth[row] === text[column]
          ? (common[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(common[(row + 1) * width + column] ?? 0, common[row * width + column + 1] ?? 0);
    }
  }
  const found: Fault[] = [];
  const note = (at: number, missing: boolean): void => {
    const around = spans.filter((span) => span.start <= at && (at < span.end || (missing && at === span.end)));
    found.push({ at, confidence: around.length === 0 ? null : Math.min(...around.map((span) => span.confidence)) });
  };
  let [row, column] = [0, 0];
  while (row < truth.length || column < text.length) {
    if (row < truth.length && truth[row] === text[column]) {
      row += 1;
      column += 1;
    } else if (
      column < text.length &&
      (row === truth.length || (common[row * width + column + 1] ?? 0) >= (common[(row + 1) * width + column] ?? 0))
    ) {
      note(column, false);
      column += 1;
    } else {
      note(column, true);
      row += 1;
    }
  }
  return found;
}

describe('a text that a kit damaged by its bytes', () => {
  it('comes back with every wrong place marked, and none of them told as certain', { timeout: 120_000 }, () => {
    let all = 0;
    let wrong = 0;
    let sure = 0;
    fc.assert(
      fc.property(specimens, ({ lines, kit }) => {
        const damaged = lines.map((line) => replaceInBytes(line, kit));
        const page = damaged.join('\n');
        const detected = detectPinyinKit(page);
        fc.pre(detected !== null);
        const context = restoreContext(detected?.characters ?? new Set(), page);
        for (const [index, line] of lines.entries()) {
          const restored = undoPinyinKit(damaged[index] ?? '', context);
          const found = faults(line, restored);
          all += line.length;
          wrong += found.length;
          sure += restored.spans.filter(({ rule, confidence }) => rule === 'gbk-border' && confidence >= high).length;
          expect(found.filter(({ confidence }) => confidence === null || confidence >= high)).toEqual([]);
          for (const { start, end } of restored.spans) expect(start < end && end <= restored.text.length).toBe(true);
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(wrong / all).toBeLessThan(0.02);
    expect(sure).toBeGreaterThan(100);
  });
});
