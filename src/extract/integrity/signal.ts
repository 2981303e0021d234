import type { HijackFamily, IntegritySign } from '../../domain/index.ts';
import type { ScriptCount } from '../../text/index.ts';
import type { PageDocument } from '../html/page.ts';
import type { PinyinKit } from './kit.ts';

/** A sign, the family it speaks for, and how strongly; 1 is enough by itself. */
export interface Signal {
  readonly sign: IntegritySign;
  readonly family: HijackFamily | null;
  readonly weight: number;
}

export interface SignalSource {
  readonly page: PageDocument;
  /** Of the page's visible text. */
  readonly scripts: ScriptCount;
  readonly kit: PinyinKit | null;
  readonly url: string | null;
  readonly portalHosts: readonly string[];
}

/** A source with the selling words of its visible text: where there are none, nothing more of the kind is looked for. */
export interface ScannedSource extends SignalSource {
  readonly words: ReadonlySet<string>;
}

/** What the weights of a family's signs come to where it is certain. */
export const certain = 0.99;
