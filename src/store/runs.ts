import { sql } from 'kysely';
import type { PortalId, RunId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { storable } from './json.ts';
import type { RunState, RunTrigger } from './schema.ts';

export interface Run {
  readonly id: RunId;
  readonly portalId: PortalId;
  readonly trigger: RunTrigger;
  readonly state: RunState;
  readonly queuedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When its portal may be asked again; null while it need not wait. */
  readonly waitsUntil: Date | null;
  /** True when every page of every column was `ok` or `not-modified`. */
  readonly complete: boolean;
  readonly listingPages: number;
  readonly linksSeen: number;
  readonly linksNew: number;
  readonly error: string | null;
}

/** What the listings of a run came to. */
export interface ListingFigures {
  readonly listingPages: number;
  readonly linksSeen: number;
  readonly linksNew: number;
  /** Whether every listing page was read to the end. */
  readonly complete: boolean;
}

export const runColumns = [
  'id',
  'portal_id as portalId',
  'trigger',
  'state',
  'queued_at as queuedAt',
  'started_at as startedAt',
  'finished_at as finishedAt',
  'waits_until as waitsUntil',
  'complete',
  'listing_pages as listingPages',
  'links_seen as linksSeen',
  'links_new as linksNew',
  'error',
] as const;

const nothingPending = sql<boolean>`NOT EXISTS (SELECT FROM visit WHERE run_id = run.id AND state = 'pending')`;

export type Runs = ReturnType<typeof runsOf>;

export function runsOf(db: Database, newId: () => string) {
  return {
    async createManual(portalId: PortalId): Promise<Run> {
      return db
        .insertInto('run')
        .values({ id: newId() as RunId, portal_id: portalId, trigger: 'manual' })
        .returning(runColumns)
        .executeTakeFirstOrThrow();
    },

    async get(id: RunId): Promise<Run | null> {
      return (await db.selectFrom('run').select(runColumns).where('id', '=', id).executeTakeFirst()) ?? null;
    },

    /** Whether none of these runs goes on. */
    async areOver(ids: readonly RunId[]): Promise<boolean> {
      const open =
        await sql`SELECT FROM run WHERE id = ANY(${ids}) AND state NOT IN ('done', 'failed') LIMIT 1`.execute(db);
      return open.rows.length === 0;
    },

    /** Runs that are not finished, oldest first: what the queue is refilled from. */
    async open(): Promise<readonly Run[]> {
      return db
        .selectFrom('run')
        .select(runColumns)
        .where('state', 'not in', ['done', 'failed'])
        .orderBy('queued_at')
        .execute();
    },

    /** The portal's latest run; null before the first. */
    async latest(portalId: PortalId): Promise<Run | null> {
      return (await recentRuns(db, portalId, 1))[0] ?? null;
    },

    /** The portal's latest runs, the last first. */
    async recent(portalId: PortalId, limit: number): Promise<readonly Run[]> {
      return recentRuns(db, portalId, limit);
    },

    /** Lets an open run wait for its portal's hours; null lets it go on. */
    async wait(id: RunId, until: Date | null): Promise<void> {
      await db
        .updateTable('run')
        .set({ waits_until: until })
        .where('id', '=', id)
        .where('state', 'not in', ['done', 'failed'])
        .execute();
    },

    /** What waits for its portal's hours: portals, and until when. */
    async waiting(): Promise<readonly { readonly portalId: PortalId; readonly until: Date }[]> {
      const found = await sql<{ portalId: PortalId; until: Date }>`
        SELECT portal_id AS "portalId", min(waits_until) AS until FROM run
        WHERE state NOT IN ('done', 'failed') AND waits_until IS NOT NULL GROUP BY portal_id ORDER BY portal_id`.execute(
        db,
      );
      return found.rows;
    },

    /** Notes what the listings read so far came to. */
    async progress(id: RunId, figures: ListingFigures): Promise<void> {
      await db
        .updateTable('run')
        .set(figuresOf(figures))
        .where('id', '=', id)
        .where('state', '=', 'crawling')
        .execute();
    },

    /** Begins the crawl. A second start keeps the first one's time; null when the run is past crawling. */
    async start(id: RunId, at: Date): Promise<Run | null> {
      const run = await db
        .updateTable('run')
        .set({ state: 'crawling', started_at: sql<Date>`coalesce(started_at, ${at})`, waits_until: null })
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'crawling'])
        .returning(runColumns)
        .executeTakeFirst();
      return run ?? null;
    },

    /** Ends the crawl of the listings; visits are planned before. False when the run is past crawling. */
    async listed(id: RunId, figures: ListingFigures): Promise<boolean> {
      const done = await db
        .updateTable('run')
        .set({ state: 'visiting', ...figuresOf(figures) })
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'crawling'])
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /**
     * Finishes a run whose last visit is done, and answers it; null when visits are pending or it was finished before,
     * so that one of several workers learns of it. It stays complete only if every visit was `ok` or `not-modified`.
     */
    async completeIfDone(id: RunId, at: Date): Promise<Run | null> {
      return db.transaction().execute(async (tx) => {
        const run = await tx
          .updateTable('run')
          .set({
            state: 'done',
            finished_at: at,
            complete: sql<boolean>`complete AND NOT EXISTS (
              SELECT FROM visit WHERE run_id = run.id
                AND (state = 'failed' OR outcome IS NULL OR outcome NOT IN ('ok', 'not-modified')))`,
          })
          .where('id', '=', id)
          .where('state', '=', 'visiting')
          .where(nothingPending)
          .returning(runColumns)
          .executeTakeFirst();
        if (run !== undefined) await countEnded(tx, id);
        return run ?? null;
      });
    },

    /** The run, when its visits are all done and it is not finished yet; else null. */
    async visited(id: RunId): Promise<Run | null> {
      const run = await db
        .selectFrom('run')
        .select(runColumns)
        .where('id', '=', id)
        .where('state', '=', 'visiting')
        .where(nothingPending)
        .executeTakeFirst();
      return run ?? null;
    },

    /** Gives a run up with the reason; false when it was finished before. */
    async fail(id: RunId, error: string, at: Date): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const done = await tx
          .updateTable('run')
          .set({ state: 'failed', finished_at: at, complete: false, error: storable(error) })
          .where('id', '=', id)
          .where('state', 'not in', ['done', 'failed'])
          .executeTakeFirst();
        if (done.numUpdatedRows > 0n) await countEnded(tx, id);
        return done.numUpdatedRows > 0n;
      });
    },
  };
}

/** What waits for crawls of a portal to end waits for one less. */
async function countEnded(tx: Database, id: RunId): Promise<void> {
  await sql`UPDATE change SET awaits_runs = change.awaits_runs - 1 FROM run
    WHERE run.id = ${id} AND change.portal_id = run.portal_id AND change.awaits_runs > 0`.execute(tx);
  await sql`
    UPDATE delivery SET awaits_runs = delivery.awaits_runs - 1 FROM change JOIN run ON run.portal_id = change.portal_id
    WHERE run.id = ${id} AND change.id = delivery.change_id AND delivery.state = 'pending' AND delivery.awaits_runs > 0`.execute(
    tx,
  );
}

function figuresOf({ listingPages, linksSeen, linksNew, complete }: ListingFigures) {
  return { listing_pages: listingPages, links_seen: linksSeen, links_new: linksNew, complete };
}

async function recentRuns(db: Database, portalId: PortalId, limit: number): Promise<readonly Run[]> {
  return db
    .selectFrom('run')
    .select(runColumns)
    .where('portal_id', '=', portalId)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
