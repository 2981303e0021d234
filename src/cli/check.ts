import type { Command } from 'commander';
import { loadConfiguration } from '../../config/load.ts';
import { formatProblem } from '../../config/problem.ts';
import { readSettings } from '../../config/settings.ts';
import { CommandFailure } from './failure.ts';
import { counted, type Output } from './output.ts';

/** `check`: validate the configuration. */
export function addCheck(program: Command, output: Output): void {
  program
    .command('check')
    .description('validate the configuration; each problem with file, line and remedy')
    .option('--config <folder>', 'folder with portals/ and alerts.yaml')
    .option('--json', 'print the problems as JSON')
    .action(async (options: { config?: string; json?: true }) => {
      const settings = readSettings(process.env);
      const directory = options.config ?? settings.configDirectory;
      const { configuration, problems } = await loadConfiguration(directory, process.env);
      const errors = problems.filter((problem) => problem.severity === 'error').length;
      if (options.json) {
        output.json({ ok: errors === 0, portals: configuration.portals.map((portal) => portal.id), problems });
      } else {
        for (const problem of problems) output.say(formatProblem(problem));
        if (settings.contact === null) {
          output.say('note: NIANBAO_CONTACT is not set; portals see no address to reach you at in the User-Agent');
        }
        output.result(
          [
            counted(configuration.portals.length, 'portal'),
            counted(configuration.alerts.subscribers.length, 'subscriber'),
            counted(errors, 'error'),
            counted(problems.length - errors, 'warning'),
          ].join(', '),
        );
      }
      if (errors > 0)
        throw new CommandFailure(
          `${directory} has ${counted(errors, 'error')}; correct what stands above, then check again`,
        );
    });
}
