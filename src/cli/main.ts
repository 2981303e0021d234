import { Command, CommanderError } from 'commander';
import { SettingsError } from '../../config/settings.ts';
import { version } from '../runtime/version.ts';
import { CommandFailure, expectedFailure } from './failure.ts';
import { explain } from './help.ts';
import { outliveReaders, terminal, type Output } from './output.ts';

type AddCommand = (program: Command, output: Output) => void;

/** Commands by name; each is loaded only when it is called, so that the small ones start fast. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./start.ts')).addStart,
  demo: async () => (await import('./demo.ts')).addDemo,
  check: async () => (await import('./check.ts')).addCheck,
  probe: async () => (await import('./probe.ts')).addProbe,
  crawl: async () => (await import('./crawl.ts')).addCrawl,
  status: async () => (await import('./status.ts')).addStatus,
  report: async () => (await import('./report.ts')).addReport,
  years: async () => (await import('./years.ts')).addYears,
  history: async () => (await import('./history/index.ts')).addHistory,
  extract: async () => (await import('./extract.ts')).addExtract,
  classify: async () => (await import('./classify.ts')).addClassify,
  diff: async () => (await import('./diff.ts')).addDiff,
  export: async () => (await import('./export.ts')).addExport,
  're-extract': async () => (await import('./re-extract.ts')).addReExtract,
  verify: async () => (await import('./verify.ts')).addVerify,
  restrict: async () => (await import('./restrict.ts')).addRestrict,
  held: async () => (await import('./held.ts')).addHeld,
  deliveries: async () => (await import('./deliveries.ts')).addDeliveries,
  token: async () => (await import('./token.ts')).addToken,
};

export const commandNames = Object.keys(commands);

/** Runs one command line; answers the exit code: 0 done, 1 the work failed, 2 used wrongly. */
export async function main(args: readonly string[], given: Output = terminal): Promise<number> {
  if (given === terminal) outliveReaders();
  const toPerson = given === terminal && process.stderr.isTTY && !args.includes('--json');
  const output: Output = toPerson ? { ...given, logForm: 'sentences' } : given;
  const program = new Command('nianbao')
    .description('Watches government disclosure portals for annual reports (政府信息公开工作年度报告).')
    .version(version)
    .showHelpAfterError('(add --help for the usage)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => output.say(text.trimEnd()) });
  const called = commands[args[0] ?? ''];
  for (const load of called === undefined ? Object.values(commands) : [called]) (await load())(program, output);
  explain(program);
  try {
    if (args.length === 0) {
      output.result(program.helpInformation());
      return 0;
    }
    await program.parseAsync([...args], { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    return report(error, output);
  }
}

function report(error: unknown, output: Output): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandFailure) {
    output.say(`nianbao: ${error.message}`);
    return error.exitCode;
  }
  if (error instanceof SettingsError) {
    output.say(`nianbao: ${error.message}`);
    return 2;
  }
  const known = expectedFailure(error);
  if (known !== null) {
    output.say(`nianbao: ${known}`);
    return 1;
  }
  output.say(`nianbao: unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}
