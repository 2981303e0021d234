import type { Check, Figure, ReportFormat, Section, Tables } from '../../domain/index.ts';

/** What the checks hold against each other. */
export interface CheckFacts {
  readonly tables: Tables;
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  readonly text: string;
  readonly format: ReportFormat | null;
  readonly year: number | null;
}

/** Holds the identities of the form against the figures read. */
export function runChecks(_facts: CheckFacts): readonly Check[] {
  return [];
}
