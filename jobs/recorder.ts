import type { RunId } from '../src/domain/index.ts';
import type {
  ContextQuery,
  FinishedVisit,
  NewCapture,
  Outcome,
  PageVisit,
  Recorded,
  ReportContext,
  Store,
} from '../src/store/index.ts';
import { coalesce } from './coalesce.ts';

/** All that one visit leaves behind. */
export interface VisitRecord {
  readonly runId: RunId | null;
  readonly captures: readonly NewCapture[];
  readonly visits: readonly PageVisit[];
  /** What was derived; null where there was nothing to derive. */
  readonly outcome: Outcome | null;
  readonly finished: FinishedVisit | null;
}

/** Asks how reports stand and writes visits down; what waits at the same time shares its round trips and transaction. */
export interface Recorder {
  context(query: ContextQuery): Promise<ReportContext | null>;
  record(visit: VisitRecord): Promise<Recorded | null>;
}

const mostAtOnce = 64;

export function createRecorder(store: Store, now: () => Date): Recorder {
  return {
    context: coalesce(async (queries: readonly ContextQuery[]) => store.record.contexts(queries), mostAtOnce),
    record: coalesce(async (visits: readonly VisitRecord[]) => write(store, visits, now()), mostAtOnce),
  };
}

async function write(store: Store, visits: readonly VisitRecord[], at: Date): Promise<readonly (Recorded | null)[]> {
  await store.captures.insert(visits.flatMap((visit) => visit.captures));
  const outcomes = visits.flatMap((visit) => (visit.outcome === null ? [] : [visit.outcome]));
  const recorded = new Map((await store.record.many(outcomes)).map((answer, index) => [outcomes[index], answer]));
  const answerOf = ({ outcome }: VisitRecord): Recorded | null =>
    outcome === null ? null : (recorded.get(outcome) ?? null);
  // A visit whose outcome met a conflict is written when it is recorded again.
  const settled = visits.filter((visit) => visit.outcome === null || answerOf(visit)?.kind === 'recorded');
  const withOutcome = new Set(outcomes.map((outcome) => outcome.visit));
  await store.pages.visited(settled.flatMap((visit) => visit.visits).filter((visit) => !withOutcome.has(visit)));
  for (const [runId, group] of Map.groupBy(settled, (visit) => visit.runId)) {
    if (runId === null) continue;
    await store.visits.finish(
      runId,
      group.flatMap((visit) => (visit.finished === null ? [] : [visit.finished])),
      at,
    );
  }
  return visits.map(answerOf);
}
