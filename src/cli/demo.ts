import { once } from 'node:events';
import type { Command } from 'commander';
import { closeOnSignals, createLifecycle } from '../runtime/lifecycle.ts';
import { createLogger } from '../runtime/logger.ts';
import { start } from '../runtime/start.ts';
import { playStory } from './demo/story.ts';
import { setStage } from './demo/stage.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';

/** `demo`: the main job against a practice portal that changes while one looks. */
export function addDemo(program: Command, output: Output): void {
  program
    .command('demo')
    .description('show it all at work on a built-in practice portal that changes as you watch')
    .option('--once', 'run to the end of the story and exit')
    .option('--json', 'with --once: answer a summary as JSON')
    .action(async (options: { once?: true; json?: true }) => {
      const say = options.json ? output.say : output.result;
      const begunAt = Date.now();
      const lifecycle = createLifecycle();
      const release = closeOnSignals(lifecycle, {
        onStop: () => output.say('\nstopping …'),
        onClosed: (failures) => process.exit(failures.length > 0 ? 1 : 0),
        onForce: () => process.exit(1),
      });
      try {
        say('年报 Nianbao: the main job, from an empty machine. Setting the stage …');
        const stage = await setStage(lifecycle, say);
        const log = createLogger(stage.settings.logLevel, {}, output.logForm);
        const { services, webUrl } = await start('all', stage.settings, stage.loaded, lifecycle, log, {
          inbox: stage.inbox,
        });
        if (webUrl === null) throw new CommandFailure('the pages were not served');
        say(`  embedded PostgreSQL, scheduler, workers: running (${seconds(begunAt)} s)`);
        say(`  practice portal: ${stage.portal.columnUrl()}`);
        say(`  see everything here: ${webUrl}  (mails: ${webUrl}/inbox)`);
        const steps = await playStory({ stage, store: services.store, webUrl, signal: lifecycle.signal, say });
        const archive = await services.store.read.status();
        const summary = {
          ok: true,
          seconds: Number(seconds(begunAt)),
          url: webUrl,
          steps,
          mails: stage.inbox.received.length,
          webhooks: stage.hook.received.length,
          webhooksVerified: stage.hook.received.every((hook) => hook.verified),
          captures: archive.captures,
          archivedBytes: archive.archivedBytes,
        };
        if (options.json) output.json(summary);
        else {
          say(
            `\nDone in ${summary.seconds} s: ${steps.length} steps, ${summary.mails} mails, ${summary.webhooks} signed webhooks, ${summary.captures} captures archived.`,
          );
        }
        if (!options.once) {
          say(`Look around: ${webUrl}\nThe portal goes on being watched. Ctrl-C ends everything.`);
          if (!lifecycle.signal.aborted) await once(lifecycle.signal, 'abort');
        }
      } finally {
        await lifecycle.close();
        release();
      }
    });
}

function seconds(sinceMs: number): string {
  return ((Date.now() - sinceMs) / 1000).toFixed(1);
}
