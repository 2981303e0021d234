import type { Command } from 'commander';
import { nothingCounted } from '../../jobs/metrics.ts';
import { reExtract } from '../../jobs/re-extract.ts';
import { createReadingPool } from '../../jobs/read/reading-pool.ts';
import { extractor } from '../extract/extract.ts';
import { diffWords } from '../telling/diff-in-words.ts';
import { openArchiveOf, openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { configured, inSession } from './session.ts';

/** `re-extract`: the extractor of now over the archive; tells what it reads differently, and alerts nobody. */
export function addReExtract(program: Command, output: Output): void {
  program
    .command('re-extract')
    .description('read the archive again with this version’s extractor and list what differs; alerts nobody')
    .option('--json', 'answer a JSON object a capture')
    .action(async (options: { json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const { configuration } = await configured(settings, output);
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const now = (): Date => new Date();
        const archive = await openArchiveOf(settings, now);
        lifecycle.add('archive', async () => archive.close());
        const extractPool = createReadingPool({ size: settings.extractThreads, timeoutMs: 60_000, memoryMb: 1024 });
        lifecycle.add('extractor', async () => extractPool.close());
        const portals = new Map(configuration.portals.map((portal) => [portal.id, portal]));
        const deps = { store, archive, extractPool, portals, metrics: nothingCounted, log };
        const totals = { same: 0, different: 0, failed: 0 };
        for await (const each of reExtract(deps, extractor.version)) {
          lifecycle.signal.throwIfAborted();
          if (each.diff === null) totals.failed += 1;
          else totals[each.diff.same ? 'same' : 'different'] += 1;
          if (options.json) output.json(each);
          else if (each.diff === null) output.result(`${each.captureId} ${each.url}: failed: ${each.error}`);
          else if (!each.diff.same) output.result(`${each.captureId} ${each.url}: ${diffWords.en(each.diff.changes)}`);
        }
        output.say(
          `extractor ${extractor.version}: ${totals.same} read alike, ${totals.different} differently, ${totals.failed} failed`,
        );
        if (totals.same + totals.different + totals.failed === 0)
          output.say('nothing in the archive was read by an older extractor');
        if (totals.failed > 0)
          throw new CommandFailure(`${totals.failed} captures could not be read again; the reasons stand above`);
      }),
    );
}
