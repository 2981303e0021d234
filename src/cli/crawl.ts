import type { Command } from 'commander';
import type { PortalConfig } from '../../config/portal.ts';
import { opensAt } from '../../jobs/hours.ts';
import { timeIn } from '../telling/clock.ts';
import { reachDatabase } from '../runtime/reach-database.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { configuredToTell, inSession } from './session.ts';

/** `crawl`: crawl now, wait, summarise. */
export function addCrawl(program: Command, output: Output): void {
  program
    .command('crawl')
    .description('crawl one portal, or all, now; wait and summarise')
    .argument('[portal]', 'id of a portal; all when left out')
    .option('--once', 'end when done (always so)')
    .option('--any-hour', 'crawl outside the hours that a portal’s file allows (crawl.hours), too')
    .option(
      '--json',
      'answer JSON, a line each: every page as it is read (`record: page`), then each run (`record: run`)',
    )
    .action(async (id: string | undefined, options: { json?: true; anyHour?: true }) =>
      inSession(output, async (session) => {
        const { settings, lifecycle, log } = session;
        const loaded = await configuredToTell(settings, output);
        const portals = loaded.configuration.portals.filter((portal) => id === undefined || portal.id === id);
        if (portals.length === 0) {
          const known = loaded.configuration.portals.map((portal) => portal.id).join(', ') || 'none';
          const broken = loaded.problems.some(({ severity }) => severity === 'error');
          throw new CommandFailure(
            broken
              ? `no ${id === undefined ? 'portal' : `portal ${id}`} to crawl: correct the errors above, which \`nianbao check\` tells again`
              : id === undefined
                ? `no portal is configured in ${settings.configDirectory}/portals; \`nianbao probe URL\` prints a file for one`
                : `there is no portal ${id} to crawl; configured are: ${known}`,
            id === undefined ? 1 : 2,
          );
        }
        const now = new Date();
        const closed = options.anyHour ? [] : portals.flatMap((portal) => closedNow(portal, now));
        for (const { message } of closed) output.say(message);
        const open = portals.filter((portal) => !closed.some((each) => each.portal === portal));
        if (open.length === 0) throw new CommandFailure('no portal was crawled: none may be asked at this hour');
        // The program is loaded while the database server comes up.
        const load = async () => import('./crawl-now.ts');
        const databaseUrl = await reachDatabase(settings, lifecycle, log, () => void load());
        const { crawlNow } = await load();
        await crawlNow(session, databaseUrl, loaded, open, options.json === true, output);
      }),
    );
}

/** What to say of a portal that may not be asked now. */
function closedNow(portal: PortalConfig, now: Date): readonly { portal: PortalConfig; message: string }[] {
  const opens = opensAt(portal, now);
  if (opens === null) return [];
  const hours = portal.crawl.hours.join(', ');
  const message =
    `${portal.id} is not crawled: its file allows ${hours} (${portal.timeZone}), next from ${timeIn(portal.timeZone, opens)} on; ` +
    '--any-hour crawls it now';
  return [{ portal, message }];
}
