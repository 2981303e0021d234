import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Configuration } from '../../config/load.ts';
import type { PortalConfig } from '../../config/portal.ts';
import { declaredOf } from '../../jobs/publishers.ts';
import type { Settings } from '../../config/settings.ts';
import { payloads } from '../../jobs/payloads.ts';
import { spaceOf } from '../archive/index.ts';
import type { Declared } from '../follow/index.ts';
import type { Store } from '../store/index.ts';
import {
  createApp,
  listen,
  type InboxReads,
  type Metrics,
  type Reads,
  type ReadinessCheck,
  type TokenCheck,
} from '../web/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { archiveDirectoryOf, openArchiveOf, type Services } from './services.ts';
import { withNextCrawls } from './next-crawl.ts';
import { version } from './version.ts';

/** What a demo adds to the pages. */
export interface WebExtras {
  readonly inbox?: InboxReads;
}

/** Serves pages and API; answers their address. */
export async function startWeb(
  settings: Settings,
  { portals }: Configuration,
  services: Services,
  metrics: Metrics,
  lifecycle: Lifecycle,
  log: Logger,
  extras: WebExtras,
): Promise<string> {
  const { store } = services;
  const archive = await openArchiveOf(settings, () => new Date());
  lifecycle.add('archive (reading)', async () => archive.close());
  const { host, token, publicUrl } = settings.web;
  const loopback = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  const tokens = token === null && loopback ? null : tokenCheck(store, token);
  const declared = new Map<string, readonly Declared[]>(portals.map((portal) => [portal.id, declaredOf(portal)]));
  const app = createApp({
    reads: withNextRuns(store, new Map(portals.map((portal) => [portal.id, portal]))),
    held: store.held,
    space: async () => spaceOf(archiveDirectoryOf(settings)),
    declared: (id) => declared.get(id) ?? [],
    archive,
    version,
    metrics,
    readiness: [...readinessOf(services), archiveCheck(archiveDirectoryOf(settings))],
    ...(tokens === null ? {} : { tokens }),
    hosts: loopback ? (publicUrl === null ? 'loopback' : [new URL(publicUrl).host]) : 'any',
    ...(publicUrl === null ? {} : { publicUrl }),
    ...(extras.inbox === undefined ? {} : { inbox: extras.inbox }),
    report: (err, where) => log.error({ err, where }, 'pages'),
  });
  const listening = await listen({ app, host, port: settings.web.port, protectedByToken: tokens !== null });
  lifecycle.add('pages', async () => listening.close());
  watchWork(services, metrics, archiveDirectoryOf(settings), lifecycle, log);
  log.info({ url: listening.url }, 'pages are served');
  return listening.url;
}

/** Health and figures of a process that serves no pages, on loopback. */
export async function startHealth(
  port: number,
  services: Services,
  metrics: Metrics,
  lifecycle: Lifecycle,
  log: Logger,
): Promise<void> {
  const app = createApp({
    reads: services.store.read,
    archive: { read: () => Promise.reject(new Error('this process serves no captures')) },
    version,
    metrics,
    readiness: readinessOf(services),
    report: (err, where) => log.error({ err, where }, 'health'),
  });
  const listening = await listen({ app, host: '127.0.0.1', port, protectedByToken: false });
  lifecycle.add('health', async () => listening.close());
}

function readinessOf({ store, queue }: Services): readonly ReadinessCheck[] {
  return [
    { name: 'database', check: async () => store.ping() },
    { name: 'queue', check: async () => queue.counts('crawl') },
  ];
}

function archiveCheck(directory: string): ReadinessCheck {
  return { name: 'archive', check: async () => access(directory, constants.R_OK) };
}

/** Tokens of the database, and the one of the environment. */
function tokenCheck(store: Store, fromEnvironment: string | null): TokenCheck {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return {
    accepts: async (token) =>
      (fromEnvironment !== null && timingSafeEqual(digest(token), digest(fromEnvironment))) ||
      (await store.tokens.verify(token)) !== null,
  };
}

function withNextRuns(store: Store, portals: ReadonlyMap<string, PortalConfig>): Reads {
  return {
    ...store.read,
    portals: async () => withNextCrawls(store, portals, await store.read.portals(), new Date()),
    portal: async (id) => {
      const view = await store.read.portal(id);
      return view === null ? null : ((await withNextCrawls(store, portals, [view], new Date()))[0] ?? view);
    },
  };
}

const lookEveryMs = 15_000;

/** Figures of what all processes share, which no counter of this one tells. */
function watchWork(
  { store, queue }: Services,
  metrics: Metrics,
  directory: string,
  lifecycle: Lifecycle,
  log: Logger,
): void {
  const look = async (): Promise<void> => {
    const counts = await Promise.all(Object.keys(payloads).map(async (name) => queue.counts(name)));
    for (const state of ['waiting', 'active', 'delayed'] as const) {
      metrics.queueDepth.set(
        { state },
        counts.reduce((sum, each) => sum + each[state], 0),
      );
    }
    const space = await spaceOf(directory);
    if (space !== null) metrics.archiveFree.set(space.free);
    metrics.offline.set((await store.line.offlineSince()) === null ? 0 : 1);
    const waiting = await store.runs.waiting();
    metrics.waitsUntil.reset();
    for (const { portalId, until } of waiting) metrics.waitsUntil.set({ portal: portalId }, until.getTime() / 1000);
  };
  const timer = setInterval(() => {
    look().catch((err: unknown) => log.warn({ err }, 'queue and waiting crawls not counted'));
  }, lookEveryMs);
  lifecycle.add('figures of work', () => clearInterval(timer));
}
