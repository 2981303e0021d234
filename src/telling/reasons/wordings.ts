import type { IntegritySign, Moment, Reason } from '../../domain/index.ts';

/** How reasons within a reason, and moments, are said in the language that is spoken. */
export interface Speaker {
  readonly of: (reason: Reason) => string;
  readonly sign: (sign: IntegritySign) => string;
  /** `2025-01-27 09:30` on the clocks of those who read it. */
  readonly time: (at: Moment) => string;
}

/** One thing to be said, in both languages. */
export interface Wording<Part> {
  readonly en: (part: Part, speaker: Speaker) => string;
  readonly zh: (part: Part, speaker: Speaker) => string;
}

/** The same of what holds no moments and no reasons. */
export interface Words<Part> {
  readonly en: (part: Part) => string;
  readonly zh: (part: Part) => string;
}

/** A wording for every kind of reason. */
export type Wordings<R extends { readonly kind: string }> = {
  readonly [Kind in R['kind']]: Wording<Extract<R, { readonly kind: Kind }>>;
};

/** `1 day`, `2 days`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The same words in every case. */
export function always(en: string, zh: string): Wording<unknown> {
  return { en: () => en, zh: () => zh };
}
