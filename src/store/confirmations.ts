import { sql } from 'kysely';
import type { CaptureId, Confirmation, LookReason, PageId, PortalId, ReportId, VersionId } from '../domain/index.ts';
import { beyond, skewOf } from './clock.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import type { RecordedChange } from './record/types.ts';
import { retractReport } from './retract.ts';
import { held, untoldWay, wasTold, type WayPoint } from './untold.ts';

/** A version whose deliveries wait for a second capture. */
export interface Waiting {
  readonly versionId: VersionId;
  readonly portalId: PortalId;
  readonly reportId: ReportId;
  readonly pageId: PageId;
  readonly captureId: CaptureId;
  /** Other pages where the report stands too, believed and not known to differ; a few. */
  readonly otherPageIds: readonly PageId[];
  readonly seenAt: Date;
  readonly nextAt: Date;
  readonly giveUpAt: Date;
  /** Looks that proved nothing. */
  readonly attempts: number;
  readonly title: string | null;
  /** Whether its content is one that the report had before. */
  readonly returns: boolean;
}

/** A change whose deliveries are due now. */
export type Released = Pick<RecordedChange, 'id' | 'deliveries'>;

const seenAfter = (at: Date) =>
  sql<boolean>`EXISTS (SELECT FROM version WHERE version.id = confirmation.version_id AND version.seen_at > ${at})`;

const isCurrent = sql<boolean>`EXISTS (SELECT FROM report WHERE report.current_version_id = confirmation.version_id)`;

export type Confirmations = ReturnType<typeof confirmationsOf>;

export function confirmationsOf(db: Database) {
  return {
    /** Versions whose next look is due, the longest waiting first; also what no rule puts off so far, or was seen later. */
    async due(at: Date, limit: number): Promise<readonly VersionId[]> {
      const rows = await db
        .selectFrom('confirmation')
        .select('version_id')
        .where('state', '=', 'waiting')
        .where(isCurrent)
        .where((where) => where.or([where('next_at', '<=', at), where('next_at', '>', beyond(at)), seenAfter(at)]))
        .orderBy('next_at')
        .limit(limit)
        .execute();
      return rows.map((row) => row.version_id);
    },

    /** The version, while it waits and is the current one; else null. */
    async waiting(versionId: VersionId): Promise<Waiting | null> {
      const found = await sql<Waiting>`
        SELECT version.id AS "versionId", report.portal_id AS "portalId", report.id AS "reportId",
          version.page_id AS "pageId", version.capture_id AS "captureId", version.seen_at AS "seenAt",
          ARRAY(SELECT page.id FROM place JOIN page ON page.id = place.page_id
            WHERE place.report_id = report.id AND page.id <> version.page_id AND place.frozen_at IS NULL
              AND page.differs_since IS NULL ORDER BY page.id LIMIT 2) AS "otherPageIds",
          confirmation.next_at AS "nextAt", confirmation.give_up_at AS "giveUpAt", confirmation.attempts, report.title,
          version.returns_to IS NOT NULL AS returns
        FROM confirmation JOIN version ON version.id = confirmation.version_id
        JOIN report ON report.id = version.report_id AND report.current_version_id = version.id
        WHERE confirmation.version_id = ${versionId} AND confirmation.state = 'waiting'`.execute(db);
      return found.rows[0] ?? null;
    },

    /**
     * How long ago a version was seen, by the clock of the server that showed it and has answered since; null where that tells no
     * time.
     */
    async servedMs(versionId: VersionId, at: Date): Promise<number | null> {
      const found = await sql<{ ms: number | null }>`
        SELECT (extract(epoch FROM ${at}::timestamptz - version.seen_at) * 1000
          + (${skewOf(sql`version.page_id`)}) - confirmation.clock_skew_ms)::float8 AS ms
        FROM confirmation JOIN version ON version.id = confirmation.version_id
        WHERE confirmation.version_id = ${versionId}`.execute(db);
      return found.rows[0]?.ms ?? null;
    },

    /** Another time for the next look, and for when what was seen once is told without one. */
    async appoint(versionId: VersionId, at: { readonly nextAt: Date; readonly giveUpAt: Date }): Promise<void> {
      await sql`UPDATE confirmation SET next_at = ${at.nextAt}, give_up_at = ${at.giveUpAt}, called_at = NULL
        WHERE version_id = ${versionId} AND state = 'waiting'`.execute(db);
    },

    /** Another look that proved nothing. */
    async postpone(versionId: VersionId, nextAt: Date, reason: LookReason): Promise<void> {
      await sql`UPDATE confirmation SET next_at = ${nextAt}, attempts = attempts + 1, last_reason = ${toJson(reason)}, called_at = NULL
        WHERE version_id = ${versionId} AND state = 'waiting'`.execute(db);
    },

    /**
     * Lets go what leads from what was told last to a version, saying how often it was seen: its own change, and those of
     * versions before it that it took the place of. What came and went in between is told to nobody. Answers the changes
     * that are due now; none where the version waits no more, or another has taken its place.
     */
    async release(
      versionId: VersionId,
      how: {
        readonly state: 'agreed' | 'seen-once';
        readonly captureId: CaptureId | null;
        /** How it was seen; `back` where it is what was told before, or is told by an earlier version. Left out: as it was. */
        readonly said?: { readonly seen: Confirmation; readonly back: Confirmation };
      },
      at: Date,
    ): Promise<readonly Released[]> {
      return db.transaction().execute(async (tx) => {
        const locked = await lockVersions(tx, versionId);
        if (locked === null) return [];
        const way = untoldWay(locked.versions);
        await decide(tx, way.erased, 'withdrawn', null, at);
        await decide(tx, way.kept, 'seen-once', null, at);
        await decide(tx, [...way.newest, versionId], how.state, how.captureId, at);
        if (how.said !== undefined) {
          await say(tx, [versionId], how.said.back);
          await say(tx, way.newest, how.said.seen);
        }
        await withdraw(tx, way.erased);
        return makeDue(tx, way.kept, at);
      });
    },

    /**
     * Takes back the report of a version whose page calls itself another one. Answers whether it did: nothing is taken back of what
     * was told, or stands at another page too.
     */
    async retract(versionId: VersionId, said: Confirmation): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const locked = await lockVersions(tx, versionId);
        if (locked === null || locked.versions.some(({ told }) => told)) return false;
        return retractReport(tx, { reportId: locked.reportId, versionIds: locked.versions.map(({ id }) => id) }, said);
      });
    },

    /** Notes that the next look at versions is called for; one that was called for before keeps its time. */
    async called(versionIds: readonly VersionId[], at: Date): Promise<void> {
      if (versionIds.length === 0) return;
      await sql`UPDATE confirmation SET called_at = least(called_at, ${at})
        WHERE version_id = ANY(${versionIds}) AND state = 'waiting' AND (called_at IS NULL OR called_at > ${at})`.execute(
        db,
      );
    },

    /**
     * Versions whose changes are to be told though nobody looked again: the looking itself is out of order. It is where a look was
     * called for and did not come about; while the program was off none was.
     */
    async abandoned(at: Date): Promise<readonly VersionId[]> {
      const found = await sql<{ id: VersionId }>`
        SELECT version_id AS id FROM confirmation
        WHERE state = 'waiting' AND ${isCurrent} AND called_at <= ${new Date(at.getTime() - abandonedAfterMs)}
          AND (give_up_at <= ${new Date(at.getTime() - abandonedAfterMs)} OR EXISTS (
          SELECT FROM change JOIN delivery ON delivery.change_id = change.id
          WHERE change.version_id = confirmation.version_id AND ${held} AND delivery.state = 'pending'
            AND delivery.next_attempt_at <= ${at}))
        ORDER BY give_up_at`.execute(db);
      return found.rows.map(({ id }) => id);
    },
  };
}

/** Longer than any look takes. */
const abandonedAfterMs = 60 * 60_000;

/** Versions of a version's report up to it, the report locked; null unless it waits and is the current one. */
async function lockVersions(
  tx: Database,
  versionId: VersionId,
): Promise<{ readonly reportId: ReportId; readonly versions: readonly WayPoint[] } | null> {
  const locked = await sql<{ id: ReportId }>`
    SELECT report.id FROM report JOIN version ON version.report_id = report.id
    WHERE version.id = ${versionId} FOR UPDATE OF report`.execute(tx);
  const reportId = locked.rows[0]?.id;
  if (reportId === undefined) return null;
  const standing = await sql`
    SELECT FROM report JOIN confirmation ON confirmation.version_id = report.current_version_id
    WHERE report.id = ${reportId} AND confirmation.version_id = ${versionId} AND confirmation.state = 'waiting'`.execute(
    tx,
  );
  if (standing.rows.length === 0) return null;
  const versions = await sql<WayPoint>`
    SELECT version.id, version.returns_to AS "returnsTo", ${wasTold} AS told
    FROM version LEFT JOIN confirmation ON confirmation.version_id = version.id
    WHERE version.report_id = ${reportId} ORDER BY version.number`.execute(tx);
  return { reportId, versions: versions.rows };
}

async function decide(
  tx: Database,
  versionIds: readonly VersionId[],
  state: string,
  captureId: CaptureId | null,
  at: Date,
): Promise<void> {
  await sql`
    UPDATE confirmation SET state = ${state}, second_capture_id = ${captureId}, decided_at = ${at}
    WHERE version_id = ANY(${versionIds})`.execute(tx);
}

async function withdraw(tx: Database, versionIds: readonly VersionId[]): Promise<void> {
  await sql`
    UPDATE delivery SET state = 'withdrawn' FROM change
    WHERE change.id = delivery.change_id AND change.version_id = ANY(${versionIds}) AND ${held}
      AND delivery.state = 'pending' AND delivery.attempts = 0`.execute(tx);
}

async function say(tx: Database, versionIds: readonly VersionId[], said: Confirmation): Promise<void> {
  await sql`UPDATE change SET detail = detail || jsonb_build_object('confirmed', ${toJson(said)}::jsonb)
    WHERE version_id = ANY(${versionIds}) AND ${held}`.execute(tx);
}

async function makeDue(tx: Database, versionIds: readonly VersionId[], at: Date): Promise<readonly Released[]> {
  const found = await sql<Released>`
    WITH due AS (
      UPDATE delivery SET state = 'pending', next_attempt_at = ${at} FROM change
      WHERE change.id = delivery.change_id AND change.version_id = ANY(${versionIds}) AND ${held}
        AND delivery.state IN ('pending', 'withdrawn') AND delivery.attempts = 0
      RETURNING delivery.change_id)
    SELECT change_id AS id, count(*)::int AS deliveries FROM due GROUP BY change_id`.execute(tx);
  return found.rows;
}
