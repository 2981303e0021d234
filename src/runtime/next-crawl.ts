import type { PortalConfig } from '../../config/portal.ts';
import { declaredOf } from '../../jobs/publishers.ts';
import { isCrawlDue, paceOf, seasonAt, type PaceRule, type PaceSeen } from '../follow/index.ts';
import type { PortalView, Store } from '../store/index.ts';
import { latestDue, nextDue } from './schedule.ts';
import type { PaceReason } from '../domain/index.ts';

const hourMs = 60 * 60 * 1000;
/** Turns looked at for the next crawl; a line that fires every minute has them in ten days. */
const turnsAtMost = 15_000;

/** When a portal is crawled next, and why then. */
export interface NextCrawl {
  /** Null where its line does not come within a year. */
  readonly at: Date | null;
  readonly why: PaceReason;
}

/** The latest turn of a portal's schedule up to `now` at which it was to be crawled and was not; null where there is none. */
export function missedCrawl(portal: PortalConfig, seen: PaceSeen, now: Date): Date | null {
  const since = seen.lastAt !== null && seen.lastAt > now ? null : seen.lastAt;
  const base = latestDue(portal.schedule, portal.timeZone, now, null);
  const turn = base === null ? null : (lastExtra(portal, base, now) ?? base);
  if (turn === null || (since !== null && turn <= since)) return null;
  return isCrawlDue(seen, ruleOf(portal), turn) ? turn : null;
}

/** The next turn at which a portal is to be crawled, as far as is known now. */
export function nextCrawl(portal: PortalConfig, seen: PaceSeen, now: Date): NextCrawl {
  const rule = ruleOf(portal);
  let at: Date | null = now;
  for (let turn = 0; turn < turnsAtMost; turn += 1) {
    at = nextTurn(portal, at);
    if (at === null) break;
    if (isCrawlDue(seen, rule, at)) return { at, why: paceOf(seen, rule, at).why };
  }
  return { at: null, why: { kind: 'never-due' } };
}

function nextTurn(portal: PortalConfig, after: Date): Date | null {
  const line = nextDue(portal.schedule, portal.timeZone, after);
  const base = latestDue(portal.schedule, portal.timeZone, after, new Date(after.getTime() - 31 * 24 * hourMs));
  if (base === null) return line;
  const everyMs = portal.crawl.season.everyHours * hourMs;
  const extra = new Date(base.getTime() + (Math.floor((after.getTime() - base.getTime()) / everyMs) + 1) * everyMs);
  return seasonAt(ruleOf(portal), extra) !== null && (line === null || extra < line) ? extra : line;
}

/** In season a portal has further turns between those of its line, `everyHours` apart; the last one up to `now`. */
function lastExtra(portal: PortalConfig, base: Date, now: Date): Date | null {
  const everyMs = portal.crawl.season.everyHours * hourMs;
  const extra = new Date(base.getTime() + Math.floor((now.getTime() - base.getTime()) / everyMs) * everyMs);
  return extra > base && seasonAt(ruleOf(portal), extra) !== null ? extra : null;
}

const rules = new WeakMap<PortalConfig, PaceRule>();

function ruleOf(portal: PortalConfig): PaceRule {
  const known = rules.get(portal);
  if (known !== undefined) return known;
  const { every, season } = portal.crawl;
  const dueDays = declaredOf(portal).flatMap(({ due }) => due ?? []);
  const rule = { timeZone: portal.timeZone, every, season, dueDays };
  rules.set(portal, rule);
  return rule;
}

/** Portals as shown, with their next crawl and its reason; one that no file configures any more has none. */
export async function withNextCrawls(
  store: Pick<Store, 'paces'>,
  portals: ReadonlyMap<string, PortalConfig>,
  views: readonly PortalView[],
  now: Date,
): Promise<readonly PortalView[]> {
  const paces = await store.paces(views.map(({ id }) => id));
  return views.map((view) => {
    const portal = portals.get(view.id);
    const seen = paces.get(view.id);
    if (portal === undefined || seen === undefined) return view;
    const { at, why } = nextCrawl(portal, seen, now);
    return { ...view, nextRunAt: at, nextRunReason: why };
  });
}
