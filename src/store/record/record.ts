import type { PortalId } from '../../domain/index.ts';
import { codeOf } from '../error-code.ts';
import type { Database } from '../database.ts';
import { insertExtractions } from '../extractions.ts';
import { insertChanges, insertTiedChanges, type TiedChange } from './changes.ts';
import { readContexts } from './context.ts';
import { planOutcomes, type Planned, type PlannedReport } from './plan.ts';
import { lockReports } from './standing.ts';
import type { ContextQuery, NewChange, Outcome, Recorded, RecordedChange, ReportContext } from './types.ts';
import { finishCaptures, freezePlaces, insertReports, insertVersions, updateReports, upsertPlaces } from './write.ts';

const attemptsAtMost = 6;
/** PostgreSQL's codes for a transaction that lost against another and may be tried again. */
const transient = new Set(['40001', '40P01']);

/** Another writer made a report between our look and our write. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

export type Recorder = ReturnType<typeof recorderOf>;

export function recorderOf(db: Database, newId: () => string) {
  return {
    /** How reports stand, one answer for each question, in their order; null: there is no such report. */
    async contexts(queries: readonly ContextQuery[]): Promise<readonly (ReportContext | null)[]> {
      return readContexts(db, queries);
    },

    /**
     * Records what was derived from captures, all in one transaction: extractions, reports, places, versions, changes and
     * their deliveries, pages. Each answer stands at its outcome's index. An outcome whose report has moved on is
     * answered `conflict` and leaves no trace; the others are written. Recording again changes nothing.
     */
    async many(outcomes: readonly Outcome[]): Promise<readonly Recorded[]> {
      if (outcomes.length === 0) return [];
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db.transaction().execute(async (tx) => recordOnce(tx, newId, outcomes));
        } catch (error) {
          const again = error instanceof OvertakenError || transient.has(codeOf(error) ?? '');
          if (!again || attempt >= attemptsAtMost) throw error;
        }
      }
    },

    /** As `many`, for one outcome. */
    async one(outcome: Outcome): Promise<Recorded> {
      const [recorded] = await this.many([outcome]);
      if (recorded === undefined) throw new Error(`Nothing was recorded of capture ${outcome.captureId}`);
      return recorded;
    },

    /** Records changes of a portal, or of none, that belong to no report. Answers those that are new. */
    async changes(portalId: PortalId | null, changes: readonly NewChange[]): Promise<readonly RecordedChange[]> {
      return db.transaction().execute(async (tx) => insertChanges(tx, newId, portalId, changes));
    },
  };
}

async function recordOnce(
  tx: Database,
  newId: () => string,
  outcomes: readonly Outcome[],
): Promise<readonly Recorded[]> {
  const planned = planOutcomes(outcomes, await lockReports(tx, outcomes), newId);
  const writable = planned.filter((one) => one.kind === 'write');
  const written = writable.map(({ outcome }) => outcome);
  const reports = writable.flatMap((one) => one.reports);
  if (!(await insertReports(tx, reports))) throw new OvertakenError('A report was made by another writer');
  await insertExtractions(tx, written);
  await insertVersions(tx, reports);
  await updateReports(tx, reports);
  await upsertPlaces(tx, reports);
  await freezePlaces(tx, written);
  const changes = await insertTiedChanges(
    tx,
    newId,
    writable.flatMap((one) => [...one.reports.flatMap(changesOfReport), ...changesOfPage(one.outcome)]),
  );
  await finishCaptures(tx, written);
  return planned.map((one) => answer(one, changes));
}

function changesOfReport(planned: PlannedReport): readonly TiedChange[] {
  const { outcome, report, reportId, version, previousVersionId } = planned;
  return report.changes.map((change) => ({
    portalId: outcome.portalId,
    reportId,
    versionId: version?.id ?? previousVersionId,
    previousVersionId: version === null ? null : previousVersionId,
    change,
  }));
}

function changesOfPage(outcome: Outcome): readonly TiedChange[] {
  const { portalId } = outcome;
  return outcome.changes.map((change) => ({
    portalId,
    reportId: null,
    versionId: null,
    previousVersionId: null,
    change,
  }));
}

function answer(planned: Planned, recorded: ReadonlyMap<NewChange, RecordedChange>): Recorded {
  if (planned.kind === 'conflict') return { kind: 'conflict', identity: planned.identity };
  const changes = [...planned.reports.flatMap(({ report }) => report.changes), ...planned.outcome.changes];
  return {
    kind: 'recorded',
    reports: planned.reports.map(({ reportId, version, previousVersionId }) => ({
      reportId,
      versionId: version?.id ?? previousVersionId,
    })),
    changes: changes.flatMap((change) => recorded.get(change) ?? []),
  };
}
