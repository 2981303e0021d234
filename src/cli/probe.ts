import { InvalidArgumentError, type Command } from 'commander';
import { readSettings } from '../../config/settings.ts';
import { createFetchers } from '../runtime/fetchers.ts';
import { createLifecycle } from '../runtime/lifecycle.ts';
import { createLocalGate } from '../fetch/index.ts';
import { CommandFailure } from './failure.ts';
import { table, type Output } from './output.ts';
import { privateHostOption } from './private-hosts.ts';
import { adviceOf } from './probe/advice.ts';
import { createLooker } from './probe/look.ts';
import { portalOf, portalYaml } from './probe/portal.ts';
import { probeSite, type Probe } from './probe/site.ts';
import { toldRecord } from './told-json.ts';

/** `probe URL`: what a site is, where its annual reports stand, and the YAML to watch it. */
export function addProbe(program: Command, output: Output): void {
  program
    .command('probe')
    .description('look at a site: content system, columns of annual reports, and the YAML to watch it')
    .argument('<url>', 'home page, or a column')
    .option('--json', 'answer what was found as JSON')
    .option('--delay <seconds>', 'pause between two requests', secondsOf, 1)
    .addOption(privateHostOption('look at'))
    .action(async (url: string, options: { json?: true; delay: number; allowPrivateHost?: string[] }) => {
      if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
        throw new CommandFailure(`${url} is not an http address; write it with http:// or https://`, 2);
      const settings = readSettings(process.env);
      const lifecycle = createLifecycle();
      try {
        const allowPrivateHosts = options.allowPrivateHost ?? [];
        const asking = { url, columns: [], allowPrivateHosts, browser: 'never' as const, delaySeconds: options.delay };
        const portal = portalOf(asking);
        const fetcher = createFetchers(settings, createLocalGate(), lifecycle)(portal);
        const probe = await probeSite(createLooker(fetcher, portal, output.say), url);
        const found = portalOf({
          url,
          columns: probe.columns,
          allowPrivateHosts,
          browser: probe.needsBrowser ? 'auto' : 'never',
        });
        const advice = adviceOf(url, probe);
        const yaml = advice === null ? portalYaml(found) : null;
        if (options.json) output.json({ ...toldRecord(probe, 'UTC'), advice, portal: found, yaml });
        else if (probe.verdict.state === 'ok') describe(probe, output);
        if (yaml !== null && !options.json) {
          output.result(yaml);
          output.say(nextSteps(found.id));
        }
        if (advice !== null) throw new CommandFailure(advice);
      } finally {
        await lifecycle.close();
      }
    });
}

/** What to do with the YAML that was printed. */
function nextSteps(id: string): string {
  return `next: save it as config/portals/${id}.yaml, \`nianbao check\`, \`nianbao crawl ${id}\` (what is there already is recorded, nobody is told), name who is told in config/alerts.yaml, \`nianbao start\``;
}

function secondsOf(given: string): number {
  const seconds = Number(given);
  if (!(seconds >= 0 && seconds <= 3600)) throw new InvalidArgumentError('It takes seconds, from 0 to 3600.');
  return seconds;
}

function describe(probe: Probe, output: Output): void {
  const { system } = probe;
  const evidence = system.evidence.length > 0 ? `: ${system.evidence.join('; ')}` : '';
  output.say(`content system: ${system.kind} (${Math.round(system.confidence * 100)} %${evidence})`);
  output.say(
    `charset: ${probe.charset ?? 'unknown'}; robots: ${probe.robots}; browser: ${probe.needsBrowser ? 'needed' : 'not needed'}`,
  );
  for (const column of probe.columns) {
    output.say(
      `column: ${column.name} ${column.url}${column.isColumn ? '' : ' (reports stand there among other things)'}`,
    );
    if (column.system.kind === 'feed')
      output.say(
        'it is a feed, which shows what is newest: that a report is gone or overdue cannot be told from it; where the site has a page that lists all, name that as the column’s url',
      );
    const rows = column.reports.map((report) => [String(report.year ?? '?'), report.publisher ?? '?', report.title]);
    output.say(table([['year', 'publisher', 'title'], ...rows]));
  }
  if (probe.cut !== null) output.say(`the search ended early: ${probe.cut}`);
}
