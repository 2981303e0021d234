import type { ChangeKind, Significance } from '../../../src/domain/index.ts';

/** Which report an alert is about; null where it is about a portal or a page. */
export interface About {
  readonly publisher: string;
  readonly year: number;
}

/** From when on the program can know: what it has to have read for that. */
export type Due =
  /** One of these paths, as it really is. */
  | { readonly kind: 'visit'; readonly paths: readonly string[] }
  /** One of these paths while it is not what it should be; nothing is due where nobody came until `untilMs`. */
  | { readonly kind: 'visit-hidden'; readonly paths: readonly string[]; readonly untilMs: number }
  /** So many crawls of the portal that nothing disturbed, over so many hours. */
  | { readonly kind: 'passes'; readonly looks: number; readonly hours: number }
  /** So many crawls of the portal, whatever they met; by a clock that is ahead, of some things nothing is concluded. */
  | { readonly kind: 'crawls'; readonly count: number; readonly clock: 'any' | 'right' };

/** What is told: a change, or a link that leads nowhere, which stands in the state of its portal. */
export type Told = ChangeKind | 'link.broken';

/** Something that has to be recorded and told. */
export interface Expected {
  readonly change: Told;
  readonly significance: Significance;
  readonly about: About | null;
  readonly fromMs: number;
  readonly due: Due;
  /** Whether subscribers are to hear of it. */
  readonly told: boolean;
  /** Of a link: where it leads. */
  readonly path?: string;
}

/** A change that may be recorded besides. */
export interface Allowed {
  readonly change: ChangeKind;
  /** Null: of whatever at the portal. */
  readonly about: About | null;
  /** Whether it may be told; false: it may be recorded only. */
  readonly told: boolean;
}

/** Something that happens in the simulated world, with its truth. */
export interface Happening {
  readonly kind: string;
  /** Null where it happens to all of them. */
  readonly portal: string | null;
  readonly atMs: number;
  /** Until when its traces may be met. */
  readonly untilMs: number;
  readonly expected: readonly Expected[];
  readonly allowed: readonly Allowed[];
  /** What exactly was done, for whoever looks into a miss. */
  readonly note: string;
}
