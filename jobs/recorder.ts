import type { ContextQuery, Recorded, ReportContext, Store, VisitRecord } from '../src/store/index.ts';
import { coalesce } from './coalesce.ts';

/** Asks how reports stand and writes visits down; what waits at the same time shares its round trips and transaction. */
export interface Recorder {
  readonly context: (query: ContextQuery) => Promise<ReportContext | null>;
  readonly record: (visit: VisitRecord) => Promise<Recorded | null>;
}

const mostAtOnce = 64;

export function createRecorder(store: Store, now: () => Date): Recorder {
  return {
    context: coalesce(async (queries: readonly ContextQuery[]) => store.record.contexts(queries), mostAtOnce),
    record: coalesce(async (visits: readonly VisitRecord[]) => store.record.visits(visits, now()), mostAtOnce),
  };
}
