import type { ReportId, ReportIdentity, VersionId } from '../../domain/index.ts';
import { identityKey, type Current } from './standing.ts';
import type { ExpectedReport, Outcome, ReportOutcome } from './types.ts';

/** What is to be written of one report of an outcome. */
export interface PlannedReport {
  readonly outcome: Outcome;
  readonly report: ReportOutcome;
  readonly reportId: ReportId;
  readonly isNew: boolean;
  /** Null: the current version stands. */
  readonly version: { readonly id: VersionId; readonly number: number } | null;
  readonly previousVersionId: VersionId | null;
}

/** An outcome that fits how its reports stand, or the first report that does not. */
export type Planned =
  | { readonly kind: 'write'; readonly outcome: Outcome; readonly reports: readonly PlannedReport[] }
  | { readonly kind: 'conflict'; readonly outcome: Outcome; readonly identity: ReportIdentity };

/**
 * Decides what to write, against how the reports stand. An outcome whose version is already the current one (the job ran
 * before) writes no second version. Of two outcomes in one batch that touch the same report the second is a conflict: it
 * was compared with a state that the first has ended.
 */
export function planOutcomes(
  outcomes: readonly Outcome[],
  standing: ReadonlyMap<string, Current>,
  newId: () => string,
): readonly Planned[] {
  const taken = new Set<string>();
  return outcomes.map((outcome): Planned => {
    const keys = outcome.reports.map(({ identity }) => identityKey(outcome.portalId, identity));
    const odd = outcome.reports.find((report, index) => {
      const key = keys[index] ?? '';
      return taken.has(key) || keys.indexOf(key) !== index || !fits(outcome, report, standing.get(key) ?? null);
    });
    if (odd !== undefined) return { kind: 'conflict', outcome, identity: odd.identity };
    for (const key of keys) taken.add(key);
    const reports = outcome.reports.map((report) =>
      planReport(outcome, report, standing.get(identityKey(outcome.portalId, report.identity)) ?? null, newId),
    );
    return { kind: 'write', outcome, reports };
  });
}

function fits(outcome: Outcome, report: ReportOutcome, now: Current | null): boolean {
  if (now !== null && now.currentCaptureId === outcome.captureId) return true;
  return sameState(report.expected, now);
}

function sameState(expected: ExpectedReport | null, now: Current | null): boolean {
  if (expected === null || now === null) return expected === null && now === null;
  return (
    expected.reportId === now.reportId &&
    expected.currentVersionId === now.currentVersionId &&
    expected.toldNumber === now.toldNumber
  );
}

function planReport(outcome: Outcome, report: ReportOutcome, now: Current | null, newId: () => string): PlannedReport {
  const repeated = now !== null && now.currentCaptureId === outcome.captureId;
  const wanted = report.version !== null && !repeated;
  return {
    outcome,
    report,
    reportId: now?.reportId ?? (newId() as ReportId),
    isNew: now === null,
    version: wanted ? { id: newId() as VersionId, number: (now?.number ?? 0) + 1 } : null,
    previousVersionId: now?.currentVersionId ?? null,
  };
}
