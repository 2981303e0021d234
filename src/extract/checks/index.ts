import type { Check, Figure, ReportFormat, Section, Tables } from '../../domain/index.ts';
import { checkApplications } from './applications.ts';
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
