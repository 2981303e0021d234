import type { Command } from 'commander';
import { stringify } from 'yaml';
import { readSettings } from '../../config/settings.ts';
import { createFetchers } from '../runtime/fetchers.ts';
import { createLifecycle } from '../runtime/lifecycle.ts';
import { createLocalGate } from '../fetch/index.ts';
import { CommandFailure } from './failure.ts';
import { table, type Output } from './output.ts';
import { probeSite, type Probe } from './probe/look.ts';
import { portalOf } from './probe/portal.ts';

/** `probe URL`: what a site is, where its annual reports stand, and the YAML to watch it. */
export function addProbe(program: Command, output: Output): void {
  program
    .command('probe')
    .description('look at a site: content system, columns of annual reports, and the YAML to watch it')
    .argument('<url>', 'home page, or a column')
    .option('--json', 'answer what was found as JSON')
    .option('--allow-private-host <host...>', 'look at these private or loopback hosts')
    .addHelpText('after', '\nExample:\n  nianbao probe http://www.qingshan.gov.cn/ > config/portals/qingshan.yaml')
    .action(async (url: string, options: { json?: true; allowPrivateHost?: string[] }) => {
      if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
        throw new CommandFailure(`${url} is not an http address`, 2);
      const settings = readSettings(process.env);
      const lifecycle = createLifecycle();
      try {
        const allowPrivateHosts = options.allowPrivateHost ?? [];
        const portal = portalOf({ url, columns: [], allowPrivateHosts, browser: 'never' });
        const fetcher = createFetchers(settings, createLocalGate(), lifecycle)(portal);
        const probe = await probeSite(fetcher, portal, url, output.say);
        const found = portalOf({
          url,
          columns: probe.columns,
          allowPrivateHosts,
          browser: probe.needsBrowser ? 'auto' : 'never',
        });
        const usable = probe.verdict.state === 'ok' && probe.columns.length > 0;
        if (options.json) output.json({ ...probe, portal: found });
        else if (probe.verdict.state === 'ok') describe(probe, output);
        if (usable && !options.json) {
          output.result(`# yaml-language-server: $schema=../schemas/portal.schema.json\n${stringify(minimal(found))}`);
        }
        if (probe.verdict.state !== 'ok') throw new CommandFailure(failureOf(url, probe));
        if (probe.columns.length === 0) {
          throw new CommandFailure(
            'no column of annual reports was found; probe the address of the column itself, if you know it',
          );
        }
      } finally {
        await lifecycle.close();
      }
    });
}

function failureOf(url: string, { verdict }: Probe): string {
  const { state, reason } = verdict;
  const host = URL.parse(url)?.hostname ?? url;
  const remedy = /allowPrivateHosts/.test(reason) ? `; here: \`--allow-private-host ${host}\`` : '';
  return `${url} is ${state}: ${reason}${remedy}`;
}

function describe(probe: Probe, output: Output): void {
  const { system } = probe;
  output.say(
    `content system: ${system.kind} (${Math.round(system.confidence * 100)} %${system.evidence.length > 0 ? `: ${system.evidence.join('; ')}` : ''})`,
  );
  output.say(
    `charset: ${probe.charset ?? 'unknown'}; robots: ${probe.robots}; browser: ${probe.needsBrowser ? 'needed' : 'not needed'}`,
  );
  for (const column of probe.columns) {
    output.say(`column: ${column.name} ${column.url}`);
    if (column.reports.length > 0) {
      const rows = column.reports.map((report) => [String(report.year ?? '?'), report.publisher ?? '?', report.title]);
      output.say(table([['year', 'publisher', 'title'], ...rows]));
    }
  }
}

/** Only what differs from the defaults, as a person would write it. */
function minimal(portal: ReturnType<typeof portalOf>) {
  const { id, name, schedule, timeZone, crawl, columns } = portal;
  const { allowPrivateHosts, browser } = crawl;
  const special = {
    ...(browser === 'never' ? {} : { browser }),
    ...(allowPrivateHosts.length === 0 ? {} : { allowPrivateHosts }),
  };
  return {
    id,
    name,
    timeZone,
    schedule,
    ...(Object.keys(special).length === 0 ? {} : { crawl: special }),
    columns: columns.map((column) => ({
      id: column.id,
      name: column.name,
      url: column.url,
      ...(column.publisher === undefined ? {} : { publisher: column.publisher }),
    })),
  };
}
