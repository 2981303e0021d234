import type { PageState, StandInKind, StandInSign } from '../../domain/index.ts';
import type { PageSketch } from '../page-sketch.ts';

/** What stands in the place of a page, and by which evidence. */
export interface StandIn {
  readonly state: PageState;
  readonly concept: StandInKind;
  /** Words or name that told it; empty where there are none. */
  readonly quote: string;
  readonly signs: readonly StandInSign[];
  /** How sure it is: 3 is enough, 5 leaves no doubt. */
  readonly weight: number;
}

export interface PoorPage {
  /** Without its site's frame. */
  readonly html: string;
  readonly sketch: PageSketch;
  readonly status: number;
  readonly listing: boolean;
  /** Whether anything marks the page as a document. */
  readonly isDocument: boolean;
  /** Whether the address is an article's. */
  readonly isArticle: boolean;
}

/** Own words of a page that says one thing. */
export const fewWords = 120;
/** Own words beside which a picture's name speaks. */
export const nextToNone = 40;
const templateLinks = 15;
const frameLinks = 4;
/** What only a site's footer says. */
const siteMark = /网站标识码|公网安备|公安网备|ICP备/i;

/** Whether a page stands among its site's menus. */
export function isInTemplate({ sketch }: PoorPage): boolean {
  const { links, prose } = sketch;
  return links >= templateLinks || sketch.frameLinks >= frameLinks || (links >= frameLinks && siteMark.test(prose));
}
