import { contradiction, deadlineOf, lateness, noNews } from '../../src/follow/index.ts';
import type { FollowReason, ReportIdentity } from '../../src/domain/index.ts';
import type { ReportContext } from '../../src/store/index.ts';
import type { Seen } from './decide.ts';
import type { JobDeps } from '../deps.ts';
import { declaredOf } from '../publishers.ts';
import type { ToDerive } from './to-derive.ts';

/** Begin of the last whole pass without the page; there is none where the page was there when watching began. */
export async function lastAbsence(deps: JobDeps, { portal, page, baseline }: ToDerive): Promise<Date | null> {
  if (baseline) return null;
  return deps.store.follow.lastAbsentAt(portal.id, page.columnId, page.firstSeenAt);
}

/** Whether a report that is seen first is news, and whether it came late. */
export async function firstSeen(
  deps: JobDeps,
  { portal, page, reading, baseline }: ToDerive,
  { publisher, year }: ReportIdentity,
  lastAbsentAt: Date | null,
): Promise<Pick<Seen, 'noNews' | 'late'>> {
  const seenAt = deps.now();
  // What was there when watching began is no news whatever came before it, and a whole column of it is recorded at once.
  const upTo = seenAt.getUTCFullYear();
  const lastYear = baseline ? null : await deps.store.follow.lastYear(portal.id, page.columnId, publisher, upTo);
  const { publishedAt, writtenAt } = reading;
  const found = { year, publishedAt, writtenAt, seenAt, inBaseline: baseline, lastYear };
  const owing = declaredOf(portal).find((each) => each.publisher === publisher) ?? undeclared(publisher);
  return {
    noNews: noNews(found, portal.crawl.recentDays, portal.timeZone),
    late: lateness(deadlineOf(owing, year), { lastAbsentAt, firstSeenAt: seenAt }, portal.timeZone),
  };
}

const undeclared = (publisher: string) => ({ publisher, level: null, due: null });

/**
 * Why the day of posting that a report claims now, did not claim before, and was not told of, cannot be true. At another place than
 * the report's own it has to have been absent there as well: who posts a report anew may say when it was posted first, and a column
 * that was not watched may have held it.
 */
export async function contradictionOf(
  deps: JobDeps,
  todo: ToDerive,
  context: ReportContext | null,
  lastAbsentAt: Date | null,
): Promise<FollowReason | null> {
  const { portal, page, reading } = todo;
  const claimed = reading.publishedAt;
  if (claimed === null || context?.claimedPublishedAt === claimed) return null;
  if (context?.contradictedDays.includes(claimed) === true) return null;
  const firstSeenAt = context?.firstSeenAt ?? deps.now();
  const found = contradiction({ claimedPublishedAt: claimed, lastAbsentAt, firstSeenAt }, portal.timeZone);
  const isElsewhere = context !== null && context.current?.pageId !== page.id;
  if (found === null || !isElsewhere) return found;
  const absentThere = await lastAbsence(deps, todo);
  const there = { claimedPublishedAt: claimed, lastAbsentAt: absentThere, firstSeenAt: page.firstSeenAt };
  return contradiction(there, portal.timeZone) === null ? null : found;
}
