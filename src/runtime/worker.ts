import { randomUUID } from 'node:crypto';
import type { Configuration } from '../../config/load.ts';
import type { PortalConfig } from '../../config/portal.ts';
import type { Settings } from '../../config/settings.ts';
import type { JobDeps } from '../../jobs/deps.ts';
import { jobNames, work } from '../../jobs/index.ts';
import { createTurns } from '../../jobs/in-turn.ts';
import { backOnline } from '../../jobs/portal/line.ts';
import { createLineWatch } from '../../jobs/portal/line-watch.ts';
import type { JobMetrics } from '../../jobs/metrics.ts';
import { createNotifier, type Notifier } from '../../jobs/tell/notifier.ts';
import type { JobName } from '../../jobs/payloads.ts';
import { publishedFigures } from '../../jobs/tell/published-figures.ts';
import { createReadingPool } from '../../jobs/read/reading-pool.ts';
import { createRecorder } from '../../jobs/derive/recorder.ts';
import { createMailSender, createWebhookDoor, createWebhookSender, isRefusedAddress } from '../alert/index.ts';
import { userAgent } from './version.ts';
import { createHttpDoor } from '../net/index.ts';
import { uuidV7, type Store } from '../store/index.ts';
import { createFetchers, openFetcher } from './fetchers.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { machineClock, type ProcessClock } from './process-clock.ts';
import { archiveDirectoryOf, openArchiveOf, type Services } from './services.ts';

/** How long a host stays taken after a worker died. */
const gateLeaseMs = 60_000;
const extractTimeoutMs = 60_000;
const extractMemoryMb = 1024;

/** Opens what the jobs work with and takes jobs, of these names, until `lifecycle` closes. */
export async function startWorker(
  settings: Settings,
  configuration: Configuration,
  services: Services,
  metrics: JobMetrics,
  lifecycle: Lifecycle,
  log: Logger,
  clock: ProcessClock = machineClock,
  names: readonly JobName[] = jobNames,
): Promise<JobDeps> {
  const { store, queue } = services;
  const { now } = clock;
  const directory = archiveDirectoryOf(settings);
  const archive = await openArchiveOf(settings, now);
  lifecycle.add('archive', async () => archive.close());
  const extractPool = createReadingPool({
    size: settings.extractThreads,
    timeoutMs: extractTimeoutMs,
    memoryMb: extractMemoryMb,
  });
  lifecycle.add('extractor', async () => extractPool.close());
  const gate = store.gate({
    holder: randomUUID(),
    leaseMs: gateLeaseMs,
    onError: (err) => log.error({ err }, 'politeness gate'),
  });
  const portals = new Map(configuration.portals.map((portal) => [portal.id, portal]));
  const deps: JobDeps = {
    portals,
    subscribers: configuration.alerts.subscribers,
    store,
    queue,
    archive,
    archiveDirectory: directory,
    fetcherFor: createFetchers(settings, gate, lifecycle, clock),
    freshFetcher: (portal) => openFetcher(settings, gate, portal, clock),
    extractPool,
    recorder: createRecorder(store, now),
    finishing: createTurns(),
    metrics,
    line: createLineWatch({ store, now, onBack: async () => backOnline(deps) }),
    offline: settings.offline,
    keepRunsDays: settings.keepRunsDays,
    notifier: notifierOf(settings, configuration, portals, store, lifecycle),
    stopping: lifecycle.signal,
    now,
    newId: () => uuidV7(),
    log,
  };
  const workers = await work(deps, settings.concurrency, names);
  lifecycle.add('workers', async () => void (await Promise.all(workers.map(async (worker) => worker.close()))));
  return deps;
}

function notifierOf(
  settings: Settings,
  { alerts }: Configuration,
  portals: ReadonlyMap<string, PortalConfig>,
  store: Store,
  lifecycle: Lifecycle,
): Notifier {
  const { url, from } = settings.smtp;
  const mail = url === null ? null : createMailSender({ smtpUrl: url, from });
  if (mail !== null) lifecycle.add('mail', () => mail.close());
  const privateHosts = alerts.subscribers.flatMap((each) =>
    each.channel === 'webhook' && each.allowPrivateHost ? [new URL(each.url).host] : [],
  );
  const door = createHttpDoor({ userAgent: userAgent(settings.contact), allowPrivateHosts: privateHosts });
  lifecycle.add('webhook door', async () => door.close());
  const webhooks = createWebhookSender({ door: createWebhookDoor(door), nowMs: Date.now, isRefusal: isRefusedAddress });
  return createNotifier({
    subscribers: alerts.subscribers,
    portals,
    mail,
    webhooks,
    env: process.env,
    textOf: async (captureId) => (await store.read.extraction(captureId))?.text ?? null,
    figuresOf: async (reportId) => publishedFigures(store.read, reportId),
    publicUrl: publicUrlOf(settings),
  });
}

/** Where people reach the pages. */
export function publicUrlOf(settings: Settings): string {
  return (settings.web.publicUrl ?? `http://${settings.web.host}:${settings.web.port}`).replace(/\/+$/, '');
}
