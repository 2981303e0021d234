import { countScripts, toSimplified } from '../../text/index.ts';
import { gbkBytes } from './gbk.ts';
import { isReadingOf, syllablePattern, toneless } from './pinyin.ts';

/** A page on which characters are followed by their pinyin in parentheses throughout. */
export interface PinyinKit {
  /** A: toned on converted text; B: plain, doubled, or toned on text that was not converted. */
  readonly family: 'A' | 'B';
  readonly hits: number;
  readonly han: number;
  /** The characters that carry pinyin. */
  readonly characters: ReadonlySet<string>;
}

const annotated = new RegExp(`([\\u3400-\\u9fff])\\((${syllablePattern})\\)`, 'g');
const fewestHits = 6;
const lowestShare = 0.008;

/** Characters of everyday use (GB 2312, first level), by their Simplified form: nobody glosses them. */
function isEveryday(character: string): boolean {
  const lead = gbkBytes(toSimplified(character))?.[0] ?? 0;
  return lead >= 0xb0 && lead <= 0xd7;
}

/**
 * Tells whether a page went through a pinyin kit. Genuine glosses stand once or twice, on rare characters; a kit puts them
 * on everyday characters all over the page. Null where there is no such pattern.
 */
export function detectPinyinKit(text: string): PinyinKit | null {
  if (!text.includes('(')) return null;
  const characters = new Set<string>();
  let hits = 0;
  let toned = 0;
  for (const match of text.matchAll(annotated)) {
    const character = match[1] ?? '';
    const syllable = match[2] ?? '';
    if (!isReadingOf(syllable, character) || !isEveryday(character)) continue;
    hits += 1;
    characters.add(character);
    if (syllable !== toneless(syllable)) toned += 1;
  }
  if (hits < fewestHits) return null;
  const { han, traditional } = countScripts(text);
  if (hits < han * lowestShare) return null;
  const converted = traditional > han * 0.01;
  return { family: converted && toned * 2 > hits ? 'A' : 'B', hits, han, characters };
}
