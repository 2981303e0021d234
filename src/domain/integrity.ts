export type IntegrityState = 'clean' | 'suspect' | 'mirror' | 'hijacked';

/** Families of hijacked and mirrored pages, A to F. */
export type HijackFamily = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export interface Restoration {
  /** Character range in the normal form `text`. */
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly rule: string;
  readonly confidence: number;
}

export interface Integrity {
  readonly state: IntegrityState;
  readonly families: readonly HijackFamily[];
  readonly signals: readonly IntegritySign[];
  readonly restored: readonly Restoration[];
}

/** A sign that a page is not genuine, with what was found. */
export type IntegritySign =
  | { readonly id: 'pinyin'; readonly hits: number; readonly of: number; readonly different: number }
  | { readonly id: 'traditional'; readonly percent: number }
  | { readonly id: 'naive-conversion'; readonly words: number }
  | { readonly id: 'spam-title'; readonly word: string }
  | { readonly id: 'spam-keywords'; readonly word: string }
  | { readonly id: 'hidden-spam'; readonly words: readonly string[] }
  | { readonly id: 'spam-links'; readonly words: readonly string[] }
  | { readonly id: 'coded-script' }
  | { readonly id: 'referer-redirect' }
  | { readonly id: 'brand-organ'; readonly brand: string; readonly times: number }
  | { readonly id: 'site-address'; readonly host: string }
  | { readonly id: 'foreign-host'; readonly host: string }
  | { readonly id: 'imitated-host'; readonly host: string }
  | { readonly id: 'text-domain'; readonly named: string; readonly host: string }
  /** As it was recorded before signs were data. */
  | { readonly id: 'text'; readonly text: string };
