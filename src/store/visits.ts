import { sql } from 'kysely';
import type { PageId, PageState, RunId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf } from './json.ts';
import { pageColumns, type Page } from './page.ts';

/** A batch with pages that are still to be visited. */
export interface OpenBatch {
  readonly runId: RunId;
  readonly batch: number;
  readonly pending: number;
}

export interface FinishedVisit {
  readonly pageId: PageId;
  /** `failed` only where the program could not do its work; what a portal does wrong is a page state. */
  readonly state: 'done' | 'failed';
  /** Page state the visit ended in, or another word for why there is none. */
  readonly outcome: PageState | 'gone' | 'error';
}

export type Visits = ReturnType<typeof visitsOf>;

export function visitsOf(db: Database) {
  return {
    /**
     * Plans a run's visits in batches of `batchSize`, numbered from 0, in the order given. Pages planned before stay as
     * they are; so planning again after a crash adds only what is missing. Answers the numbers of all batches.
     */
    async plan(runId: RunId, pageIds: readonly PageId[], batchSize: number): Promise<readonly number[]> {
      const rows = [...new Set(pageIds)].map((page_id, index) => ({ page_id, batch: Math.floor(index / batchSize) }));
      await sql`
        INSERT INTO visit (run_id, page_id, batch)
        SELECT ${runId}, page_id, batch FROM ${rowsOf(rows, 'page_id uuid, batch integer')}
        ON CONFLICT DO NOTHING`.execute(db);
      const batches = await db
        .selectFrom('visit')
        .select('batch')
        .distinct()
        .where('run_id', '=', runId)
        .orderBy('batch')
        .execute();
      return batches.map(({ batch }) => batch);
    },

    /** Adds one batch to what a run has planned, of pages that it has not planned before; its number, null where there are none. */
    async add(runId: RunId, pageIds: readonly PageId[]): Promise<number | null> {
      if (pageIds.length === 0) return null;
      const added = await sql<{ batch: number }>`
        INSERT INTO visit (run_id, page_id, batch)
        SELECT ${runId}, page_id, (SELECT coalesce(max(batch), -1) + 1 FROM visit WHERE run_id = ${runId})
        FROM ${rowsOf(
          [...new Set(pageIds)].map((page_id) => ({ page_id })),
          'page_id uuid',
        )}
        ON CONFLICT DO NOTHING RETURNING batch`.execute(db);
      return added.rows[0]?.batch ?? null;
    },

    /** Pages of a batch that are still to be visited, in their order of planning where ids sort by time. */
    async pending(runId: RunId, batch: number): Promise<readonly Page[]> {
      return db
        .selectFrom('visit')
        .innerJoin('page', 'page.id', 'visit.page_id')
        .select(pageColumns)
        .where('visit.run_id', '=', runId)
        .where('visit.batch', '=', batch)
        .where('visit.state', '=', 'pending')
        .orderBy('page.id')
        .execute();
    },

    /** Notes finished visits; one that was finished before keeps its first outcome. */
    async finish(runId: RunId, visits: readonly FinishedVisit[], at: Date): Promise<void> {
      await finishVisits(
        db,
        visits.map((visit) => ({ ...visit, runId })),
        at,
      );
    },

    /** Batches with pending visits of runs that may go on at a moment: what the queue is refilled from. */
    async openBatches(at: Date): Promise<readonly OpenBatch[]> {
      return db
        .selectFrom('visit')
        .innerJoin('run', 'run.id', 'visit.run_id')
        .select(({ fn }) => ['run_id as runId', 'batch', fn.countAll<number>().as('pending')])
        .where('visit.state', '=', 'pending')
        .where('run.state', '=', 'visiting')
        .where((where) => where.or([where('run.waits_until', 'is', null), where('run.waits_until', '<=', at)]))
        .groupBy(['run_id', 'batch'])
        .orderBy('run_id')
        .orderBy('batch')
        .execute();
    },
  };
}

/** As `finish`, for visits of any runs. */
export async function finishVisits(
  db: Database,
  visits: readonly (FinishedVisit & { readonly runId: RunId })[],
  at: Date,
): Promise<void> {
  if (visits.length === 0) return;
  const rows = visits.map(({ runId, pageId, state, outcome }) => ({ run_id: runId, page_id: pageId, state, outcome }));
  await sql`
    UPDATE visit SET state = row.state, outcome = row.outcome, finished_at = ${at}
    FROM ${rowsOf(rows, 'run_id uuid, page_id uuid, state text, outcome text')}
    WHERE visit.run_id = row.run_id AND visit.page_id = row.page_id AND visit.state = 'pending'`.execute(db);
}
