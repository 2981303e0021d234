import type { PortalConfig } from '../../config/portal.ts';
import { momentOf, type PageId } from '../../src/domain/index.ts';
import {
  followPass,
  type Followed,
  type FollowedChange,
  type PassSeen,
  type ReportSeen,
} from '../../src/follow/index.ts';
import type { FollowChange, Run } from '../../src/store/index.ts';
import { readTitle } from '../../src/text/index.ts';
import type { JobDeps } from '../deps.ts';
import { namelessNotes } from './nameless.ts';
import { newChange } from '../tell/new-change.ts';
import { enqueueNotify } from '../tell/notify.ts';
import { patience } from '../tell/patience.ts';
import { declaredOf, namesOf } from '../publishers.ts';

/** Follows the reports of a portal through a run whose visits are done: what left, moved, went and came back. */
export async function followRun(deps: JobDeps, portal: PortalConfig, run: Run): Promise<Followed> {
  const startedAt = run.startedAt ?? run.queuedAt;
  const found = await deps.store.follow.run({ id: run.id, portalId: run.portalId, startedAt });
  const reports = found.reports.map((report) => seenOf(deps, report, startedAt));
  const openTitles = found.openTitles.map((open) => ({ ...open, publisher: publisherOfTitle(portal, open.title) }));
  const { clockWentBack, ...seen } = found;
  const clock = await clockIn(deps, startedAt, clockWentBack);
  const pass: PassSeen = {
    ...seen,
    ...clock,
    runId: run.id,
    startedAt,
    reports,
    declared: declaredOf(portal),
    openTitles,
    rules: portal.follow,
  };
  const followed = followPass(pass, portal.timeZone);
  const { changes, released } = await deps.store.follow.record({
    ...followed,
    portalId: portal.id,
    runId: run.id,
    at: startedAt,
    clockLeadMs: clock.clockLeadMs,
    saidGoneAgain: { kind: 'gone-again', at: momentOf(startedAt) },
    saidRelisted: { kind: 'listed-again', at: momentOf(startedAt) },
    changes: await Promise.all(followed.changes.map(async (change) => tied(deps, portal, change))),
  });
  for (const { kind } of changes) deps.metrics.changes.inc({ kind });
  await enqueueNotify(deps, [...changes, ...released]);
  return { ...followed, hints: [...followed.hints, ...namelessNotes(portal, openTitles)] };
}

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
/** Clocks of several workers differ by less. */
const workersDifferMs = minuteMs;
/** A server whose time differs by more has a wrong clock itself, or ours is known to be wrong. */
const mostLagMs = 6 * hourMs;

/** How our clock stood in a run. One that was set back in it was ahead when the run began. */
async function clockIn(
  { store, now }: JobDeps,
  startedAt: Date,
  wentBack: boolean,
): Promise<Pick<PassSeen, 'clockAheadMs' | 'clockLeadMs' | 'clockLagMs'>> {
  const aheadMs = await store.line.clockAheadMs(startedAt);
  const skewMs = (await store.line.skewMs(startedAt)) ?? 0;
  const backMs = startedAt.getTime() - now().getTime();
  return {
    clockAheadMs: aheadMs ?? (wentBack || backMs > workersDifferMs ? Math.max(backMs, 0) : null),
    clockLeadMs: Math.min(hourMs, Math.max(0, -skewMs)),
    clockLagMs: skewMs > mostLagMs ? 0 : Math.max(0, skewMs),
  };
}

function publisherOfTitle(portal: PortalConfig, title: string): string | null {
  const { publisher } = readTitle(title);
  return publisher === null ? null : namesOf(portal)(publisher);
}

function seenOf(deps: JobDeps, report: ReportSeen, startedAt: Date): ReportSeen {
  return {
    ...report,
    places: report.places.map((place) => ({
      ...place,
      visitedAt: past(deps, place.visitedAt, startedAt),
      lastListedAt: past(deps, place.lastListedAt, startedAt),
      bodies: place.bodies.map((body) => ({ ...body, visitedAt: past(deps, body.visitedAt, startedAt) })),
    })),
  };
}

/** What was noted under a clock that was ahead is not of this pass. */
function past(deps: JobDeps, at: Date | null, startedAt: Date): Date | null {
  return at !== null && at > deps.now() ? new Date(startedAt.getTime() - 1) : at;
}

/** Addresses a change that was decided, and ties it to its report. */
async function tied(deps: JobDeps, portal: PortalConfig, change: FollowedChange): Promise<FollowChange> {
  const { kind, significance, title, url, reason, dedupeKey } = change;
  const { reportId, versionId, pageId, columnId, publisher } = change;
  const at = pageId === null || columnId === null ? null : { id: pageId satisfies PageId, columnId };
  const detail = { title, url, reason };
  const told = newChange(deps, portal, at, { kind, significance, detail, dedupeKey, baseline: false, publisher });
  return { reportId, versionId, change: { ...told, columnId, ...(await patience(deps, portal, kind)) } };
}
