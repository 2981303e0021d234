import { extract } from '../../../src/extract/extract.ts';
import { inputOf } from '../../extract/input.ts';
import { innocents } from './innocents.ts';
import { mirrors } from './mirrors.ts';
import { portal } from './specimen.ts';

export interface IntegrityEvaluation {
  readonly specimens: number;
  /** Copies told as such, by family. */
  readonly recall: Readonly<Record<string, number>>;
  readonly missed: readonly string[];
  /** Genuine pages told as mirrored or hijacked. */
  readonly accused: readonly string[];
  /** Genuine pages told as suspect. */
  readonly doubted: readonly string[];
  /** Characters of the restorable copies that came back as they were. */
  readonly restored: number;
  readonly badlyRestored: readonly string[];
}

const han = /[^\u3400-\u9fff0-9]/g;

/** Character 2-grams of the original that stand in the restored text. */
function share(restored: string, original: string): number {
  const text = restored.replaceAll(han, '');
  const wanted = original.replaceAll(han, '');
  const grams = new Set(Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4)));
  let found = 0;
  let all = 0;
  for (let at = 0; at + 4 <= wanted.length; at += 1) {
    all += 1;
    if (grams.has(wanted.slice(at, at + 4))) found += 1;
  }
  return all === 0 ? 1 : found / all;
}

/** Measures which copies are told, which genuine pages are accused, and how much comes back. */
export async function evaluateIntegrity(): Promise<IntegrityEvaluation> {
  const totals = new Map<string, { all: number; told: number }>();
  const missed: string[] = [];
  const accused: string[] = [];
  const doubted: string[] = [];
  const shares: number[] = [];
  const badlyRestored: string[] = [];
  const specimens = [...mirrors(), ...innocents()];
  for (const { name, html, url, family, original } of specimens) {
    const found = await extract(inputOf(html, { url, portalHosts: [portal] }));
    const { state, families } = found.integrity;
    if (family === null) {
      if (state === 'mirror' || state === 'hijacked') accused.push(`${name}: ${state} ${families.join()}`);
      else if (state === 'suspect') doubted.push(`${name}: ${found.integrity.signals.map(({ id }) => id).join()}`);
      continue;
    }
    const count = totals.get(family) ?? { all: 0, told: 0 };
    count.all += 1;
    if (families.includes(family)) count.told += 1;
    else missed.push(`${name}: ${state} ${families.join()} ${found.integrity.signals.map(({ id }) => id).join()}`);
    totals.set(family, count);
    if (original === undefined) continue;
    const back = share(found.text, original);
    shares.push(back);
    if (back < 0.999 || /[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+[)）]|\ufffd/.test(found.text))
      badlyRestored.push(`${name}: ${back.toFixed(4)}`);
  }
  return {
    specimens: specimens.length,
    recall: Object.fromEntries([...totals].map(([family, { all, told }]) => [family, told / all])),
    missed,
    accused,
    doubted,
    restored: shares.reduce((sum, each) => sum + each, 0) / Math.max(shares.length, 1),
    badlyRestored,
  };
}
