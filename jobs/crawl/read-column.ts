import type { ColumnConfig, PortalConfig } from '../../config/portal.ts';
import { crawlOf } from '../../config/portal.ts';
import type { ColumnId, CutReason, ListedLink, PageId, PortalId } from '../../src/domain/index.ts';
import { pageKey, type WalkEnding } from '../../src/listing/index.ts';
import type { Run } from '../../src/store/index.ts';
import { cutRemedy, english } from '../../src/telling/reasons/index.ts';
import type { JobDeps } from '../deps.ts';
import { createColumnPages } from './column-pages.ts';
import { createListReader } from './list-reader.ts';
import { isForABrowser, walkLists, type EntryRole, type Walked } from './walk-lists.ts';

/** What one pass over a column's listing pages came to. */
export interface ColumnPass {
  readonly pages: number;
  readonly links: readonly ListedLink[];
  /** What the pages are that begin lists of their own, by address. */
  readonly roles: ReadonlyMap<string, EntryRole>;
  /** Listing pages to be visited as reports: they show one, or are listed as one, or the column lists nothing else. */
  readonly alsoReports: readonly PageId[];
  readonly ending: WalkEnding;
  /** Why it was cut; null where it was not. */
  readonly cutReason: CutReason | null;
}

/** Reads a column's lists, page after page, within the operator's bound; not beyond what is known, where that may be. */
export async function readColumn(
  deps: JobDeps,
  portal: PortalConfig,
  column: ColumnConfig,
  run: Run,
  signal: AbortSignal,
): Promise<ColumnPass> {
  const place = { portal: portal.id, column: column.id };
  const mayStop = await mayStopAtKnown(deps, column.listing.fullPassDays, place, run);
  const reader = createListReader(column, createColumnPages(deps, portal, column, run, signal), deps.now);
  const pass = { deps, portal, column, reader, mayStop };
  const first = await walkLists({ ...pass, showsLess: false });
  // Where HTTP shows that there is more and not where, a browser may.
  const mayRender =
    first.isUnseen &&
    !first.wasRendered &&
    crawlOf(portal, column.id).browser === 'auto' &&
    isForABrowser(first.reason);
  const second = mayRender ? await walkLists({ ...pass, showsLess: true }) : null;
  const { links, ending, reason, reports, roles } = second?.wasRendered === true ? joined(first, second) : first;
  if (reason !== null) warnCut(deps, portal, place, reason);
  const alsoReports = new Set([...reports, ...reader.entries]);
  for (const [url, page] of reader.pages) if (links.has(pageKey(url))) alsoReports.add(page);
  const start = reader.pages.get(column.url);
  if (links.size === 0 && ending !== 'cut' && start !== undefined) alsoReports.add(start);
  return {
    pages: reader.asked,
    links: [...links.values()],
    roles,
    alsoReports: [...alsoReports],
    ending,
    cutReason: reason,
  };
}

/** What HTTP and a browser found: whole where the browser's walk was, and held all that HTTP had shown. */
function joined(http: Walked, browser: Walked): Walked {
  const holdsAll = [...http.links.keys()].every((key) => browser.links.has(key));
  return {
    ...(holdsAll ? browser : http),
    links: new Map([...http.links, ...browser.links]),
    reports: [...http.reports, ...browser.reports],
    roles: new Map([...http.roles, ...browser.roles]),
  };
}

function warnCut(
  { log }: JobDeps,
  { timeZone }: PortalConfig,
  place: { readonly portal: PortalId; readonly column: ColumnId },
  cut: CutReason,
): void {
  log.warn({ ...place, reason: english(timeZone).of(cut), remedy: cutRemedy(cut) }, 'listing not read whole');
}

/** A scheduled crawl reads a list only as far as it is new, if the whole was read not long ago and nothing is open from then. */
async function mayStopAtKnown(
  deps: JobDeps,
  fullPassDays: number,
  place: { readonly portal: PortalId; readonly column: ColumnId },
  run: Run,
): Promise<boolean> {
  if (run.trigger === 'manual' || fullPassDays === 0) return false;
  const whole = await deps.store.follow.lastReadWhole(place.portal, place.column);
  // An hour of slack keeps a daily cron from slipping by a day.
  const patienceMs = fullPassDays * 86_400_000 - 3_600_000;
  return whole !== null && whole.settled && deps.now().getTime() - whole.at.getTime() < patienceMs;
}
