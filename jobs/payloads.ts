import { z } from 'zod';
import type { CaptureId, RunId, VersionId } from '../src/domain/index.ts';

const id = <T extends string>() => z.uuid().transform((value) => value as T);

/** Payloads by job name; checked when a job is taken from the queue. */
export const payloads = {
  /** Read every column of the run's portal and plan the visits. */
  crawl: z.strictObject({ runId: id<RunId>() }),
  /** Visit one batch of a run's pages. */
  visit: z.strictObject({ runId: id<RunId>(), batch: z.int().min(0) }),
  /** Derive a capture whose derivation was cut off. */
  compare: z.strictObject({ captureId: id<CaptureId>() }),
  /** Look a second time at a version that waits to be told. */
  confirm: z.strictObject({ versionId: id<VersionId>() }),
  /** Look whether our own line is up, and whose trouble it is where portals do not answer. */
  line: z.strictObject({}),
  /** Send every delivery that is due; `cause` is what called for it: a change, a retry, a sweep. */
  notify: z.strictObject({ cause: z.string().max(200) }),
  /** Check the archive's fixity. */
  audit: z.strictObject({ day: z.iso.date() }),
  /** Forget old crawls. */
  tidy: z.strictObject({ day: z.iso.date() }),
} as const;

export type JobName = keyof typeof payloads;
export type Payload<N extends JobName> = z.output<(typeof payloads)[N]>;

/** One id for one piece of work, so that asking twice for the same makes one job. */
export const jobIds = {
  crawl: (runId: RunId) => `crawl-${runId}`,
  visit: (runId: RunId, batch: number) => `visit-${runId}-${batch}`,
  compare: (captureId: CaptureId) => `compare-${captureId}`,
  confirm: (versionId: VersionId) => `confirm-${versionId}`,
  line: () => 'line-check',
  notify: (cause: string) => `notify-${cause}`,
  audit: (day: string) => `audit-${day}`,
  tidy: (day: string) => `tidy-${day}`,
} as const;
