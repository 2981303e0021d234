import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { readTitle } from '../text/index.ts';
import type { Output } from './output.ts';

/** `classify`: what titles say on their own, one a line. */
export function addClassify(program: Command, output: Output): void {
  program
    .command('classify')
    .description('read titles on standard input, one a line; answer a JSON object a line')
    .option('--json', 'JSON lines (the default)')
    .action(async () => {
      if (process.stdin.isTTY) output.say('titles, one a line; Ctrl-D ends');
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
        if (line.trim() === '') continue;
        const { title, kind, year, publisher, confidence } = readTitle(line);
        output.json({ title, kind, year, publisher, confidence });
      }
    });
}
