import { sql } from 'kysely';
import type { CaptureId, PageId, PortalId, ReportId, VersionId } from '../domain/index.ts';
import { beyond } from './clock.ts';
import type { Database } from './database.ts';
import { storable } from './json.ts';
import { insertTiedChanges } from './record/changes.ts';
import type { NewChange, RecordedChange } from './record/types.ts';

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
  readonly title: string | null;
  /** Whether its content is one that the report had before. */
  readonly returns: boolean;
  /** False where another version has taken its place. */
  readonly isCurrent: boolean;
  /** Whether the version after it is one before it again: its content has not stood. False while there is none. */
  readonly wentBack: boolean;
}

/** A change whose deliveries are due now. */
export type Released = Pick<RecordedChange, 'id' | 'deliveries'>;

/** The kinds of change that belong to a version's content, and wait with it. */
const held = sql`change.kind IN ('report.published', 'report.revised', 'report.date-contradicted')`;

export type Confirmations = ReturnType<typeof confirmationsOf>;

export function confirmationsOf(db: Database, newId: () => string) {
  return {
    /** Versions whose next look is due, the longest waiting first; also what no rule puts off so far. */
    async due(at: Date, limit: number): Promise<readonly VersionId[]> {
      const rows = await db
        .selectFrom('confirmation')
        .select('version_id')
        .where('state', '=', 'waiting')
        .where((where) => where.or([where('next_at', '<=', at), where('next_at', '>', beyond(at))]))
        .orderBy('next_at')
        .limit(limit)
        .execute();
      return rows.map((row) => row.version_id);
    },

    /** The version, while it waits; else null. */
    async waiting(versionId: VersionId): Promise<Waiting | null> {
      const found = await sql<Waiting>`
        SELECT version.id AS "versionId", report.portal_id AS "portalId", report.id AS "reportId",
          version.page_id AS "pageId", version.capture_id AS "captureId", version.seen_at AS "seenAt",
          ARRAY(SELECT page.id FROM place JOIN page ON page.id = place.page_id
            WHERE place.report_id = report.id AND page.id <> version.page_id AND place.frozen_at IS NULL
              AND page.differs_since IS NULL ORDER BY page.id LIMIT 2) AS "otherPageIds",
          confirmation.next_at AS "nextAt", confirmation.give_up_at AS "giveUpAt", report.title,
          version.returns_to IS NOT NULL AS returns, report.current_version_id = version.id AS "isCurrent",
          coalesce((SELECT earlier.number < version.number FROM version AS next
            JOIN version AS earlier ON earlier.id = next.returns_to
            WHERE next.report_id = version.report_id AND next.number = version.number + 1), false) AS "wentBack"
        FROM confirmation JOIN version ON version.id = confirmation.version_id
        JOIN report ON report.id = version.report_id
        WHERE confirmation.version_id = ${versionId} AND confirmation.state = 'waiting'`.execute(db);
      return found.rows[0] ?? null;
    },

    /** Another look that proved nothing. */
    async postpone(versionId: VersionId, nextAt: Date, reason: string): Promise<void> {
      await sql`UPDATE confirmation SET next_at = ${nextAt}, attempts = attempts + 1, last_reason = ${storable(reason)}
        WHERE version_id = ${versionId} AND state = 'waiting'`.execute(db);
    },

    /**
     * Lets a version's deliveries go, saying how often it was seen, and with an agreement also those of the versions just
     * before it that it took the place of: they were there. Answers the changes that are due now; none the second time.
     */
    async release(
      versionId: VersionId,
      how: { readonly state: 'agreed' | 'seen-once'; readonly captureId: CaptureId | null; readonly words: string },
      at: Date,
    ): Promise<readonly Released[]> {
      return db.transaction().execute(async (tx) => {
        if (!(await decide(tx, versionId, how.state, how.captureId, at))) return [];
        const superseded = await sql<{ id: VersionId }>`
          WITH RECURSIVE before AS (
            SELECT id, report_id, number, 0 AS steps FROM version WHERE id = ${versionId}
            UNION ALL
            SELECT version.id, version.report_id, version.number, before.steps + 1 FROM before
            JOIN version ON version.report_id = before.report_id AND version.number = before.number - 1
            JOIN confirmation ON confirmation.version_id = version.id AND confirmation.state = 'superseded')
          SELECT id FROM before WHERE steps > 0`.execute(tx);
        await say(tx, [versionId], how.words);
        const earlier = superseded.rows.map(({ id }) => id);
        if (earlier.length > 0)
          await sql`UPDATE confirmation SET state = 'seen-once' WHERE version_id = ANY(${earlier})`.execute(tx);
        return makeDue(tx, [versionId, ...earlier], at);
      });
    },

    /** Takes back a version's deliveries and records what operators are told of it. Answers that change when it is new. */
    async withdraw(
      waiting: Pick<Waiting, 'versionId' | 'portalId' | 'reportId'>,
      how: { readonly state: 'withdrawn' | 'superseded'; readonly words: string; readonly change: NewChange },
      at: Date,
    ): Promise<readonly RecordedChange[]> {
      const { versionId, portalId, reportId } = waiting;
      return db.transaction().execute(async (tx) => {
        if (!(await decide(tx, versionId, how.state, null, at))) return [];
        await sql`UPDATE delivery SET state = 'withdrawn' FROM change
          WHERE change.id = delivery.change_id AND change.version_id = ${versionId} AND ${held}
            AND delivery.state = 'pending' AND delivery.attempts = 0`.execute(tx);
        await say(tx, [versionId], how.words);
        const tied = { portalId, reportId, versionId, previousVersionId: null, change: how.change };
        return [...(await insertTiedChanges(tx, newId, [tied])).values()];
      });
    },
  };
}

/** Ends the waiting; false where it was over. */
async function decide(
  tx: Database,
  versionId: VersionId,
  state: string,
  captureId: CaptureId | null,
  at: Date,
): Promise<boolean> {
  const done = await sql`
    UPDATE confirmation SET state = ${state}, second_capture_id = ${captureId}, decided_at = ${at}
    WHERE version_id = ${versionId} AND state = 'waiting'`.execute(tx);
  return (done.numAffectedRows ?? 0n) > 0n;
}

async function say(tx: Database, versionIds: readonly VersionId[], words: string): Promise<void> {
  await sql`UPDATE change SET detail = detail || jsonb_build_object('confirmed', ${storable(words)}::text)
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
