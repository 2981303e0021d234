import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { alertsSchema } from '../../config/alerts.ts';
import type { LoadedConfiguration } from '../../config/load.ts';
import { portalSchema } from '../../config/portal.ts';
import type { Settings } from '../../config/settings.ts';
import { refill } from '../../jobs/refill.ts';
import { enqueueCrawl, tick } from '../../jobs/schedule.ts';
import type { HookReceiver } from '../../src/cli/demo/hook.ts';
import type { Inbox } from '../../src/cli/demo/inbox.ts';
import type { ChangeKind, PortalId, RunId } from '../../src/domain/index.ts';
import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { start } from '../../src/runtime/start.ts';
import { syncPortals } from '../../src/runtime/sync-portals.ts';
import type { ChangeView, RunSummary, Store } from '../../src/store/index.ts';
import { closeAll, startSurroundings } from './surroundings.ts';

export const readerAddress = 'reader@readers.test';
export const operatorAddress = 'operator@operators.test';
/** Hears of one organ's reports alone. */
export const deskAddress = 'desk@readers.test';
export const deskPublisher = '云溪县档案馆';

/** The whole program in one process, on a database, a mail server and a webhook receiver of its own. */
export interface Installation {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly hook: HookReceiver;
  readonly settings: Settings;
  readonly dataDirectory: string;
  readonly webUrl: string;
  /** Crawls now, waits until everything found is recorded and told, and answers what came of it. */
  crawl(portalId?: string): Promise<RunSummary>;
  /** The same as the scheduler does it, at the jobs' time. */
  scheduledCrawl(): Promise<RunSummary>;
  /** Makes the crawl that the portal's schedule would make now, and lets it begin. */
  tick(portalId?: string): Promise<void>;
  /** Does what the scheduler does every half minute, and waits until all of it is done. */
  sweep(): Promise<void>;
  /** Sets the jobs' clock forward. */
  passTime(hours: number): void;
  /** The jobs' clock. */
  now(): Date;
  /** Changes told or to be told, oldest first, without what was there from the beginning. */
  changes(): Promise<readonly ChangeView[]>;
  /** Their kinds. */
  kinds(): Promise<readonly ChangeKind[]>;
  /** Mails to an address, newest first. */
  mailsTo(address: string): Inbox['received'];
  close(): Promise<void>;
}

export type PortalInput = z.input<typeof portalSchema>;

/** Starts worker and pages, without a scheduler: a test crawls when it wants to. */
export async function startInstallation(...portals: readonly PortalInput[]): Promise<Installation> {
  return installationOf(portals, true);
}

/** The same where nobody is subscribed to anything. */
export async function startUnsubscribed(...portals: readonly PortalInput[]): Promise<Installation> {
  return installationOf(portals, false);
}

async function installationOf(portals: readonly PortalInput[], isSubscribed: boolean): Promise<Installation> {
  const lifecycle = createLifecycle();
  const { inbox, hook, secretEnv, dataDirectory, settings } = await startSurroundings(lifecycle, {
    NIANBAO_PORT: '0',
    NIANBAO_CONCURRENCY: '4',
    NIANBAO_EXTRACT_THREADS: '1',
  });
  const loaded: LoadedConfiguration = {
    configuration: {
      portals: portals.map((portal) =>
        portalSchema.parse({ ...portal, crawl: { confirmMinutes: 0, browser: 'never', ...portal.crawl } }),
      ),
      alerts: alertsSchema.parse({
        subscribers: !isSubscribed
          ? []
          : [
              { id: 'reader', channel: 'email', to: [readerAddress] },
              { id: 'operator', channel: 'email', audience: 'operators', to: [operatorAddress] },
              { id: 'desk', channel: 'email', to: [deskAddress], publishers: [deskPublisher] },
              { id: 'system', channel: 'webhook', url: hook.url, secretEnv, allowPrivateHost: true },
            ],
      }),
    },
    problems: [],
  };
  const log = createLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const web = await start('web', settings, loaded, lifecycle, log, { inbox });
  await syncPortals(web.services, loaded);
  let aheadMs = 0;
  const now = (): Date => new Date(Date.now() + aheadMs);
  const clock = { now, steadyMs: () => now().getTime() };
  const { services } = await start('worker', settings, loaded, lifecycle, log, { clock });
  const { store } = services;

  const crawl = async (portalId = portals[0]?.id ?? ''): Promise<RunSummary> => {
    const run = await store.runs.createManual(portalId as PortalId);
    await enqueueCrawl(services, run.id);
    return ended(run.id, portalId);
  };
  const scheduledCrawl = async (): Promise<RunSummary> => {
    const id = (portals[0]?.id ?? '') as PortalId;
    const runId = await tick({ ...services, log }, { id }, now(), 'cron');
    if (runId === null) throw new Error(`${id} has had a run at ${now().toISOString()}`);
    return ended(runId, id);
  };
  const ended = async (runId: RunId, portalId: string): Promise<RunSummary> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
      const [summary] = await store.summaries([runId]);
      if (summary === undefined || (summary.state !== 'done' && summary.state !== 'failed')) continue;
      if ((await store.deliveries.untried(now())) === 0) return summary;
    }
    throw new Error(`the crawl of ${portalId} did not end within a minute`);
  };
  const tickOf = async (portalId = portals[0]?.id ?? ''): Promise<void> => {
    await tick({ ...services, log }, { id: portalId as PortalId }, now(), 'cron');
    await sweep();
  };
  const sweep = async (): Promise<void> => {
    await refill({ ...services, now });
    const names = ['crawl', 'visit', 'confirm', 'compare', 'line', 'notify'] as const;
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
      const counts = await Promise.all(names.map(async (name) => services.queue.counts(name)));
      if (
        counts.every(({ waiting, active }) => waiting + active === 0) &&
        (await store.deliveries.untried(now())) === 0
      )
        return;
    }
    throw new Error('what the sweep put into the queue did not end within half a minute');
  };
  const changes = async (): Promise<readonly ChangeView[]> => {
    const { items } = await store.read.changes({ withoutBaseline: true }, { limit: 200, cursor: null });
    return items.toReversed();
  };
  return {
    store,
    inbox,
    hook,
    settings,
    dataDirectory,
    webUrl: web.webUrl ?? '',
    crawl,
    scheduledCrawl,
    tick: tickOf,
    sweep,
    passTime: (hours) => {
      aheadMs += hours * 60 * 60 * 1000;
    },
    now,
    changes,
    kinds: async () => (await changes()).map(({ kind }) => kind),
    mailsTo: (address) => inbox.received.filter((mail) => mail.to.includes(address)),
    close: async () => closeAll(lifecycle),
  };
}
