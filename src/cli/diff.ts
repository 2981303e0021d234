import type { Command } from 'commander';
import { compare } from '../compare/index.ts';
import { terminalDiff } from '../compare/views/terminal.ts';
import { readSettings } from '../../config/settings.ts';
import { extractOne } from './extract.ts';
import type { Output } from './output.ts';
import { readSource } from './source.ts';

/** `diff`: how one document differs from another, noise left out; no database. */
export function addDiff(program: Command, output: Output): void {
  program
    .command('diff')
    .description('compare two reports: cells, sections, sentences; exit code 0 whether or not they differ')
    .argument('<before>', 'file or address')
    .argument('<after>', 'file or address')
    .option('--json', 'answer the diff as JSON')
    .option('--allow-private-host <host...>', 'fetch from these private or loopback hosts')
    .action(async (before: string, after: string, options: { json?: true; allowPrivateHost?: string[] }) => {
      const { contact } = readSettings(process.env);
      const source = {
        allowPrivateHosts: options.allowPrivateHost ?? [],
        contact,
        signal: AbortSignal.timeout(240_000),
      };
      const [older, newer] = await Promise.all(
        [before, after].map(async (at) => extractOne(at, await readSource(at, source), 60_000)),
      );
      if (older === undefined || newer === undefined) return;
      const diff = compare(older, newer);
      if (options.json) output.json(diff);
      else output.result(terminalDiff(diff, { color: process.stdout.isTTY }));
    });
}
