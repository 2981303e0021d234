import { Option, type Command } from 'commander';
import { jobIds } from '../../jobs/payloads.ts';
import { deliveryStates, type DeliveryState } from '../domain/index.ts';
import { openServices, openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import { onClock, table, type Output } from './output.ts';
import { summaryWords } from '../telling/summary.ts';
import { toldDelivery } from './told-change.ts';
import { inSession } from './session.ts';

/** `deliveries [retry ID]`: who was told of what, and what could not be told. */
export function addDeliveries(program: Command, output: Output): void {
  const deliveries = program
    .command('deliveries')
    .description('list deliveries, newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(deliveryStates))
    .option('--json', 'answer as JSON')
    .action(async (options: { state?: DeliveryState; json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { state } = options;
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const filter = state === undefined ? {} : { state };
        const { items } = await store.read.deliveries(filter, { limit: 100, cursor: null });
        if (options.json) output.json(items.map(toldDelivery));
        else if (items.length === 0) output.result('no deliveries');
        else {
          const rows = items.map((each) => [
            each.id,
            each.subscriberId,
            each.channel,
            each.state,
            String(each.attempts),
            summaryWords.en(each.change),
            onClock(each.sentAt ?? each.nextAttemptAt, each.timeZone),
            each.lastError ?? '',
          ]);
          output.result(
            table([
              ['id', 'subscriber', 'channel', 'state', 'tries', 'change', 'sent, or next try', 'last error'],
              ...rows,
            ]),
          );
        }
      }),
    );
  deliveries
    .command('retry')
    .description('send a delivery again now; its attempts are counted anew')
    .argument('<id>', 'id of a delivery that was not sent')
    .option('--json', 'answer as JSON')
    .action(async (id: string, _options: unknown, command: Command) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { store, queue } = await openServices(settings, lifecycle, log);
        if (!(await store.deliveries.retry(id, new Date())))
          throw new CommandFailure(
            `there is no unsent delivery ${id}; \`nianbao deliveries --state failed\` shows their ids`,
          );
        await queue.enqueue('notify', jobIds.notify(`retry-${id}`), { cause: `retry-${id}` });
        // The list's own --json takes the flag wherever it stands.
        if (command.optsWithGlobals()['json'] === true) output.json({ id, due: true });
        else output.result(`delivery ${id} is due now; a running worker sends it`);
      }),
    );
}
