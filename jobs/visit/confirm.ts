import type { PortalConfig } from '../../config/portal.ts';
import { crawlOf } from '../../config/portal.ts';
import { sameBody } from '../../src/compare/index.ts';
import { momentOf } from '../../src/domain/index.ts';
import { isTooSoon, lateGiveUp, newAppointment } from '../../src/follow/index.ts';
import type { Page, Waiting } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';
import { derive, type Derived } from '../derive/derive.ts';
import { readBy } from '../derive/known.ts';
import { fetchPage } from '../read/fetch-page.ts';
import { opensAt } from '../hours.ts';
import { enqueueNotify } from '../tell/notify.ts';
import type { Payload } from '../payloads.ts';
import { readPage } from '../read/read-page.ts';
import { wholeOf, type Reading } from '../read/reading.ts';
import { lookSays, settleLook, type Look } from './settle-look.ts';

/**
 * Looks a second time, over a connection of its own, at the page of a version that waits to be told: what agrees is told,
 * what differs takes its place and waits itself, and what cannot be seen again within a day is told as seen once.
 */
export async function confirm(deps: JobDeps, { versionId }: Payload<'confirm'>, signal: AbortSignal): Promise<void> {
  const waiting = await deps.store.confirmations.waiting(versionId);
  if (waiting === null) return;
  const portal = deps.portals.get(waiting.portalId);
  const anew = portal === undefined ? null : newAppointment(waiting, portal.crawl.confirmMinutes, deps.now());
  if (anew !== null) return deps.store.confirmations.appoint(versionId, anew);
  if (waiting.nextAt > deps.now()) return;
  if (portal === undefined) {
    const reason = { kind: 'not-configured', portal: waiting.portalId } as const;
    return settleLook(deps, waiting, { kind: 'nothing', reason });
  }
  const giveUpAt = lateGiveUp(waiting, deps.now()) ?? waiting.giveUpAt;
  if (giveUpAt > waiting.giveUpAt) await deps.store.confirmations.appoint(versionId, { ...waiting, giveUpAt });
  const look = await lookOf(deps, portal, waiting, signal);
  const servedMs = await deps.store.confirmations.servedMs(versionId, deps.now());
  const tooSoon = look.kind === 'agrees' && isTooSoon(servedMs, portal.crawl.confirmMinutes, waiting.returns);
  const counted: Look = tooSoon ? { kind: 'nothing', reason: { kind: 'too-soon' } } : look;
  await settleLook(deps, { ...waiting, giveUpAt }, counted);
}

/** Where the version's own page proves nothing (hijacked since, blocked), another place of its report may show the same. */
async function lookOf(deps: JobDeps, portal: PortalConfig, waiting: Waiting, signal: AbortSignal): Promise<Look> {
  const opens = opensAt(portal, deps.now());
  if (opens !== null) return { kind: 'nothing', reason: { kind: 'closed-hours', opensAt: momentOf(opens) } };
  let first: Look | null = null;
  for (const pageId of [waiting.pageId, ...waiting.otherPageIds]) {
    const page = await deps.store.pages.get(pageId);
    if (page === null) continue;
    const look = await looksAgain(deps, portal, page, waiting, waiting.returns ? 2 : 1, signal);
    if (look.kind !== 'nothing') return look;
    first ??= look;
  }
  return first ?? { kind: 'nothing', reason: { kind: 'page-unknown' } };
}

/**
 * Content that was there before may come from a node that lags behind and is asked in turn: it takes two answers in a row,
 * each over a connection of its own.
 */
async function looksAgain(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  waiting: Waiting,
  times: number,
  signal: AbortSignal,
): Promise<Look> {
  const look = await lookAgain(deps, portal, page, waiting, signal);
  return look.kind === 'agrees' && times > 1 ? looksAgain(deps, portal, page, waiting, times - 1, signal) : look;
}

async function lookAgain(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Look> {
  const { fetcher, close } = deps.freshFetcher({ ...portal, crawl: crawlOf(portal, page.columnId) });
  const fresh: JobDeps = { ...deps, fetcherFor: () => fetcher };
  // Nothing is asked conditionally: a stale node may call its own copy unchanged.
  const unknown: Page = { ...page, etag: null, lastModified: null, bodySha256: null };
  try {
    const fetched = await fetchPage(fresh, portal, unknown, null, signal);
    const read = await readPage(fresh, portal, unknown, fetched, null, signal);
    const captures = [...fetched.captures, ...read.captures];
    const visits = [fetched.visit, ...read.visits];
    const about = { runId: null, captures, visits, finished: null };
    if (read.reading === null) {
      await deps.recorder.record({ ...about, outcome: null });
      const { state, reason: of } = fetched.visit;
      return { kind: 'nothing', reason: { kind: 'page-found', url: null, state, of } };
    }
    const { captureId, reading } = read;
    const links = read.links === undefined ? {} : { links: read.links };
    const todo = { portal, page, captureId, reading, visit: fetched.visit, baseline: false };
    const derived = await derive(deps, todo, async (outcome) => {
      const answer = await deps.recorder.record({ ...about, outcome, ...links });
      if (answer === null) throw new Error(`nothing was recorded of ${page.url}`);
      return answer;
    });
    await enqueueNotify(deps, derived.changes);
    const says = lookSays(derived, captureId, waiting);
    const isRenamed = says.kind === 'nothing' && (await isCalledOtherwise(deps, page, derived, reading, waiting));
    return isRenamed ? { ...says, kind: 'called-otherwise' } : says;
  } finally {
    await close();
  }
}

/** Whether the version's own page still holds its body, and calls itself another report now: what it was called was a slip. */
async function isCalledOtherwise(
  deps: JobDeps,
  page: Page,
  { reports }: Derived,
  reading: Reading,
  { pageId, captureId }: Waiting,
): Promise<boolean> {
  if (page.id !== pageId || reports.length === 0) return false;
  const before = await readBy(deps, reading.extractor.version, captureId, null);
  return sameBody(before, wholeOf(reading));
}
