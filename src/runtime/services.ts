import path from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { unstorable } from '../../jobs/visit/unstorable.ts';
import { openArchive, type Archive } from '../archive/index.ts';
import { openQueue, type JobQueue } from '../queue/index.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { makeFolders } from './make-folders.ts';
import { reachDatabase } from './reach-database.ts';
import { version } from './version.ts';

/** What every role needs: the database, brought up to date, and the queue. */
export interface Services {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly databaseUrl: string;
}

/**
 * Opens database and queue; `lifecycle` closes them. Without DATABASE_URL the embedded server is started, or joined.
 * @param reached address of the database, where it has been reached before
 */
export async function openServices(
  settings: Settings,
  lifecycle: Lifecycle,
  log: Logger,
  reached?: string,
): Promise<Services> {
  const databaseUrl = reached ?? (await reachDatabase(settings, lifecycle, log));
  // Each prepares tables of its own.
  const [store, queue] = await Promise.all([
    prepareStore(databaseUrl, lifecycle, log),
    prepareQueue(settings.redisUrl, databaseUrl, lifecycle, log),
  ]);
  return { store, queue, databaseUrl };
}

/** The database alone, for commands that only look. */
export async function openStoreOnly(
  settings: Settings,
  lifecycle: Lifecycle,
  log: Logger,
): Promise<{ readonly store: Store; readonly databaseUrl: string }> {
  const databaseUrl = await reachDatabase(settings, lifecycle, log);
  return { store: await prepareStore(databaseUrl, lifecycle, log), databaseUrl };
}

async function prepareStore(databaseUrl: string, lifecycle: Lifecycle, log: Logger): Promise<Store> {
  const store = openStore(databaseUrl, { poolSize: 6, onError: troubleWith('database', lifecycle, log) });
  lifecycle.add('database', async () => store.close());
  await store.migrate();
  return store;
}

async function prepareQueue(
  redisUrl: string | null,
  databaseUrl: string,
  lifecycle: Lifecycle,
  log: Logger,
): Promise<JobQueue> {
  const backend =
    redisUrl === null ? ({ kind: 'postgres', url: databaseUrl } as const) : ({ kind: 'redis', url: redisUrl } as const);
  const queue = await openQueue({ backend, onError: troubleWith('queue', lifecycle, log) });
  lifecycle.add('queue', async () => queue.close());
  return queue;
}

/**
 * Connections that break while everything is closing are how a server says goodbye. Where nothing can be written any more the
 * program ends.
 */
function troubleWith(what: string, lifecycle: Lifecycle, log: Logger): (error: unknown) => void {
  return (err) => {
    const fatal = unstorable(err);
    if (lifecycle.signal.aborted || fatal !== null) log.debug({ err }, what);
    else log.error({ err }, what);
    if (fatal !== null) lifecycle.fail(fatal);
  };
}

/** Opens the archive of this installation; whoever opens it closes it. `now` dates what is written. */
export async function openArchiveOf(settings: Settings, now: () => Date): Promise<Archive> {
  const directory = archiveDirectoryOf(settings);
  await makeFolders(directory);
  return openArchive({ directory, software: `nianbao/${version}`, operator: settings.contact, now });
}

/** Where the WARC files of this installation stand. */
export function archiveDirectoryOf(settings: Settings): string {
  return path.join(settings.dataDirectory, 'archive');
}
