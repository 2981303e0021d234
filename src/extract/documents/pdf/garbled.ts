import type { Run } from './geometry.ts';

/** Characters that Chinese reports are written with. Others are codes that a font without a character map left behind. */
const usual =
  /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u0020-\u007e\u00a0\u00b0\u00b1\u00b7\u00d7\u2010-\u203b\u2103\u2160-\u217f\u2190-\u2193\u2212\u2460-\u24ff\u2500-\u257f\u25a0-\u25ff\u2605\u2606\u2713]/gu;
const han = /[\u4e00-\u9fff]/gu;
/** The commonest characters of official prose: together about a third of any of it. */
const common =
  /[的一是在不有和人中大为上个国以要时作地于对成会主发年工能过方定行法所民政府信息公开报告及依申请情况理关部务度县市区]/gu;
const symbols = /[!-/:-@[-`{-~]/gu;

const leastCharacters = 8;
const mostUnusual = 0.3;
const leastHan = 60;
const leastCommon = 0.06;
const leastLatin = 40;
const mostSymbols = 0.45;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isUnusual(text: string): boolean {
  const bare = text.replace(/\s+/gu, '');
  const characters = Array.from(bare).length;
  if (characters < leastCharacters) {
    return false;
  }
  const isSymbols =
    characters >= leastLatin && count(bare, han) === 0 && count(bare, symbols) > characters * mostSymbols;
  return isSymbols || 1 - count(bare, usual) / characters > mostUnusual;
}

/**
 * Fonts whose text means nothing because its codes were never mapped to characters. Each is judged by all text that is set in
 * it; whether ideographs make sense can be told of the whole document only, since a producer may cut one font into many.
 */
export function garbledFonts(runs: readonly Run[]): ReadonlySet<string> {
  const texts = new Map<string, string[]>();
  for (const run of runs) {
    const text = texts.get(run.font) ?? [];
    text.push(run.text);
    texts.set(run.font, text);
  }
  const whole = runs.map((run) => run.text).join('');
  const ideographs = count(whole, han);
  if (ideographs >= leastHan && count(whole, common) < ideographs * leastCommon) {
    return new Set(texts.keys());
  }
  return new Set([...texts].filter(([, parts]) => isUnusual(parts.join(''))).map(([font]) => font));
}

/** Text of garbled fonts as replacement characters, so that nobody takes it for words or figures. */
export function withoutGarble(runs: readonly Run[], fonts: ReadonlySet<string>): readonly Run[] {
  return fonts.size === 0
    ? runs
    : runs.map((run) => (fonts.has(run.font) ? { ...run, text: run.text.replace(/\S/gu, '\ufffd') } : run));
}
