import { Command, CommanderError } from 'commander';
import { SettingsError } from '../../config/settings.ts';
import { addCheck } from './check.ts';
import { addClassify } from './classify.ts';
import { addCrawl } from './crawl.ts';
import { addDemo } from './demo.ts';
import { addDeliveries } from './deliveries.ts';
import { addDiff } from './diff.ts';
import { addExtract } from './extract.ts';
import { addReport, addHistory } from './report.ts';
import { addStart } from './start.ts';
import { addStatus } from './status.ts';
import { addToken } from './token.ts';
import { addVerify } from './verify.ts';
import { CommandFailure } from './failure.ts';
import { terminal, type Output } from './output.ts';
import { version } from '../runtime/version.ts';

/** Runs one command line; answers the exit code: 0 done, 1 the work failed, 2 used wrongly. */
export async function main(args: readonly string[], output: Output = terminal): Promise<number> {
  const program = new Command('nianbao')
    .description('Watches government disclosure portals for annual reports (政府信息公开工作年度报告).')
    .version(version)
    .showHelpAfterError('(add --help for the usage)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => output.say(text.trimEnd()) });
  const commands = [
    addStart,
    addDemo,
    addCheck,
    addCrawl,
    addStatus,
    addReport,
    addHistory,
    addExtract,
    addClassify,
    addDiff,
    addVerify,
    addDeliveries,
    addToken,
  ];
  for (const add of commands) add(program, output);
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
  output.say(`nianbao: unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}
