import type { ListingKind } from '../domain/index.ts';
import type { ContentSystem, Sign } from './content-system.ts';
import { feed } from './feed.ts';
import { gkmlpt } from './gkmlpt.ts';
import { hanwebJcms } from './hanweb-jcms.ts';
import { hanwebJpaas } from './hanweb-jpaas.ts';
import { sitemap } from './sitemap.ts';
import type { ListingSource } from './source.ts';
import { trsWcm } from './trs-wcm.ts';
import { ucap } from './ucap.ts';
import { vsb } from './vsb.ts';
import { yearParameter } from './year-parameter.ts';

/** Which content system a page comes from, and how sure that is. */
export interface Detection {
  readonly kind: ListingKind;
  /** 0 (nothing speaks for any system) to 1. */
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/** Every system that is told apart; `generic` stands in where none is recognised. */
export const contentSystems: readonly ContentSystem[] = [
  feed,
  sitemap,
  gkmlpt,
  hanwebJpaas,
  hanwebJcms,
  trsWcm,
  ucap,
  vsb,
  yearParameter,
];

/** Below this a page is read as any page would be. */
const enough = 0.5;

/** Independent signs add up: what one leaves doubtful, the next may settle. */
function confidenceOf(signs: readonly Sign[]): number {
  return 1 - signs.reduce((doubt, sign) => doubt * (1 - sign.weight), 1);
}

/** Recognises the content system of a listing by its evidence: addresses, scripts, tags. Pure. */
export function detectListing(source: ListingSource): Detection {
  let best: Detection = { kind: 'generic', confidence: 0, evidence: [] };
  for (const system of contentSystems) {
    const signs = system.signs(source);
    const confidence = confidenceOf(signs);
    if (confidence >= enough && confidence > best.confidence) {
      best = { kind: system.kind, confidence, evidence: signs.map((sign) => sign.seen) };
    }
  }
  return best;
}
