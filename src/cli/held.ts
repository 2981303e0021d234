import type { Command } from 'commander';
import { openStoreOnly } from '../runtime/services.ts';
import type { HeldReport } from '../store/index.ts';
import { CommandFailure } from './failure.ts';
import { onClock, table, type Output } from './output.ts';
import { inSession } from './session.ts';

/** `held [release ID | dismiss ID]`: what went with so much else that it is not told before an operator has looked. */
export function addHeld(program: Command, output: Output): void {
  const held = program
    .command('held')
    .description('list reports whose removal is held back because many vanished at once')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const items = await store.held.list();
        if (options.json) output.json(items);
        else if (items.length === 0) output.result('nothing is held back');
        else {
          const zones = new Map((await store.read.portals()).map(({ id, timeZone }) => [id, timeZone]));
          const rows = items.map((one) => rowOf(one, zones.get(one.portalId) ?? 'UTC'));
          output.result(table([['id', 'portal', 'report', 'what', 'since', 'your word'], ...rows]));
          if (items.some(({ ruling }) => ruling === null))
            output.say(
              'look at the portal: `nianbao held release ID` tells what is gone, `held dismiss ID` tells nothing; a portal’s id stands for all of its reports',
            );
        }
      }),
    );
  addRuling(held, output, {
    name: 'release',
    description: 'tell that the report is gone, if the next complete pass does not find it either',
    ruling: 'release',
    done: (count) => `${count} released: told when the next complete pass does not find them either`,
  });
  addRuling(held, output, {
    name: 'dismiss',
    description: 'tell nothing: the report is not gone; the portal or its file is at fault',
    ruling: 'dismiss',
    done: (count) =>
      `${count} dismissed: nothing is told of this; once they are found again they are followed as before`,
  });
}

interface RulingCommand {
  readonly name: string;
  readonly description: string;
  readonly ruling: 'release' | 'dismiss';
  readonly done: (count: number) => string;
}

function addRuling(held: Command, output: Output, { name, description, ruling, done }: RulingCommand): void {
  held
    .command(name)
    .description(description)
    .argument('<id>', 'id of a report, or of a portal for all that is held back there')
    .option('--json', 'answer as JSON')
    .action(async (id: string, _options: unknown, command: Command) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const count = await store.held.rule(id, ruling, 'command line', new Date());
        if (count === 0) throw new CommandFailure(`nothing is held back of ${id}; \`nianbao held\` shows what is`);
        // The list's own --json takes the flag wherever it stands.
        if (command.optsWithGlobals()['json'] === true) output.json({ id, ruling, reports: count });
        else output.result(done(count));
      }),
    );
}

function rowOf(
  { reportId, portalId, publisher, year, what, since, ruling }: HeldReport,
  timeZone: string,
): readonly string[] {
  return [reportId, portalId, `${publisher} ${year}`, what, onClock(since, timeZone), ruling ?? 'awaited'];
}
