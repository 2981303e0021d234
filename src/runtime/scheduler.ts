import { schedule } from 'node-cron';
import type { PortalConfig } from '../../config/portal.ts';
import { jobIds } from '../../jobs/payloads.ts';
import { refill } from '../../jobs/refill.ts';
import { tick } from '../../jobs/schedule.ts';
import type { PortalId } from '../domain/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { latestDue } from './schedule.ts';
import type { Services } from './services.ts';

const refillEveryMs = 30_000;
/** The archive is checked when portals are quiet. */
const auditLine = '30 3 * * *';

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
    await catchUp(deps, portal);
    const task = schedule(
      portal.schedule,
      async ({ date }) => {
        await tick(deps, portal, atSecond(date), 'cron').catch((err: unknown) =>
          log.error({ err, portal: portal.id }, 'tick failed; it is caught up at the next'),
        );
      },
      { timezone: portal.timeZone, name: portal.id, suppressMissedWarning: true },
    );
    lifecycle.add(`schedule of ${portal.id}`, () => task.destroy());
  }
  const auditTask = schedule(auditLine, async ({ date }) => {
    const day = date.toISOString().slice(0, 10);
    await queue
      .enqueue('audit', jobIds.audit(day), { day })
      .catch((err: unknown) => log.error({ err }, 'audit not queued'));
  });
  lifecycle.add('schedule of audits', () => auditTask.destroy());
  const timer = setInterval(() => {
    refill(deps).catch((err: unknown) => log.error({ err }, 'refill failed; it is tried again'));
  }, refillEveryMs);
  lifecycle.add('refill', () => clearInterval(timer));
}

/** A tick missed while no scheduler ran becomes one run now; a portal never crawled is crawled at once. */
async function catchUp(deps: Parameters<typeof tick>[0] & { now(): Date }, portal: PortalConfig): Promise<void> {
  const last = await deps.store.ticks.last(portal.id as PortalId);
  const missed = latestDue(portal.schedule, portal.timeZone, deps.now(), last);
  if (missed !== null) await tick(deps, portal, missed, 'catch-up');
  else if (last === null) await tick(deps, portal, atSecond(deps.now()), 'catch-up');
}

function atSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
