import type { Settings } from '../../config/settings.ts';
import { cacheDirectory } from './cache-directory.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { startPostgres } from './postgres/index.ts';

/**
 * Address of the database: DATABASE_URL's, or that of the embedded server, which is started or joined and which `lifecycle`
 * leaves.
 * @param meanwhile called while that server comes up; perhaps twice, perhaps not at all
 */
export async function reachDatabase(
  settings: Settings,
  lifecycle: Lifecycle,
  log: Logger,
  meanwhile: () => void = () => undefined,
): Promise<string> {
  if (settings.databaseUrl !== null) return settings.databaseUrl;
  const server = await startPostgres({
    directory: settings.dataDirectory,
    cache: cacheDirectory,
    say: (line) => log.debug(line),
    onSpawned: meanwhile,
  });
  lifecycle.add('PostgreSQL', async () => server.stop());
  log.info({ pid: server.pid, adopted: server.adopted }, 'embedded PostgreSQL is up');
  return server.url;
}
