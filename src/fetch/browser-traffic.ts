import type { Exchange, PageReason } from '../domain/index.ts';
import type { NetError } from '../net/index.ts';
import type { Answer } from './answer.ts';

/** What a page's requests came to. */
export interface PageTraffic {
  /** Documents of the main frame, in order: redirects, challenges, the page. */
  readonly documents: Exchange[];
  readonly resources: Exchange[];
  /** The answer where it is no page but a file, which is not the browser's to show. */
  file: Answer | null;
  /** Why the main frame got no document; null while it did. */
  failure: NetError | null;
  /** Why robots may not have the page that the main frame went to. */
  closed: PageReason | null;
  /** Why they may not have what makes the page: a script or data of its own host. */
  withheld: PageReason | null;
  /** Foreign address the page wanted to go to. */
  foreignUrl: string | null;
  /** Some page that was asked for stands in the tab. */
  shown: boolean;
  /** It asked for more and more, and is to be ended. */
  flooded: boolean;
  redirects: number;
  /** Requests being answered now. */
  pending: number;
  /** When the last request began or ended, by `performance.now()`. */
  lastActivityMs: number;
}

export const noTraffic = (): PageTraffic => ({
  documents: [],
  resources: [],
  file: null,
  failure: null,
  closed: null,
  withheld: null,
  foreignUrl: null,
  shown: false,
  flooded: false,
  redirects: 0,
  pending: 0,
  lastActivityMs: performance.now(),
});
