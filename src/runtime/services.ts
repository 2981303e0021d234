import path from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { openQueue, type JobQueue } from '../queue/index.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Metrics } from '../web/index.ts';
import { startPostgres } from './postgres/index.ts';
import { version } from './version.ts';

/** What every role needs: the database, brought up to date, and the queue. */
export interface Services {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly databaseUrl: string;
  readonly metrics: Metrics;
}

/** Opens database and queue; `lifecycle` closes them. Without DATABASE_URL the embedded server is started, or joined. */
export async function openServices(settings: Settings, lifecycle: Lifecycle, log: Logger): Promise<Services> {
  const { store, databaseUrl } = await openStoreOnly(settings, lifecycle, log);
  const backend =
    settings.redisUrl === null
      ? ({ kind: 'postgres', url: databaseUrl } as const)
      : ({ kind: 'redis', url: settings.redisUrl } as const);
  const queue = await openQueue({ backend, onError: troubleWith('queue', lifecycle, log) });
  lifecycle.add('queue', async () => queue.close());
  return { store, queue, databaseUrl, metrics: createMetrics(version) };
}

/** The database alone, for commands that only look. */
export async function openStoreOnly(
  settings: Settings,
  lifecycle: Lifecycle,
  log: Logger,
): Promise<{ readonly store: Store; readonly databaseUrl: string }> {
  const databaseUrl = settings.databaseUrl ?? (await startEmbedded(settings, lifecycle, log));
  const store = openStore(databaseUrl, { poolSize: 10, onError: troubleWith('database', lifecycle, log) });
  lifecycle.add('database', async () => store.close());
  await store.migrate();
  return { store, databaseUrl };
}

/** Connections that break while everything is closing are how a server says goodbye. */
function troubleWith(what: string, lifecycle: Lifecycle, log: Logger): (error: unknown) => void {
  return (err) => (lifecycle.signal.aborted ? log.debug({ err }, what) : log.error({ err }, what));
}

async function startEmbedded(settings: Settings, lifecycle: Lifecycle, log: Logger): Promise<string> {
  const server = await startPostgres({
    directory: settings.dataDirectory,
    say: (line) => log.debug(line),
  });
  lifecycle.add('PostgreSQL', async () => server.stop());
  log.info({ pid: server.pid, adopted: server.adopted }, 'embedded PostgreSQL is up');
  return server.url;
}

/** Where the WARC files of this installation stand. */
export function archiveDirectoryOf(settings: Settings): string {
  return path.join(settings.dataDirectory, 'archive');
}
