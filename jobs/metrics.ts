interface Count<Label extends string> {
  inc(labels: Readonly<Record<Label, string>>): void;
}

/** What the jobs count, one more at a time, and the times they take. Whoever starts them hands it in. */
export interface JobMetrics {
  /** Captures by portal and page state. */
  readonly captures: Count<'portal' | 'state'>;
  readonly archivedBytes: { inc(bytes: number): void };
  readonly runs: Count<'portal' | 'outcome'>;
  /** Derived captures by integrity. */
  readonly extractions: Count<'integrity'>;
  /** Starts a clock; what it answers stops it. */
  readonly extractionSeconds: { startTimer(): () => void };
  readonly changes: Count<'kind'>;
  /** Attempts by channel and outcome: `sent`, `retry`, `failed`. */
  readonly deliveries: Count<'channel' | 'outcome'>;
  readonly jobs: Count<'job' | 'outcome'>;
  readonly jobSeconds: { startTimer(labels: { readonly job: string }): () => void };
}

const uncounted = { inc: () => undefined };
const untimed = { startTimer: () => () => undefined };

/** For a program whose figures nobody can ask for. */
export const nothingCounted: JobMetrics = {
  captures: uncounted,
  archivedBytes: uncounted,
  runs: uncounted,
  extractions: uncounted,
  extractionSeconds: untimed,
  changes: uncounted,
  deliveries: uncounted,
  jobs: uncounted,
  jobSeconds: untimed,
};
