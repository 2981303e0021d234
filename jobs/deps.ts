import type { Logger } from 'pino';
import type { Subscriber } from '../config/alerts.ts';
import type { PortalConfig } from '../config/portal.ts';
import type { Archive } from '../src/archive/index.ts';
import type { Fetcher } from '../src/fetch/index.ts';
import type { JobQueue } from '../src/queue/index.ts';
import type { Store } from '../src/store/index.ts';
import type { LineRule } from '../src/follow/index.ts';
import type { InTurn } from './in-turn.ts';
import type { LineWatch } from './portal/line-watch.ts';
import type { JobMetrics } from './metrics.ts';
import type { Notifier } from './tell/notifier.ts';
import type { ReadingPool } from './read/reading-pool.ts';
import type { Recorder } from './derive/recorder.ts';

/** What the jobs work with; made by the composition root, which also closes it. */
export interface JobDeps {
  readonly portals: ReadonlyMap<string, PortalConfig>;
  readonly subscribers: readonly Subscriber[];
  readonly store: Store;
  readonly queue: JobQueue;
  readonly archive: Archive;
  /** How many days a crawl is known after it ended; 0 for ever. */
  readonly keepRunsDays: number;
  /** The archive's folder, for audits. */
  readonly archiveDirectory: string;
  /** A fetcher that obeys the portal's limits on private addresses. */
  readonly fetcherFor: (portal: PortalConfig) => Fetcher;
  /** One that shares no connection with any other; whoever asks closes it. */
  readonly freshFetcher: (portal: PortalConfig) => { readonly fetcher: Fetcher; readonly close: () => Promise<void> };
  readonly extractPool: ReadingPool;
  readonly recorder: Recorder;
  /** Of batches that end together one finishes the run; the others find it done. */
  readonly finishing: InTurn;
  readonly notifier: Notifier;
  readonly metrics: JobMetrics;
  readonly line: LineWatch;
  /** When silence is taken for our own line's. */
  readonly offline: LineRule;
  /** Aborted when the process stops: no further page is begun. */
  readonly stopping: AbortSignal;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
}

/** What it takes to derive a capture from the archive. */
export type ArchiveDeps = Pick<JobDeps, 'store' | 'archive' | 'extractPool' | 'portals' | 'metrics' | 'log'>;
