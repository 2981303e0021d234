import { sql } from 'kysely';
import type {
  Audience,
  CaptureId,
  ChangeDetail,
  ChangeId,
  ChangeKind,
  Channel,
  DeliveryId,
  PageId,
  PortalId,
  ReportId,
  ReportIdentity,
  Settlement,
  Significance,
  SubscriberId,
  VersionId,
} from '../domain/index.ts';
import { beyond } from './clock.ts';
import type { Database } from './database.ts';
import { isDeliveryId } from './id.ts';
import { storable } from './json.ts';
import { awaitsLook, awaitsRun } from './untold.ts';
import { readDetail } from './reasons/index.ts';
import { evidenceCapture } from './evidence.ts';

/** A delivery that is due, with all that is said in it. */
export interface DueDelivery {
  readonly id: DeliveryId;
  readonly subscriberId: SubscriberId;
  readonly channel: Channel;
  /** Attempts so far, without the one to come. */
  readonly attempts: number;
  readonly change: {
    readonly id: ChangeId;
    readonly kind: ChangeKind;
    readonly audience: Audience;
    readonly significance: Significance;
    readonly detectedAt: Date;
    readonly detail: ChangeDetail;
    readonly pageId: PageId | null;
    readonly reportId: ReportId | null;
    readonly versionId: VersionId | null;
    readonly previousVersionId: VersionId | null;
  };
  readonly portal: { readonly id: PortalId; readonly name: string } | null;
  readonly report: (ReportIdentity & { readonly title: string | null }) | null;
  /** The evidence; see `evidenceCapture`. */
  readonly captureId: CaptureId | null;
}

interface DueRow extends Omit<DueDelivery, 'change' | 'portal' | 'report'>, Omit<DueDelivery['change'], 'id'> {
  readonly changeId: ChangeId;
  readonly portalId: PortalId | null;
  readonly portalName: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly reportKind: ReportIdentity['kind'] | null;
  readonly title: string | null;
}

export type Deliveries = ReturnType<typeof deliveriesOf>;

export function deliveriesOf(db: Database) {
  return {
    /**
     * Takes deliveries that are due, for this process alone for `leaseMs`: so long nobody else is given them, and after a
     * crash they are due again. Oldest first. What waits for a second look, or for
     * another crawl, is none of them.
     */
    async claimDue(limit: number, leaseMs: number, at: Date): Promise<readonly DueDelivery[]> {
      const rows = await sql<DueRow>`
        WITH claimed AS (
          UPDATE delivery SET lease_until = ${new Date(at.getTime() + leaseMs)}
          WHERE id IN (
            SELECT id FROM delivery
            WHERE state = 'pending' AND (next_attempt_at <= ${at} OR next_attempt_at > ${beyond(at)})
              AND (lease_until IS NULL OR lease_until <= ${at} OR lease_until > ${beyond(at)})
              AND NOT ${awaitsRun}
              AND NOT ${awaitsLook}
            ORDER BY next_attempt_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
          RETURNING id, subscriber_id, channel, attempts, change_id, next_attempt_at
        )
        SELECT claimed.id, claimed.subscriber_id AS "subscriberId", claimed.channel, claimed.attempts,
          change.id AS "changeId", change.kind, change.audience, change.significance,
          change.detected_at AS "detectedAt", change.detail, change.page_id AS "pageId",
          change.report_id AS "reportId", change.version_id AS "versionId",
          change.previous_version_id AS "previousVersionId",
          portal.id AS "portalId", portal.name AS "portalName",
          report.publisher, report.year, report.kind AS "reportKind", report.title,
          ${evidenceCapture} AS "captureId"
        FROM claimed JOIN change ON change.id = claimed.change_id LEFT JOIN portal ON portal.id = change.portal_id
        LEFT JOIN report ON report.id = change.report_id LEFT JOIN version ON version.id = change.version_id
        LEFT JOIN page ON page.id = change.page_id
        ORDER BY claimed.next_attempt_at, change.detected_at, claimed.id`.execute(db);
      return rows.rows.map(dueOf);
    },

    /** Stores how an attempt ended and gives the delivery back. One that was settled meanwhile stays as it is. */
    async settle(id: DeliveryId, result: Settlement, at: Date): Promise<void> {
      await db
        .updateTable('delivery')
        .set({
          state: result.state,
          attempts: sql<number>`attempts + 1`,
          last_error: result.lastError === null ? null : storable(result.lastError),
          lease_until: null,
          ...(result.state === 'sent' ? { sent_at: at } : {}),
          ...(result.state === 'pending' ? { next_attempt_at: result.nextAttemptAt } : {}),
        })
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .execute();
    },

    /**
     * Makes a failed or waiting delivery due now, with all its attempts before it; one that is being sent is left to who sends it.
     * False: none such; what was sent or withdrawn is not sent again.
     */
    async retry(id: string, at: Date): Promise<boolean> {
      if (!isDeliveryId(id)) return false;
      const done = await db
        .updateTable('delivery')
        .set({ state: 'pending', attempts: 0, next_attempt_at: at, awaits_runs: 0 })
        .where('id', '=', id)
        .where('state', 'in', ['pending', 'failed'])
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** Deliveries that may go at a time and of which no attempt has been made, or the first is under way. */
    async untried(at: Date): Promise<number> {
      const row = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('state', '=', 'pending')
        .where('attempts', '=', 0)
        .where('next_attempt_at', '<=', at)
        .where(sql<boolean>`NOT ${awaitsRun} AND NOT ${awaitsLook}`)
        .executeTakeFirstOrThrow();
      return row.count;
    },

    /** When the next pending delivery is due, as seen at a time; null when none is pending. */
    async nextDueAt(at: Date): Promise<Date | null> {
      const due = sql`greatest(next_attempt_at, lease_until)`;
      const row = await db
        .selectFrom('delivery')
        .select(sql<Date | null>`min(CASE WHEN ${due} > ${beyond(at)} THEN ${at} ELSE ${due} END)`.as('at'))
        .where('state', '=', 'pending')
        .where(sql<boolean>`NOT ${awaitsRun}`)
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

function dueOf(row: DueRow): DueDelivery {
  const { publisher, year, reportKind, title } = row;
  return {
    id: row.id,
    subscriberId: row.subscriberId,
    channel: row.channel,
    attempts: row.attempts,
    change: {
      id: row.changeId,
      kind: row.kind,
      audience: row.audience,
      significance: row.significance,
      detectedAt: row.detectedAt,
      detail: readDetail(row.detail),
      pageId: row.pageId,
      reportId: row.reportId,
      versionId: row.versionId,
      previousVersionId: row.previousVersionId,
    },
    portal: row.portalId === null ? null : { id: row.portalId, name: row.portalName ?? row.portalId },
    report:
      publisher === null || year === null || reportKind === null ? null : { publisher, year, kind: reportKind, title },
    captureId: row.captureId,
  };
}
