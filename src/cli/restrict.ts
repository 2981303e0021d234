import os from 'node:os';
import type { Command } from 'commander';
import { openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { inSession } from './session.ts';

/** `restrict CAPTURE`: stop serving a capture everywhere; its bytes and digests stay. */
export function addRestrict(program: Command, output: Output): void {
  program
    .command('restrict')
    .description('stop serving a capture: pages, API, feed and exports; the archived bytes stay')
    .argument('<capture>', 'id of a capture')
    .option('--reason <text>', 'why; shown in its place')
    .option('--lift', 'serve it again')
    .option('--json', 'answer as JSON')
    .action(async (id: string, options: { reason?: string; lift?: true; json?: true }) =>
      inSession(
        output,
        async ({ settings, lifecycle, log }) => {
          const { reason = '', lift = false } = options;
          if (!lift && reason.trim() === '')
            throw new CommandFailure('--reason TEXT is missing: say why; it stands in the capture’s place', 2);
          const { store } = await openStoreOnly(settings, lifecycle, log);
          const done = lift
            ? await store.restrictions.lift(id)
            : await store.restrictions.restrict(id, reason, new Date());
          if (!done)
            throw new CommandFailure(
              `there is no ${lift ? 'restricted ' : ''}capture ${id}; its id stands on its page, and in \`nianbao history\``,
            );
          log.warn(
            { capture: id, by: os.userInfo().username, reason, lift },
            lift ? 'restriction lifted' : 'capture restricted',
          );
          if (options.json) output.json({ capture: id, restricted: !lift, reason: lift ? null : reason });
          else output.result(lift ? `capture ${id} is served again` : `capture ${id} is served no more`);
        },
        'warn',
      ),
    );
}
