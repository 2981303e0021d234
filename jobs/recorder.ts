import type { RunId } from '../src/domain/index.ts';
import type { FinishedVisit, NewCapture, Outcome, PageVisit, Recorded, Store } from '../src/store/index.ts';

/** All that one visit leaves behind. */
export interface VisitRecord {
  readonly runId: RunId | null;
  readonly captures: readonly NewCapture[];
  readonly visits: readonly PageVisit[];
  /** What was derived; null where there was nothing to derive. */
  readonly outcome: Outcome | null;
  readonly finished: FinishedVisit | null;
}

/** Writes visits down; those that wait at the same time share their round trips and their transaction. */
export interface Recorder {
  record(visit: VisitRecord): Promise<Recorded | null>;
}

interface Waiting {
  readonly visit: VisitRecord;
  readonly resolve: (recorded: Recorded | null) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 64;

export function createRecorder(store: Store, now: () => Date): Recorder {
  const waiting: Waiting[] = [];
  let writing = false;

  const drain = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, mostAtOnce);
      try {
        const recorded = await write(store, group.map((each) => each.visit), now());
        for (const [index, each] of group.entries()) each.resolve(recorded[index] ?? null);
      } catch (error) {
        for (const each of group) each.reject(error);
      }
    }
    writing = false;
  };

  return {
    record: (visit) =>
      new Promise((resolve, reject) => {
        waiting.push({ visit, resolve, reject });
        // One turn of the loop lets visits that end together be written together.
        if (!writing) {
          writing = true;
          setImmediate(() => void drain());
        }
      }),
  };
}

async function write(store: Store, visits: readonly VisitRecord[], at: Date): Promise<readonly (Recorded | null)[]> {
  await store.captures.insert(visits.flatMap((visit) => visit.captures));
  const outcomes = visits.flatMap((visit) => (visit.outcome === null ? [] : [visit.outcome]));
  const recorded = await store.record.many(outcomes);
  // A visit of a conflicting outcome is written when it is recorded again.
  const settled = visits.filter((visit) => visit.outcome === null || recorded[outcomes.indexOf(visit.outcome)]?.kind === 'recorded');
  const withOutcome = new Set(outcomes.flatMap((outcome) => (outcome.visit === null ? [] : [outcome.visit])));
  await store.pages.visited(settled.flatMap((visit) => visit.visits).filter((visit) => !withOutcome.has(visit)));
  for (const [runId, group] of Map.groupBy(settled, (visit) => visit.runId)) {
    if (runId === null) continue;
    await store.visits.finish(runId, group.flatMap((visit) => (visit.finished === null ? [] : [visit.finished])), at);
  }
  return visits.map((visit) => (visit.outcome === null ? null : (recorded[outcomes.indexOf(visit.outcome)] ?? null)));
}
