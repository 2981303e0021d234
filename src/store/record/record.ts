import { codeOf, type PortalId } from '../../domain/index.ts';
import { writeCorrections } from '../corrections.ts';
import type { Database } from '../database.ts';
import { insertExtractions } from '../extractions.ts';
import { linkAttachments } from '../page-attachments.ts';
import { updateVisitedPages, type PageVisit } from '../page-visits.ts';
import { finishVisits } from '../visits.ts';
import { insertChanges, insertTiedChanges, type TiedChange } from './changes.ts';
import { readContexts } from './context.ts';
import { replaceWaiting } from './replace.ts';
import { planOutcomes, type Planned, type PlannedReport } from './plan.ts';
import { lockReports } from './standing.ts';
import type {
  ContextQuery,
  NewChange,
  Outcome,
  Recorded,
  RecordedChange,
  ReportContext,
  VisitRecord,
} from './types.ts';
import {
  freezePlaces,
  insertConfirmations,
  insertReports,
  insertVersions,
  markDiffering,
  noteYears,
  storeCaptures,
  updateReports,
  upsertPlaces,
} from './write.ts';

const attemptsAtMost = 6;
/** PostgreSQL's codes for a transaction that lost against another and may be tried again. */
const transient = new Set(['40001', '40P01']);

/** Another writer made a report between our look and our write. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

export type Recorder = ReturnType<typeof recorderOf>;

export function recorderOf(db: Database, newId: () => string) {
  const record = async (visits: readonly VisitRecord[], at: Date): Promise<readonly (Recorded | null)[]> => {
    if (visits.length === 0) return [];
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db.transaction().execute(async (tx) => recordOnce(tx, newId, visits, at));
      } catch (error) {
        const again = error instanceof OvertakenError || transient.has(codeOf(error) ?? '');
        if (!again || attempt >= attemptsAtMost) throw error;
      }
    }
  };
  const recordOutcomes = async (outcomes: readonly Outcome[]): Promise<readonly Recorded[]> => {
    const visits = outcomes.map((outcome) => ({ runId: null, captures: [], visits: [], outcome, finished: null }));
    return (await record(visits, new Date(0))).filter((one) => one !== null);
  };

  return {
    /** How reports stand, one answer for each question, in their order; null: there is no such report. */
    async contexts(queries: readonly ContextQuery[]): Promise<readonly (ReportContext | null)[]> {
      return readContexts(db, queries);
    },

    /**
     * Records what visits leave behind, all in one transaction: captures, extractions, reports, places, versions, changes
     * and their deliveries, pages, and that the visits are done. Each answer stands at its visit's index; null where
     * nothing was derived. An outcome whose report has moved on is answered `conflict`: of that visit only the captures
     * are stored; look, compare and record again. Recording again changes nothing.
     */
    visits: record,

    /** Records what was derived from captures that are stored; otherwise as `visits`. */
    many: recordOutcomes,

    /** As `many`, for one outcome. */
    async one(outcome: Outcome): Promise<Recorded> {
      const [recorded] = await recordOutcomes([outcome]);
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
  visits: readonly VisitRecord[],
  at: Date,
): Promise<readonly (Recorded | null)[]> {
  const outcomes = visits.flatMap(({ outcome }) => outcome ?? []);
  const planned = planOutcomes(outcomes, await lockReports(tx, outcomes), newId);
  const writable = planned.filter((one) => one.kind === 'write');
  const written = writable.map(({ outcome }) => outcome);
  const reports = writable.flatMap((one) => one.reports);
  if (!(await insertReports(tx, reports))) throw new OvertakenError('A report was made by another writer');
  await storeCaptures(tx, visits, written);
  await insertExtractions(tx, written);
  await insertVersions(tx, reports);
  await replaceWaiting(tx, reports);
  await insertConfirmations(tx, reports);
  await updateReports(tx, reports);
  await upsertPlaces(tx, reports);
  await noteYears(tx, written);
  await freezePlaces(tx, written);
  await markDiffering(tx, written);
  await writeCorrections(tx, written);
  const changes = await insertTiedChanges(
    tx,
    newId,
    writable.flatMap((one) => [...one.reports.flatMap(changesOfReport), ...changesOfPage(one.outcome)]),
  );
  const answers = new Map(planned.map((one) => [one.outcome, answer(one, changes)]));
  const settled = visits.filter(({ outcome }) => outcome === null || answers.get(outcome)?.kind === 'recorded');
  await updateVisitedPages(tx, settled.flatMap(pageVisitsOf));
  await linkAttachments(
    tx,
    settled.flatMap(({ links }) => links ?? []),
  );
  await finishVisits(tx, settled.flatMap(finishedOf), at);
  return visits.map(({ outcome }) => (outcome === null ? null : (answers.get(outcome) ?? null)));
}

function pageVisitsOf({ visits, outcome }: VisitRecord): readonly PageVisit[] {
  const own = outcome?.visit ?? null;
  if (own === null) return visits;
  const years = outcome?.reports.map(({ identity }) => identity.year) ?? [];
  const reportYear = years.length === 0 ? null : Math.max(...years);
  return [{ ...own, reportYear }, ...visits.filter(({ pageId }) => pageId !== own.pageId)];
}

function finishedOf({ runId, finished }: VisitRecord) {
  return runId === null || finished === null ? [] : [{ ...finished, runId }];
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
