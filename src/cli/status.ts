import type { Command } from 'commander';
import { payloads } from '../../jobs/payloads.ts';
import type { PortalConfig } from '../../config/portal.ts';
import { spaceOf } from '../archive/index.ts';
import type { JobQueue } from '../queue/index.ts';
import { withNextCrawls } from '../runtime/next-crawl.ts';
import { archiveDirectoryOf, openServices } from '../runtime/services.ts';
import type { Store } from '../store/index.ts';
import type { Output } from './output.ts';
import { configured, inSession } from './session.ts';
import { statusLines, type Standing } from './status-lines.ts';
import { toldJson } from './told-json.ts';

const unreadAtMost = 200;

/** `status`: portals, last and next crawl, states, queue, deliveries. */
export function addStatus(program: Command, output: Output): void {
  program
    .command('status')
    .description('show portals with their states, the last and next crawl, the queue and the deliveries')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store, queue } = await openServices(settings, lifecycle, log);
        const { configuration } = await configured(settings, output);
        const standing = await standingOf(store, queue, configuration.portals, archiveDirectoryOf(settings));
        if (options.json) output.json(jsonOf(standing));
        else for (const line of statusLines(standing)) output.result(line);
      }),
    );
}

async function standingOf(
  store: Store,
  jobs: JobQueue,
  files: readonly PortalConfig[],
  archiveDirectory: string,
): Promise<Standing> {
  const byId = new Map(files.map((portal) => [portal.id, portal]));
  const [portals, queue, totals, offlineSince, disk, held, waiting, unread, unreadCounts] = await Promise.all([
    store.read.portals().then(async (known) => withNextCrawls(store, byId, known, new Date())),
    Promise.all(Object.keys(payloads).map(async (name) => ({ name, ...(await jobs.counts(name)) }))),
    store.read.status(),
    store.read.offlineSince(),
    spaceOf(archiveDirectory),
    store.held.list(),
    store.read.waiting(),
    store.read.unread(null, { limit: unreadAtMost, cursor: null }),
    store.read.unreadCounts(),
  ]);
  return {
    portals,
    queue,
    totals: { ...totals, offlineSince },
    disk,
    archiveDirectory,
    held,
    waiting,
    unread: unread.items,
    unreadCounts,
  };
}

function jsonOf({ portals, queue, totals, disk, held, waiting, unread, unreadCounts }: Standing): object {
  return {
    portals: portals.map((portal) => toldJson(portal, portal.timeZone)),
    queue,
    held,
    waiting: toldJson(waiting, 'UTC'),
    unread: toldJson(unread, 'UTC'),
    unreadCounts,
    ...totals,
    disk,
  };
}
