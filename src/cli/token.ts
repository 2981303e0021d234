import type { Command } from 'commander';
import { openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { inSession } from './session.ts';

/** `token create`: a bearer token for the pages and the API. */
export function addToken(program: Command, output: Output): void {
  program
    .command('token')
    .description('tokens for the pages and the API')
    .command('create')
    .description('make a token; it is shown this once and only its digest is kept')
    .argument('<name>', 'what it is for')
    .option('--json', 'answer as JSON')
    .action(async (name: string, options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        if (name.trim() === '') throw new CommandFailure('a token needs a name: say what it is for', 2);
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const { token, secret } = await store.tokens.create(name);
        if (options.json) output.json({ id: token.id, name, token: secret });
        else output.result(secret);
      }),
    );
}
