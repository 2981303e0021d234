import type { PageId } from '../../src/domain/index.ts';
import type {
  ContextQuery,
  LinkedAttachment,
  Recorded,
  ReportContext,
  Store,
  VisitRecord,
} from '../../src/store/index.ts';
import { coalesce } from './coalesce.ts';

/** Asks how reports stand and writes visits down; what waits at the same time shares its round trips and transaction. */
export interface Recorder {
  readonly context: (query: ContextQuery) => Promise<ReportContext | null>;
  /** Files that a page links to. */
  readonly attachments: (pageId: PageId) => Promise<readonly LinkedAttachment[]>;
  readonly record: (visit: VisitRecord) => Promise<Recorded | null>;
}

/** A pause that nobody notices, and that lets pages which are asked about together share a round trip. */
const together = { mostAtOnce: 64, lingerMs: 50 };
/**
 * A transaction costs as much for one page as for twenty. What waits here is in the archive, so that waiting longer risks
 * nothing; half of what the visits of one process have under way fills a round, so that the other half keeps them busy.
 */
const inOneTransaction = { mostAtOnce: 32, lingerMs: 250 };

export function createRecorder(store: Store, now: () => Date): Recorder {
  return {
    context: coalesce(async (queries: readonly ContextQuery[]) => store.record.contexts(queries), together),
    attachments: coalesce(async (pageIds: readonly PageId[]) => {
      const byPage = Map.groupBy(await store.pages.attachmentsOf(pageIds), (file) => file.linkedFrom);
      return pageIds.map((pageId) => byPage.get(pageId) ?? []);
    }, together),
    record: coalesce(async (visits: readonly VisitRecord[]) => store.record.visits(visits, now()), inOneTransaction),
  };
}
