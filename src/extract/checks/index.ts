import type { ApplicationsTable, Check, Figure, ReportFormat, Section, Tables } from '../../domain/index.ts';
import { checkApplications, checkCarriedOver } from './applications.ts';
import { checkLitigation } from './litigation.ts';
import { checkCourts, checkNarrative } from './narrative.ts';
import { checkShares } from './shares.ts';
import { checkStatistics } from './statistics.ts';

/** What the checks hold against each other. */
export interface CheckFacts {
  readonly tables: Tables;
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  readonly text: string;
  readonly format: ReportFormat | null;
  readonly year: number | null;
}

/** The part of an Extraction that a check over two years needs. */
export interface YearFacts {
  readonly tables: { readonly applications: ApplicationsTable | null };
  readonly year: number | null;
}

/**
 * Holds the identities of the form against the figures read. Only I1 to I4, J1 to J3 and the statistics table's sums
 * (K1 to K7) can fail; prose against table (I6, J4), percentages (I7) and K8 warn at most.
 */
export function runChecks(facts: CheckFacts): readonly Check[] {
  const { tables, figures, year } = facts;
  const { applications, litigation, statistics } = tables;
  return [
    ...(applications === null ? [] : checkApplications(applications, year)),
    ...(litigation === null ? [] : checkLitigation(litigation, year)),
    ...(statistics === null ? [] : checkStatistics(statistics, year)),
    ...(applications === null ? [] : checkNarrative(figures, applications, year)),
    ...(litigation === null ? [] : checkCourts(figures, litigation, year)),
    ...checkShares(figures, year),
  ];
}

/** I5: this year's report against last year's of the same publisher; warns at most. Nothing where years do not follow. */
export function runCrossYearChecks(previous: YearFacts, current: YearFacts): readonly Check[] {
  const follows = previous.year !== null && current.year === previous.year + 1;
  const before = previous.tables.applications;
  const now = current.tables.applications;
  return follows && before !== null && now !== null ? checkCarriedOver(before, now, current.year) : [];
}
