import { sql } from 'kysely';
import type { HostHeard, PortalId, PortalReason, RunId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import { readPortalReason } from './reasons/index.ts';
import { insertChanges } from './record/changes.ts';
import type { NewChange, RecordedChange } from './record/types.ts';

/** A portal that does not answer, while it is open whose trouble that is. */
export interface SilentPortal {
  readonly portalId: PortalId;
  readonly runId: RunId;
  /** Host that did not answer. */
  readonly host: string;
  readonly since: Date;
  readonly reason: PortalReason;
}

/** Since when our line is down; null while it is not. */
export async function readOfflineSince(db: Database): Promise<Date | null> {
  const found = await sql<{ since: Date }>`SELECT since FROM offline`.execute(db);
  return found.rows[0]?.since ?? null;
}

/** By so much ours is ahead of a server's time, not only late in reading it. */
const aheadMs = 60 * 60 * 1000;
const oddAfterMs = 7 * 24 * 60 * 60 * 1000;

export type LineRecords = ReturnType<typeof lineOf>;

/** Which hosts answer, and whether our own line is down. */
export function lineOf(db: Database, newId: () => string) {
  return {
    /** @param skewMs the server's time less ours; null where it tells none */
    async answered(
      host: string,
      platform: string | null,
      address: string | null,
      at: Date,
      skewMs: number | null = null,
    ): Promise<void> {
      const behindSince = skewMs !== null && skewMs <= -aheadMs ? at : null;
      await sql`
        INSERT INTO host_heard AS known (host, platform, address, answered_at, clock_skew_ms, behind_since)
        VALUES (${host}, ${platform}, ${address}, ${at}, ${skewMs}, ${behindSince})
        ON CONFLICT (host) DO UPDATE SET platform = excluded.platform, address = coalesce(excluded.address, known.address),
          answered_at = greatest(known.answered_at, excluded.answered_at), silent_since = NULL, silent_at = NULL,
          clock_skew_ms = excluded.clock_skew_ms,
          behind_since = CASE WHEN excluded.behind_since IS NOT NULL
            THEN least(known.behind_since, excluded.behind_since) END`.execute(db);
    },

    /**
     * By how much our clock is ahead, as most servers say that answered since a time; null where they do not. One that has
     * been behind for a week has a clock that is wrong itself.
     */
    async clockAheadMs(since: Date): Promise<number | null> {
      const wrongItself = new Date(since.getTime() - oddAfterMs);
      const found = await sql<{ heard: number; behind: number; leastMs: number | null }>`
        SELECT count(*)::int AS heard, (count(*) FILTER (WHERE behind_since > ${wrongItself}))::int AS behind,
          min(-clock_skew_ms) FILTER (WHERE behind_since > ${wrongItself}) AS "leastMs"
        FROM host_heard WHERE answered_at >= ${since} AND clock_skew_ms IS NOT NULL`.execute(db);
      const [row] = found.rows;
      return row !== undefined && row.behind * 2 > row.heard ? row.leastMs : null;
    },

    /** The servers' time less ours, by most that answered since a time; null where none told it. */
    async skewMs(since: Date): Promise<number | null> {
      const found = await sql<{ skewMs: number | null }>`
        SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY clock_skew_ms) AS "skewMs"
        FROM host_heard WHERE answered_at >= ${since} AND clock_skew_ms IS NOT NULL`.execute(db);
      return found.rows[0]?.skewMs ?? null;
    },

    async silent(host: string, platform: string | null, at: Date): Promise<void> {
      await sql`
        INSERT INTO host_heard AS known (host, platform, silent_since, silent_at) VALUES (${host}, ${platform}, ${at}, ${at})
        ON CONFLICT (host) DO UPDATE SET platform = excluded.platform,
          silent_since = coalesce(known.silent_since, excluded.silent_since), silent_at = excluded.silent_at`.execute(
        db,
      );
    },

    async hosts(): Promise<readonly HostHeard[]> {
      const found = await sql<HostHeard>`
        SELECT host, platform, address, answered_at AS "answeredAt", silent_since AS "silentSince", silent_at AS "silentAt"
        FROM host_heard ORDER BY host`.execute(db);
      return found.rows;
    },

    /** Notes that a portal does not answer; what is noted already keeps its time. */
    async suspect({ portalId, runId, host, since, reason }: SilentPortal): Promise<void> {
      await sql`
        INSERT INTO silent_portal (portal_id, run_id, host, since, reason)
        VALUES (${portalId}, ${runId}, ${host}, ${since}, ${toJson(reason)})
        ON CONFLICT (portal_id) DO UPDATE SET run_id = excluded.run_id, host = excluded.host, reason = excluded.reason`.execute(
        db,
      );
    },

    async suspects(): Promise<readonly SilentPortal[]> {
      const found = await sql<SilentPortal>`
        SELECT portal_id AS "portalId", run_id AS "runId", host, since, reason FROM silent_portal
        ORDER BY portal_id`.execute(db);
      return found.rows.map((row) => ({ ...row, reason: readPortalReason(row.reason) ?? { kind: 'text', text: '' } }));
    },

    /** It is known whose trouble a portal's is, or it has none. */
    async clear(portalId: PortalId): Promise<void> {
      await sql`DELETE FROM silent_portal WHERE portal_id = ${portalId}`.execute(db);
    },

    offlineSince: async () => readOfflineSince(db),

    /** Our line is down: records what operators are told of it, once among all processes. */
    async begin(since: Date, change: NewChange): Promise<readonly RecordedChange[]> {
      return db.transaction().execute(async (tx) => {
        const begun = await sql`INSERT INTO offline (since) VALUES (${since}) ON CONFLICT DO NOTHING`.execute(tx);
        return begun.numAffectedRows === 1n ? insertChanges(tx, newId, null, [change]) : [];
      });
    },

    /**
     * Our line is up again: records what operators are told of it, once (null the second time). Answers the portals that
     * were not read meanwhile; silence while our line was down says nothing of any host.
     */
    async end(
      change: (since: Date, portals: number) => NewChange,
    ): Promise<{ readonly recorded: readonly RecordedChange[]; readonly portals: readonly PortalId[] } | null> {
      return db.transaction().execute(async (tx) => {
        const ended = await sql<{ since: Date }>`DELETE FROM offline RETURNING since`.execute(tx);
        const since = ended.rows[0]?.since;
        if (since === undefined) return null;
        await sql`UPDATE host_heard SET silent_since = NULL, silent_at = NULL WHERE silent_since >= ${since}`.execute(
          tx,
        );
        const missed = await sql<{ id: PortalId }>`DELETE FROM silent_portal RETURNING portal_id AS id`.execute(tx);
        const portals = missed.rows.map(({ id }) => id);
        return { recorded: await insertChanges(tx, newId, null, [change(since, portals.length)]), portals };
      });
    },
  };
}
