import type { LoadedConfiguration } from '../../config/load.ts';
import type { PortalConfig } from '../../config/portal.ts';
import { namesOf } from '../../jobs/publishers.ts';
import type { PortalEntry } from '../store/index.ts';
import type { Services } from './services.ts';

/** Brings the database's portals in line with the configuration. A file with an error takes no portal off the watch. */
export async function syncPortals(
  { store }: Pick<Services, 'store'>,
  { configuration, problems }: LoadedConfiguration,
): Promise<void> {
  const broken = problems.some((problem) => problem.severity === 'error');
  await store.portals.sync(configuration.portals.map(entryOf), new Date(), { keepOthers: broken });
  for (const portal of configuration.portals) await store.portals.renamePublishers(portal.id, namesOf(portal));
}

function entryOf(portal: PortalConfig): PortalEntry {
  return {
    id: portal.id,
    name: portal.name,
    config: portal,
    columns: portal.columns.map(({ id, name, url, publisher }) => ({
      id,
      name,
      url,
      publisher: publisher ?? null,
    })),
  };
}
