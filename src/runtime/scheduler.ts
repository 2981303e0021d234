import { schedule } from 'node-cron';
import type { PortalConfig } from '../../config/portal.ts';
import { jobIds } from '../../jobs/payloads.ts';
import { refill } from '../../jobs/refill.ts';
import { tick } from '../../jobs/schedule.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { missedCrawl, nextCrawl } from './next-crawl.ts';
import type { Services } from './services.ts';

const refillEveryMs = 30_000;
/** Old crawls are forgotten, and the archive is checked, when portals are quiet. */
const daily = { tidy: '10 3 * * *', audit: '30 3 * * *' } as const;

/** Fires each portal's ticks, catches up once on what was missed, and keeps the queue filled from the database. */
export async function startScheduler(
  portals: readonly PortalConfig[],
  { store, queue }: Services,
  lifecycle: Lifecycle,
  log: Logger,
): Promise<void> {
  const deps = { store, queue, log, now: () => new Date() };
  await refill(deps);
  for (const portal of portals) {
    await crawlIfDue(deps, portal, deps.now(), 'catch-up');
    const task = schedule(
      portal.schedule,
      async ({ date }) => {
        await crawlIfDue(deps, portal, atSecond(date), 'cron').catch((err: unknown) =>
          log.error({ err, portal: portal.id }, 'tick failed; it is caught up at the next'),
        );
      },
      { timezone: portal.timeZone, name: portal.id, suppressMissedWarning: true },
    );
    lifecycle.add(`schedule of ${portal.id}`, () => task.destroy());
  }
  for (const name of ['tidy', 'audit'] as const) {
    const task = schedule(daily[name], async ({ date }) => {
      const day = date.toISOString().slice(0, 10);
      await queue
        .enqueue(name, jobIds[name](day), { day })
        .catch((err: unknown) => log.error({ err, job: name }, 'daily job not queued; the next day does'));
    });
    lifecycle.add(`schedule of ${name}`, () => task.destroy());
  }
  const timer = setInterval(() => {
    refill(deps).catch((err: unknown) => log.error({ err }, 'refill failed; it is tried again'));
    crawlBetween(deps, portals).catch((err: unknown) => log.error({ err }, 'turns of the season failed; tried again'));
  }, refillEveryMs);
  lifecycle.add('refill', () => clearInterval(timer));
}

type TickDeps = Parameters<typeof tick>[0] & { now(): Date };

/**
 * Crawls a portal whose turn has come, or was missed while no scheduler ran, unless it was crawled so lately that its pace
 * wants none; a portal never crawled is crawled at once.
 */
async function crawlIfDue(
  deps: TickDeps,
  portal: PortalConfig,
  now: Date,
  trigger: 'cron' | 'catch-up',
): Promise<void> {
  const { id } = portal;
  const seen = (await deps.store.paces([id])).get(id) ?? { lastAt: null, lastNewsAt: null, unsettled: null };
  const turn = missedCrawl(portal, seen, now) ?? (seen.lastAt === null ? atSecond(now) : null);
  if (turn === null) deps.log.debug({ portal: id, ...nextCrawl(portal, seen, now) }, 'no crawl is due');
  else await tick(deps, portal, turn, trigger);
}

/** In season portals have turns between those of their cron lines. */
async function crawlBetween(deps: TickDeps, portals: readonly PortalConfig[]): Promise<void> {
  const now = deps.now();
  const paces = await deps.store.paces(portals.map(({ id }) => id));
  for (const portal of portals) {
    const seen = paces.get(portal.id);
    const turn = seen === undefined || seen.lastAt === null ? null : missedCrawl(portal, seen, now);
    if (turn !== null) await tick(deps, portal, turn, 'cron');
  }
}

function atSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
