import { once } from 'node:events';
import { Option, type Command } from 'commander';
import { readSettings } from '../../config/settings.ts';
import { closeOnSignals, createLifecycle } from '../runtime/lifecycle.ts';
import { createLogger } from '../runtime/logger.ts';
import { roles, start, type Role } from '../runtime/start.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { configured, configuredToTell } from './session.ts';

/** `start`: run the program until it is told to stop. */
export function addStart(program: Command, output: Output): void {
  program
    .command('start')
    .description('run the scheduler, the workers and the pages, in one process or separately')
    .addOption(new Option('--role <role>', 'what this process does').choices(roles).default('all'))
    .option('--json', 'print the address of the pages as JSON once it runs')
    .action(async (options: { role: Role; json?: true }) => {
      const settings = readSettings(process.env);
      const log = createLogger(settings.logLevel, { role: options.role }, output.logForm);
      const records = options.role === 'all' || options.role === 'worker';
      const loaded = await (records ? configuredToTell : configured)(settings, output);
      if (options.role !== 'web' && loaded.configuration.portals.length === 0) {
        throw new CommandFailure(`there is no sound portal in ${settings.configDirectory}; run \`nianbao check\``);
      }
      const lifecycle = createLifecycle();
      let code = 0;
      closeOnSignals(lifecycle, {
        onStop: (signal) => log.info({ signal }, 'stopping; a second signal forces'),
        onClosed: (failures) => {
          for (const { name, error } of failures) log.error({ err: error }, `${name} did not close`);
          code = failures.length > 0 ? 1 : 0;
        },
        onForce: () => process.exit(1),
      });
      try {
        const { webUrl } = await start(options.role, settings, loaded, lifecycle, log);
        if (webUrl !== null) {
          if (options.json) output.json({ url: webUrl });
          else output.result(`pages: ${webUrl}`);
        }
        if (!lifecycle.signal.aborted) await once(lifecycle.signal, 'abort');
      } catch (error) {
        throw lifecycle.failure ?? error;
      } finally {
        await lifecycle.close();
      }
      if (lifecycle.failure !== null) throw lifecycle.failure;
      process.exitCode = code;
    });
}
