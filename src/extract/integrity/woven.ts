import { spamWords, speaksAgainst } from './lexicon.ts';

/** Selling words that genuine sentences hold too: a bureau's app for sports, lottery stations, zones, home-made goods. */
const proseWords =
  /^(?:体育|彩票|娱乐|棋牌|外围|真人|快三|博彩|[a-z]{1,8}\d{0,4}体育|[一二三]区|国产|久久|欧美|日韩|亚洲一区|午夜|激情|免费一级|代|办证|网贷|裸聊|约炮|传奇|北京赛车)/i;
const visits = /酒店|推介|会展|参展|考察|赛事|比赛/;
/** Names joined by low lines, as kits write them where a place's name stood. */
const chain = /[\p{Script=Han}\w·()（）【】-]{2,30}(?:_[\p{Script=Han}\w·()（）【】-]{2,30}){1,4}/gu;
const organ = /人民政府|[局委厅办]|信息公开/;
const shortest = 12;
const longestName = 60;

/** A brand found in the sentences of a text, and how often it stands there. */
export interface Woven {
  readonly word: string;
  readonly count: number;
}

/** A selling word of a sentence that sells: none where the sentence is against it, or tells of a visit. */
function soldIn(sentence: string): string | null {
  const sold = [...spamWords(sentence)].find((word) => !proseWords.test(word));
  return sold === undefined || speaksAgainst(sentence) || visits.test(sentence) ? null : sold;
}

/**
 * A brand inside the sentences of a text on disclosure, where the place's name belongs: each sentence that sells counts, and so
 * does a chain of names that comes again. Null below two.
 * @param words the selling words of the text
 */
export function wovenBrand(text: string, words: ReadonlySet<string>): Woven | null {
  if (!text.includes('信息公开') && !text.includes('信息公開')) return null;
  const sells = [...words].some((word) => !proseWords.test(word));
  if (!sells && !text.includes('_')) return null;
  let word: string | null = null;
  let count = 0;
  const chains = new Map<string, number>();
  for (const sentence of text.split(/[。；\n]/)) {
    if (sentence.length < shortest) continue;
    const sold = sells ? soldIn(sentence) : null;
    if (sold !== null) {
      word ??= sold;
      count += 1;
    }
    if (!sentence.includes('_') || !organ.test(sentence)) continue;
    for (const [name] of sentence.matchAll(chain)) {
      if (!/\p{Script=Han}/u.test(name)) continue;
      const joint = name.indexOf('_');
      const key = name.slice(joint - 2, joint + 3);
      const times = (chains.get(key) ?? 0) + 1;
      chains.set(key, times);
      if (times !== 2) continue;
      word ??= name.slice(0, longestName);
      count += times;
    }
  }
  return word === null || count < 2 ? null : { word, count };
}
