import { sql } from 'kysely';
import { audienceOf, type ChangeId, type PortalId, type ReportId, type VersionId } from '../../domain/index.ts';
import type { Database } from '../database.ts';
import { rowsOf } from '../json.ts';
import type { NewChange, RecordedChange } from './types.ts';

/** A change with all it belongs to. */
export interface TiedChange {
  readonly portalId: PortalId | null;
  readonly reportId: ReportId | null;
  readonly versionId: VersionId | null;
  readonly previousVersionId: VersionId | null;
  readonly change: NewChange;
}

const columns = [
  ['id', 'uuid'],
  ['kind', 'text'],
  ['audience', 'text'],
  ['portal_id', 'text'],
  ['column_id', 'text'],
  ['page_id', 'uuid'],
  ['report_id', 'uuid'],
  ['version_id', 'uuid'],
  ['previous_version_id', 'uuid'],
  ['significance', 'text'],
  ['detail', 'jsonb'],
  ['baseline', 'boolean'],
  ['detected_at', 'timestamptz'],
  ['dedupe_key', 'text'],
] as const;
const names = columns.map(([name]) => name).join(', ');
const definition = columns.map((column) => column.join(' ')).join(', ');

/** Records changes of a portal, or of none, that belong to no report, with their deliveries. Answers those that are new. */
export async function insertChanges(
  db: Database,
  newId: () => string,
  portalId: PortalId | null,
  changes: readonly NewChange[],
): Promise<readonly RecordedChange[]> {
  const tied = changes.map((change) => ({
    portalId,
    reportId: null,
    versionId: null,
    previousVersionId: null,
    change,
  }));
  return [...(await insertTiedChanges(db, newId, tied)).values()];
}

/** Records changes and their deliveries; an event that is known by its key is left as it is. Answers what is new. */
export async function insertTiedChanges(
  db: Database,
  newId: () => string,
  tied: readonly TiedChange[],
): Promise<ReadonlyMap<NewChange, RecordedChange>> {
  if (tied.length === 0) return new Map();
  const byId = new Map(tied.map((one) => [newId() as ChangeId, one]));
  const rows = [...byId].map(([id, one]) => rowOf(id, one));
  const inserted = await sql<{ id: ChangeId }>`
    INSERT INTO change (${sql.raw(names)}) SELECT ${sql.raw(names)} FROM ${rowsOf(rows, definition)}
    ORDER BY portal_id, dedupe_key
    ON CONFLICT (coalesce(portal_id, ''), dedupe_key) DO NOTHING RETURNING id`.execute(db);
  const recorded = new Map<NewChange, RecordedChange>();
  const deliveries = inserted.rows.flatMap(({ id }) => {
    const change = byId.get(id)?.change;
    if (change === undefined) return [];
    const own = deliveriesOf(change, id, newId);
    recorded.set(change, { id, kind: change.kind, dedupeKey: change.dedupeKey, deliveries: own.length });
    return own;
  });
  await putOff(
    db,
    [...recorded].map(([change, { id }]) => ({ id, change })),
  );
  if (deliveries.length > 0) await insertDeliveries(db, deliveries);
  return recorded;
}

function rowOf(id: ChangeId, { portalId, reportId, versionId, previousVersionId, change }: TiedChange) {
  return {
    id,
    kind: change.kind,
    audience: audienceOf(change.kind),
    portal_id: portalId,
    column_id: change.columnId,
    page_id: change.pageId,
    report_id: reportId,
    version_id: versionId,
    previous_version_id: previousVersionId,
    significance: change.significance,
    detail: change.detail,
    baseline: change.baseline,
    detected_at: change.detectedAt,
    dedupe_key: change.dedupeKey,
  };
}

function deliveriesOf(change: NewChange, changeId: ChangeId, newId: () => string) {
  if (change.baseline) return [];
  return change.recipients.map(({ subscriberId, channel }) => ({
    id: newId(),
    change_id: changeId,
    subscriber_id: subscriberId,
    channel,
    next_attempt_at: change.deliverAfter ?? change.detectedAt,
    awaits: change.awaitsRun === true,
  }));
}

/** How many crawls have to end: one that is under way has found it, and its own end is none to wait for. */
const crawlsToEnd = sql`1 + (EXISTS (
  SELECT FROM run WHERE run.portal_id = change.portal_id AND run.state IN ('crawling', 'visiting')))::int`;

/** Notes what a further crawl may take back, and until when it is not believed otherwise. */
async function putOff(
  db: Database,
  changes: readonly { readonly id: ChangeId; readonly change: NewChange }[],
): Promise<void> {
  const rows = changes
    .filter(({ change }) => change.awaitsRun === true)
    .map(({ id, change }) => ({ id, tell_at: change.deliverAfter ?? change.detectedAt }));
  if (rows.length === 0) return;
  await sql`UPDATE change SET awaits_runs = ${crawlsToEnd}, tell_at = row.tell_at
    FROM ${rowsOf(rows, 'id uuid, tell_at timestamptz')} WHERE change.id = row.id`.execute(db);
}

async function insertDeliveries(db: Database, rows: ReturnType<typeof deliveriesOf>): Promise<void> {
  const definition = `id uuid, change_id uuid, subscriber_id text, channel text, next_attempt_at timestamptz,
    awaits boolean`;
  await sql`
    INSERT INTO delivery (id, change_id, subscriber_id, channel, next_attempt_at, awaits_runs)
    SELECT row.id, change_id, subscriber_id, channel, next_attempt_at, CASE WHEN awaits THEN ${crawlsToEnd} ELSE 0 END
    FROM ${rowsOf(rows, definition)} JOIN change ON change.id = row.change_id
    ON CONFLICT (change_id, subscriber_id, channel) DO NOTHING`.execute(db);
}
