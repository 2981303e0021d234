import { momentOf, type HostHeard } from '../../src/domain/index.ts';
import { isIP } from 'node:net';
import type { PortalConfig } from '../../config/portal.ts';
import { countServers, isOwnTrouble, judgeLine } from '../../src/follow/index.ts';
import type { NewChange, SilentPortal } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { targetOf } from '../read/fetch-page.ts';
import { opensAt } from '../hours.ts';
import { newChange } from '../tell/new-change.ts';
import { enqueueNotify } from '../tell/notify.ts';
import { tick } from '../schedule.ts';
import { tellPortal } from './tell-portal.ts';

const minuteMs = 60_000;
/** Nobody is asked about our line more often. */
const askAgainMs = minuteMs;
const askTimeoutMs = 15_000;

/**
 * A portal did not answer: whether that is its own trouble is asked of the others. True where that is settled elsewhere, so
 * that nothing is to be told of the portal now.
 */
export async function isDoubtful(deps: JobDeps, portal: PortalConfig, silent: SilentPortal): Promise<boolean> {
  const heard = await deps.store.line.hosts();
  const watched = [...deps.portals.values()].flatMap((each) => hostsWatched(each, heard));
  if (deps.offline.hosts === 0 || countServers(watched) < deps.offline.hosts) return false;
  if (!heard.some(({ host, silentSince }) => host === silent.host && silentSince !== null)) return false;
  await deps.store.line.suspect(silent);
  deps.log.info({ portal: portal.id, host: silent.host }, 'does not answer; whose trouble that is, is not known yet');
  await settleSilence(deps);
  return true;
}

/**
 * Tells of the portals that do not answer what can be known: that our own line is down, of all together, or of each where
 * others do answer. What stays open is told when it has lasted, at once with `final`.
 */
export async function settleSilence(deps: JobDeps, { final = false } = {}): Promise<void> {
  const { line } = deps.store;
  const suspects = await line.suspects();
  if (suspects.length === 0 || (await line.offlineSince()) !== null) return;
  let heard = await line.hosts();
  if (suspects.some(({ host }) => !isOwnTrouble(host, heard))) {
    await askAround(deps, heard, suspects);
    heard = await line.hosts();
  }
  const now = deps.now();
  const judged = judgeLine(heard, deps.offline, now);
  if (judged.kind === 'offline') {
    deps.log.warn({ since: judged.since, hosts: judged.hosts }, 'our own line is down');
    return enqueueNotify(deps, await line.begin(judged.since, offlineChange(deps, judged.since, judged.hosts)));
  }
  for (const suspect of suspects) {
    const lasted = now.getTime() - suspect.since.getTime() >= deps.offline.minutes * minuteMs;
    if (!final && !lasted && !isOwnTrouble(suspect.host, heard)) continue;
    const portal = deps.portals.get(suspect.portalId);
    await line.clear(suspect.portalId);
    if (portal === undefined) continue;
    const { reason, runId } = suspect;
    await tellPortal(deps, portal, runId, { kind: 'trouble', state: 'unreachable', reason, url: null });
  }
}

/** Looks whether our line is up again, or what may be said of portals that do not answer. */
export async function checkLine(deps: JobDeps): Promise<void> {
  if ((await deps.store.line.offlineSince()) === null) return settleSilence(deps);
  await askAround(deps, await deps.store.line.hosts(), []);
}

/** Asks hosts that nobody has heard of since others fell silent; the answers are heard like any other. */
async function askAround(deps: JobDeps, heard: readonly HostHeard[], suspects: readonly SilentPortal[]): Promise<void> {
  const now = deps.now();
  const suspected = new Set(suspects.map(({ host }) => host));
  const recently = (at: Date | null): boolean => at !== null && now.getTime() - at.getTime() < askAgainMs;
  const candidates = [...deps.portals.values()]
    .filter((portal) => opensAt(portal, now) === null)
    .flatMap((portal) => portal.columns.map((column) => ({ portal, column, host: new URL(column.url).host })))
    .map((each) => ({ ...each, known: heard.find(({ host }) => host === each.host) }))
    .filter(({ host, known }) => !suspected.has(host) && !recently(known?.silentAt ?? null));
  // Who answered last is likeliest to answer; one address a host.
  candidates.sort((a, b) => (b.known?.answeredAt?.getTime() ?? 0) - (a.known?.answeredAt?.getTime() ?? 0));
  const asked = [...new Map(candidates.map((each) => [each.host, each])).values()].slice(0, deps.offline.hosts);
  await Promise.all(
    asked.map(async ({ portal, column }) => {
      const target = targetOf(portal, column.id, column.url);
      const limits = { ...target.limits, timeoutMs: Math.min(askTimeoutMs, target.limits.timeoutMs) };
      const fetched = await deps.fetcherFor(portal).fetch({ ...target, limits, browser: 'never' }, deps.stopping);
      await deps.line.heard(portal, fetched, true);
    }),
  );
}

/** Operators hear that it is over, and what was not read meanwhile is read now. */
export async function backOnline(deps: JobDeps): Promise<void> {
  const at = deps.now();
  const ended = await deps.store.line.end((since, missed) => recoveredChange(deps, since, at, missed));
  if (ended === null) return;
  const { recorded, portals } = ended;
  deps.log.warn({ missed: portals.length }, 'our own line is up again');
  await enqueueNotify(deps, recorded);
  for (const portalId of portals) {
    if (deps.portals.has(portalId)) await tick(deps, { id: portalId }, at, 'catch-up');
  }
}

function hostsWatched(portal: PortalConfig, heard: readonly HostHeard[]): Parameters<typeof countServers>[0] {
  return portal.columns.map((column) => {
    const { host, hostname } = new URL(column.url);
    const bare = hostname.replace(/^\[|\]$/g, '');
    const address = heard.find((each) => each.host === host)?.address ?? (isIP(bare) === 0 ? null : bare);
    return { host, platform: portal.crawl.platform ?? null, address };
  });
}

function offlineChange(deps: JobDeps, since: Date, hosts: readonly string[]): NewChange {
  return newChange(deps, null, null, {
    kind: 'monitor.offline',
    significance: 'major',
    detail: {
      title: '监测线路',
      url: null,
      reason: { kind: 'line-down', since: momentOf(since), hosts: hosts.slice(0, 5), silent: hosts.length },
    },
    dedupeKey: `monitor.offline:${since.toISOString()}`,
    baseline: false,
  });
}

function recoveredChange(deps: JobDeps, since: Date, at: Date, missed: number): NewChange {
  return newChange(deps, null, null, {
    kind: 'monitor.recovered',
    significance: 'minor',
    detail: {
      title: '监测线路',
      url: null,
      reason: { kind: 'line-up', since: momentOf(since), at: momentOf(at), missed },
    },
    dedupeKey: `monitor.recovered:${since.toISOString()}`,
    baseline: false,
  });
}
