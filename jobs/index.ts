import type { z } from 'zod';
import { UnrecoverableJob, type Job, type RunningWorker } from '../src/queue/index.ts';
import { audit } from './audit.ts';
import { compareCapture } from './visit/compare.ts';
import { confirm } from './visit/confirm.ts';
import { crawl } from './crawl/crawl.ts';
import type { JobDeps } from './deps.ts';
import { checkLine } from './portal/line.ts';
import { notify } from './tell/notify.ts';
import { payloads, type JobName, type Payload } from './payloads.ts';
import { tidy } from './tidy.ts';
import { visit } from './visit/visit.ts';

/** A job's handler behind its payload's schema. */
type Handler = (deps: JobDeps, job: Job) => Promise<void>;

const handlers: Readonly<Record<JobName, Handler>> = {
  crawl: checked('crawl', crawl),
  visit: checked('visit', visit),
  compare: checked('compare', compareCapture),
  confirm: checked('confirm', confirm),
  line: checked('line', checkLine),
  notify: checked('notify', async (deps, _, signal) => notify(deps, signal)),
  audit: checked('audit', audit),
  tidy: checked('tidy', tidy),
};

function checked<N extends JobName>(
  name: N,
  handle: (deps: JobDeps, payload: Payload<N>, signal: AbortSignal) => Promise<void>,
): Handler {
  const schema: z.ZodType = payloads[name];
  return async (deps, job) => {
    const payload = schema.safeParse(job.payload);
    if (!payload.success) {
      throw new UnrecoverableJob(`job ${name} ${job.id} has a payload that is none of ours: ${payload.error.message}`);
    }
    await handle(deps, payload.data as Payload<N>, job.signal);
  };
}

/** Jobs of a name that one worker process runs at a time, by the operator's setting. */
function concurrencyOf(name: JobName, setting: number): number {
  switch (name) {
    case 'visit':
      return setting;
    case 'crawl':
      return Math.max(2, Math.ceil(setting / 2));
    case 'compare':
    case 'confirm':
    case 'notify':
      return 2;
    case 'audit':
    case 'tidy':
    case 'line':
      return 1;
    default:
      return name satisfies never;
  }
}

export const jobNames = Object.keys(handlers) as readonly JobName[];

/** Takes jobs of these names from the queue until the workers are closed. */
export async function work(
  deps: JobDeps,
  concurrency: number,
  names: readonly JobName[],
): Promise<readonly RunningWorker[]> {
  return Promise.all(
    names.map(async (name) =>
      deps.queue.work(name, { concurrency: concurrencyOf(name, concurrency) }, async (job) =>
        measured(deps, name, job),
      ),
    ),
  );
}

async function measured(deps: JobDeps, name: JobName, job: Job): Promise<void> {
  const stop = deps.metrics.jobSeconds.startTimer({ job: name });
  try {
    await handlers[name](deps, job);
    deps.metrics.jobs.inc({ job: name, outcome: 'done' });
  } catch (error) {
    deps.metrics.jobs.inc({ job: name, outcome: 'failed' });
    throw error;
  } finally {
    stop();
  }
}
