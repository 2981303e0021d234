import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of one process, for Prometheus. Labels take few values; no URL, title or address is one. */
export interface Metrics {
  readonly registry: Registry;
  /** Captures by portal and page state. */
  readonly captures: Counter<'portal' | 'state'>;
  readonly archivedBytes: Counter;
  readonly runs: Counter<'portal' | 'outcome'>;
  /** Derived captures by integrity. */
  readonly extractions: Counter<'integrity'>;
  readonly extractionSeconds: Histogram;
  readonly changes: Counter<'kind'>;
  /** Attempts by channel and outcome: `sent`, `retry`, `failed`. */
  readonly deliveries: Counter<'channel' | 'outcome'>;
  readonly jobs: Counter<'job' | 'outcome'>;
  readonly jobSeconds: Histogram<'job'>;
  readonly queueDepth: Gauge<'state'>;
  /** Portals whose crawl waits for their hours. */
  readonly waitsUntil: Gauge<'portal'>;
  /** 1 while our own line is down. */
  readonly offline: Gauge;
  /** Bytes that the archive's disk has left. */
  readonly archiveFree: Gauge;
  readonly httpRequests: Counter<'route' | 'status'>;
  readonly httpSeconds: Histogram<'route'>;
}

const secondsBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Makes a registry of its own, so that several applications live in one process; `version` is shown as `nianbao_info`. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'nianbao_info', help: 'Version of the program.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  return {
    registry,
    captures: new Counter({
      name: 'nianbao_captures_total',
      help: 'Captures by portal and page state.',
      labelNames: ['portal', 'state'],
      registers,
    }),
    archivedBytes: new Counter({ name: 'nianbao_archived_bytes_total', help: 'Bytes of bodies archived.', registers }),
    runs: new Counter({
      name: 'nianbao_runs_total',
      help: 'Finished crawls by portal and outcome.',
      labelNames: ['portal', 'outcome'],
      registers,
    }),
    extractions: new Counter({
      name: 'nianbao_extractions_total',
      help: 'Captures that were read, by integrity.',
      labelNames: ['integrity'],
      registers,
    }),
    extractionSeconds: new Histogram({
      name: 'nianbao_extraction_seconds',
      help: 'Time to read one capture.',
      buckets: secondsBuckets,
      registers,
    }),
    changes: new Counter({ name: 'nianbao_changes_total', help: 'Changes by kind.', labelNames: ['kind'], registers }),
    deliveries: new Counter({
      name: 'nianbao_delivery_attempts_total',
      help: 'Attempts to deliver by channel and outcome.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    jobs: new Counter({
      name: 'nianbao_jobs_total',
      help: 'Finished jobs by name and outcome.',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'nianbao_job_seconds',
      help: 'Time of one job.',
      labelNames: ['job'],
      buckets: secondsBuckets,
      registers,
    }),
    queueDepth: new Gauge({
      name: 'nianbao_queue_jobs',
      help: 'Jobs in the queue by state.',
      labelNames: ['state'],
      registers,
    }),
    waitsUntil: new Gauge({
      name: 'nianbao_portal_waits_until_seconds',
      help: 'When the crawl of a portal that waits for its hours goes on, in seconds since 1970; absent where none waits.',
      labelNames: ['portal'],
      registers,
    }),
    offline: new Gauge({ name: 'nianbao_offline', help: 'Whether our own line is down: 1 or 0.', registers }),
    archiveFree: new Gauge({ name: 'nianbao_archive_free_bytes', help: 'Room left for the archive.', registers }),
    httpRequests: new Counter({
      name: 'nianbao_http_requests_total',
      help: 'Requests to the pages and the API by route and status.',
      labelNames: ['route', 'status'],
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'nianbao_http_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['route'],
      buckets: secondsBuckets,
      registers,
    }),
  };
}
