import { createRequire } from 'node:module';
import type * as Dictionary from 'pinyin-pro';

/** One syllable in ASCII parentheses' inside: with tone marks (A) or without (B). */
export const syllablePattern = '[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿ]{1,6}';

/** Loaded when the first gloss is met: its dictionary takes longer than a page, and few pages hold one. */
function dictionary(): typeof Dictionary {
  return createRequire(import.meta.url)('pinyin-pro') as typeof Dictionary;
}

const readings = new Map<string, ReadonlySet<string>>();

/** Removes tone marks: `biāo` is `biao`, `lǜ` is `lü`. */
export function toneless(syllable: string): string {
  return syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

function bare(syllable: string): string {
  return toneless(syllable).replaceAll('ü', 'v');
}

/** Every reading of a character, with tone marks and without. */
function readingsOf(character: string): ReadonlySet<string> {
  const known = readings.get(character);
  if (known !== undefined) return known;
  const all = new Set<string>();
  for (const reading of dictionary().polyphonic(character, { type: 'array' })[0] ?? []) {
    if (reading === '' || reading === character) continue;
    all.add(reading);
    all.add(bare(reading));
  }
  readings.set(character, all);
  return all;
}

/** Whether a syllable, toned or plain, is a reading of a character. */
export function isReadingOf(syllable: string, character: string): boolean {
  const all = readingsOf(character);
  return all.has(syllable) || (syllable === toneless(syllable) && all.has(bare(syllable)));
}
