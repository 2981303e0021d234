import type { PortalConfig } from '../config/portal.ts';
import { crawlOf } from '../config/portal.ts';
import type { CaptureId } from '../src/domain/index.ts';
import { confirmWords, isLookDue, nextLook } from '../src/follow/index.ts';
import type { Page, Waiting } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import { derive } from './derive.ts';
import { fetchPage } from './fetch-page.ts';
import { opensAt } from './hours.ts';
import { newChange } from './new-change.ts';
import { enqueueNotify } from './notify.ts';
import type { Payload } from './payloads.ts';
import { readPage } from './read-page.ts';

/** What a second look at a version came to. */
type Look =
  | { readonly kind: 'agrees'; readonly captureId: CaptureId }
  | { readonly kind: 'differs' }
  | { readonly kind: 'nothing'; readonly reason: string };

/**
 * Looks a second time, over a connection of its own, at the page of a version that waits to be told: what agrees is told,
 * what differs is told to operators only, and what cannot be seen again within a day is told as seen once.
 */
export async function confirm(deps: JobDeps, { versionId }: Payload<'confirm'>, signal: AbortSignal): Promise<void> {
  const waiting = await deps.store.confirmations.waiting(versionId);
  if (waiting === null || !isLookDue(waiting.nextAt, deps.now())) return;
  const portal = deps.portals.get(waiting.portalId);
  const page = await deps.store.pages.get(waiting.pageId);
  // Without them its deliveries go out by themselves, as seen once.
  if (portal === undefined || page === null) return;
  const look = await lookOf(deps, portal, page, waiting, signal);
  const settled = look.kind === 'nothing' ? ((await elsewhere(deps, portal, waiting, signal)) ?? look) : look;
  await settle(deps, portal, page, waiting, settled);
}

/** Where the version's own page proves nothing (hijacked since, blocked), another place of its report may show the same. */
async function elsewhere(
  deps: JobDeps,
  portal: PortalConfig,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Look | null> {
  for (const pageId of waiting.otherPageIds) {
    const page = await deps.store.pages.get(pageId);
    const look = page === null ? null : await lookOf(deps, portal, page, waiting, signal);
    if (look?.kind === 'agrees') return look;
  }
  return null;
}

async function lookOf(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Look> {
  if (!waiting.isCurrent) return { kind: 'differs' };
  const opens = opensAt(portal, deps.now());
  return opens === null
    ? looksAgain(deps, portal, page, waiting.returns ? 2 : 1, signal)
    : { kind: 'nothing', reason: `the portal may be asked from ${opens.toISOString()} on only (crawl.hours)` };
}

/**
 * Content that was there before may come from a node that lags behind and is asked in turn: it takes two answers in a row,
 * each over a connection of its own.
 */
async function looksAgain(
  deps: JobDeps,
  portal: PortalConfig,
  page: Page,
  times: number,
  signal: AbortSignal,
): Promise<Look> {
  const look = await lookAgain(deps, portal, page, signal);
  return look.kind === 'agrees' && times > 1 ? looksAgain(deps, portal, page, times - 1, signal) : look;
}

async function lookAgain(deps: JobDeps, portal: PortalConfig, page: Page, signal: AbortSignal): Promise<Look> {
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
      return { kind: 'nothing', reason: `${fetched.visit.state}: ${fetched.visit.reason}` };
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
    if (derived.decision.kind === 'same') return { kind: 'agrees', captureId };
    if (derived.decision.kind === 'revised') return { kind: 'differs' };
    return { kind: 'nothing', reason: derived.decision.reason };
  } finally {
    await close();
  }
}

async function settle(deps: JobDeps, portal: PortalConfig, page: Page, before: Waiting, look: Look): Promise<void> {
  const { confirmations } = deps.store;
  const { versionId, seenAt } = before;
  const { timeZone } = portal;
  const now = deps.now();
  switch (look.kind) {
    case 'agrees': {
      const words = confirmWords.agreed(timeZone, seenAt, now);
      const due = await confirmations.release(versionId, { state: 'agreed', captureId: look.captureId, words }, now);
      return enqueueNotify(deps, due);
    }
    case 'nothing': {
      const nextAt = nextLook(before, now);
      deps.log.info({ portal: portal.id, url: page.url, reason: look.reason, nextAt }, 'not confirmed');
      if (nextAt !== null) return confirmations.postpone(versionId, nextAt, look.reason);
      const words = confirmWords.gaveUp(timeZone, seenAt, look.reason);
      const due = await confirmations.release(versionId, { state: 'seen-once', captureId: null, words }, now);
      return enqueueNotify(deps, due);
    }
    case 'differs': {
      const waiting = await confirmations.waiting(versionId);
      if (waiting === null) return;
      const words = confirmWords[waiting.wentBack ? 'wentBack' : 'replaced'](timeZone, seenAt, now);
      const change = newChange(deps, portal, page, {
        kind: 'report.conflict',
        significance: 'minor',
        detail: {
          summary: `《${waiting.title ?? page.url}》两次读取的内容不一致`,
          title: waiting.title,
          url: page.url,
          reason: words,
        },
        dedupeKey: `report.conflict:${versionId}`,
        baseline: false,
      });
      const state = waiting.wentBack ? 'withdrawn' : 'superseded';
      return enqueueNotify(deps, await confirmations.withdraw(waiting, { state, words, change }, now));
    }
    default:
      return look satisfies never;
  }
}
