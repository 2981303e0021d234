import { Option, type Command } from 'commander';
import { compare } from '../compare/index.ts';
import { terminalDiff, terminalSides } from '../compare/views/terminal.ts';
import { textDiff } from '../compare/views/text.ts';
import type { Diff } from '../domain/index.ts';
import { readSettings } from '../../config/settings.ts';
import { extractOne } from './extract.ts';
import type { Output } from './output.ts';
import { privateHostOption } from './private-hosts.ts';
import { readSource } from './source.ts';

/** `diff`: how one document differs from another, noise left out; no database. */
export function addDiff(program: Command, output: Output): void {
  program
    .command('diff')
    .description('compare two reports: cells, sections, sentences; exit code 0 whether or not they differ')
    .argument('<before>', 'file or address')
    .argument('<after>', 'file or address')
    .option('--json', 'answer the diff as JSON')
    .addOption(
      new Option('--view <view>', 'inline: one run of text; side: two columns; text: as in a mail, in Chinese')
        .choices(['inline', 'side', 'text'])
        .default('inline'),
    )
    .addOption(privateHostOption('fetch from'))
    .action(
      async (before: string, after: string, options: { json?: true; view: View; allowPrivateHost?: string[] }) => {
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
        else output.result(shown(diff, options.view));
      },
    );
}

type View = 'inline' | 'side' | 'text';

/** The diff for people: coloured on a terminal that takes colours, else plain. */
function shown(diff: Diff, view: View): string {
  const color = process.stdout.isTTY && process.stdout.hasColors();
  switch (view) {
    case 'inline':
      return terminalDiff(diff, { color });
    case 'side':
      return terminalSides(diff, { color, columns: process.stdout.columns ?? 120 });
    case 'text':
      return textDiff(diff, { most: 200 });
    default:
      return view satisfies never;
  }
}
