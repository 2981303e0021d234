import type { LoadedConfiguration } from '../../config/load.ts';
import type { Settings } from '../../config/settings.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import type { ProcessClock } from './process-clock.ts';
import { startScheduler } from './scheduler.ts';
import { openServices, type Services } from './services.ts';
import { syncPortals } from './sync-portals.ts';
import { createMetrics } from '../web/index.ts';
import { version } from './version.ts';
import { startHealth, startWeb, type WebExtras } from './web.ts';
import { startWorker } from './worker.ts';

export const roles = ['all', 'scheduler', 'worker', 'web'] as const;
export type Role = (typeof roles)[number];

export interface StartExtras extends WebExtras {
  /** The jobs' clock; the machine's when left out. */
  readonly clock?: ProcessClock;
}

/** A program that was started; `lifecycle` ends it. */
export interface Started {
  readonly services: Services;
  /** Address of the pages; null for a role that serves none. */
  readonly webUrl: string | null;
}

/** Starts one role, or all of them in one process. */
export async function start(
  role: Role,
  settings: Settings,
  loaded: LoadedConfiguration,
  lifecycle: Lifecycle,
  log: Logger,
  extras: StartExtras = {},
): Promise<Started> {
  const services = await openServices(settings, lifecycle, log);
  const metrics = createMetrics(version);
  const { configuration } = loaded;
  const does = (part: Role): boolean => role === 'all' || role === part;
  if (does('scheduler')) await syncPortals(services, loaded);
  if (does('worker')) await startWorker(settings, configuration, services, metrics, lifecycle, log, extras.clock);
  const webUrl = does('web')
    ? await startWeb(settings, configuration, services, metrics, lifecycle, log, extras)
    : null;
  if (webUrl === null && settings.healthPort !== null)
    await startHealth(settings.healthPort, services, metrics, lifecycle, log);
  if (does('scheduler')) await startScheduler(configuration.portals, services, lifecycle, log);
  return { services, webUrl };
}
