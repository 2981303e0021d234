import { areAlertsUnread, loadConfiguration, type LoadedConfiguration } from '../../config/load.ts';
import { formatProblem } from '../../config/problem.ts';
import { readSettings, type Settings } from '../../config/settings.ts';
import { closeOnSignals, createLifecycle, type Lifecycle } from '../runtime/lifecycle.ts';
import { createLogger, type Logger } from '../runtime/logger.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';

/** What a command that touches the database works with. */
export interface Session {
  readonly settings: Settings;
  readonly lifecycle: Lifecycle;
  readonly log: Logger;
}

/** Runs a command that opens things, and closes them whatever happens. Ctrl-C closes them too. */
export async function inSession(
  output: Output,
  command: (session: Session) => Promise<void>,
  level?: string,
): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLogger(level ?? (process.env['LOG_LEVEL'] ? settings.logLevel : 'warn'), {}, output.logForm);
  const lifecycle = createLifecycle();
  const release = closeOnSignals(lifecycle, {
    onClosed: (failures, signal) => {
      for (const { name, error } of failures) output.say(`${name} did not close: ${String(error)}`);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    },
    onForce: () => process.exit(1),
  });
  try {
    await command({ settings, lifecycle, log });
  } catch (error) {
    throw lifecycle.failure ?? error;
  } finally {
    // A signal that came meanwhile waits for the same closing.
    const failures = await lifecycle.close();
    release();
    for (const { name, error } of failures) output.say(`${name} did not close: ${String(error)}`);
  }
}

/** Reads the configuration and says what is wrong with it; what is sound is used. */
export async function configured(settings: Settings, output: Output): Promise<LoadedConfiguration> {
  const loaded = await loadConfiguration(settings.configDirectory, process.env);
  for (const problem of loaded.problems) output.say(formatProblem(problem));
  return loaded;
}

/** The same for a command that finds changes: it refuses to begin where nobody could be told of them for a mistake in the file. */
export async function configuredToTell(settings: Settings, output: Output): Promise<LoadedConfiguration> {
  const loaded = await configured(settings, output);
  if (areAlertsUnread(loaded))
    throw new CommandFailure(
      'whom to tell could not be read, so that what is found would be told to nobody: correct the errors of alerts.yaml above',
      2,
    );
  return loaded;
}
