import { sql } from 'kysely';
import type { ColumnId, CutReason, PageFound, PortalId, RunId } from '../domain/index.ts';
import type { Database } from './database.ts';
import type { RunState } from './schema.ts';
import { readPageReason, readCutReason } from './reasons/index.ts';

/** What a run came to, for people. */
export interface RunSummary {
  readonly runId: RunId;
  readonly portalId: PortalId;
  readonly state: RunState;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** True when every page of every column was `ok` or `not-modified`. */
  readonly complete: boolean;
  readonly listingPages: number;
  readonly linksSeen: number;
  readonly linksNew: number;
  readonly error: string | null;
  readonly visits: number;
  readonly visitsDone: number;
  /** Visits by the page state they ended in. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Changes by kind that were detected from this run's captures, and told. */
  readonly changes: Readonly<Record<string, number>>;
  /** Reports that were there when watching began: recorded and told to nobody. */
  readonly baseline: number;
  /** Whether a listing page was `ok` or `not-modified`. */
  readonly reached: boolean;
  /** A listing page that proved nothing; null when all did. */
  readonly trouble: PageFound | null;
  /** Columns whose lists were not read to their end, and why. */
  readonly cut: readonly { readonly column: ColumnId; readonly reason: CutReason }[];
}

/** A summary as it is read: its reasons are not looked at yet. */
type SummaryRow = Omit<RunSummary, 'trouble' | 'cut'> & {
  readonly trouble: (Pick<PageFound, 'url' | 'state'> & { readonly of: unknown }) | null;
  readonly cut: readonly { readonly column: ColumnId; readonly reason: unknown }[];
};

/** Summaries of runs, in the order of the ids; unknown runs are left out. */
export async function readRunSummaries(db: Database, runIds: readonly RunId[]): Promise<readonly RunSummary[]> {
  if (runIds.length === 0) return [];
  const found = await sql<SummaryRow>`
    SELECT run.id AS "runId", run.portal_id AS "portalId", run.state, run.started_at AS "startedAt",
      run.finished_at AS "finishedAt", run.complete, run.listing_pages AS "listingPages", run.links_seen AS "linksSeen",
      run.links_new AS "linksNew", run.error,
      (SELECT count(*) FROM visit WHERE run_id = run.id) AS visits,
      (SELECT count(*) FROM visit WHERE run_id = run.id AND state <> 'pending') AS "visitsDone",
      (SELECT coalesce(json_object_agg(outcome, n), '{}') FROM (
        SELECT coalesce(outcome, state) AS outcome, count(*) AS n FROM visit
        WHERE run_id = run.id AND state <> 'pending' GROUP BY 1) AS counted) AS outcomes,
      (SELECT coalesce(json_object_agg(kind, n), '{}') FROM (
        SELECT kind, count(*) AS n FROM change
        WHERE ${detectedIn} AND NOT baseline GROUP BY kind) AS counted) AS changes,
      (SELECT count(*) FROM change WHERE ${detectedIn} AND baseline) AS baseline,
      EXISTS (SELECT FROM page WHERE ${listedIn} AND state IN ('ok', 'not-modified')) AS reached,
      (SELECT jsonb_build_object('url', url, 'state', state, 'of', state_reason) FROM page
        WHERE ${listedIn} AND state NOT IN ('ok', 'not-modified') ORDER BY last_visited_at LIMIT 1) AS trouble,
      (SELECT coalesce(json_agg(json_build_object('column', column_id, 'reason', cut_reason) ORDER BY read_at, column_id), '[]')
        FROM column_pass WHERE run_id = run.id AND cut_reason IS NOT NULL) AS cut
    FROM run WHERE run.id = ANY(${runIds})`.execute(db);
  const order = new Map(runIds.map((id, index) => [id, index]));
  const summaries = found.rows.map((row) => ({
    ...row,
    trouble:
      row.trouble === null ? null : { ...row.trouble, kind: 'page-found' as const, of: readPageReason(row.trouble.of) },
    cut: row.cut.map(({ column, reason }) => ({
      column,
      reason: readCutReason(reason) ?? { kind: 'text' as const, text: '' },
    })),
  }));
  return summaries.sort((a, b) => (order.get(a.runId) ?? 0) - (order.get(b.runId) ?? 0));
}

const detectedIn = sql`change.portal_id = run.portal_id AND change.detected_at >= run.started_at
  AND change.detected_at <= coalesce(run.finished_at, 'infinity') + interval '2 seconds'`;
const listedIn = sql`page.portal_id = run.portal_id AND page.role = 'listing' AND page.last_visited_at >= run.started_at`;
