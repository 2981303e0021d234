import type { PortalId } from '../domain/index.ts';
import type { RunSummary, Store, ToldVisit } from '../store/index.ts';
import { counted, type Output } from './output.ts';

/** Visits are written by several workers at once; one that began earlier may be seen later. */
const overlapMs = 30_000;

/** Tells the pages of crawls under way, each visit once, as they are read. */
export function createPageTeller(
  store: Store,
  portals: readonly PortalId[],
  tell: (visit: ToldVisit) => void,
): () => Promise<void> {
  const told = new Map<string, number>();
  const began = new Date();
  const since = new Map(portals.map((portal) => [portal, began]));
  return async () => {
    for (const [portal, from] of since) {
      const visits = await store.pages.toldVisits(portal, from, began);
      for (const visit of visits) {
        const at = visit.visitedAt.getTime();
        if (told.get(visit.pageId) === at) continue;
        told.set(visit.pageId, at);
        tell(visit);
      }
      const newest = visits.at(-1)?.visitedAt.getTime() ?? 0;
      since.set(portal, new Date(Math.max(from.getTime(), newest - overlapMs)));
    }
  };
}

/** Where crawls stand, in one line. */
export function progressLine(summaries: readonly RunSummary[]): string {
  return summaries.map(standing).join('; ');
}

function standing(run: RunSummary): string {
  const entries = run.linksSeen === 1 ? '1 entry' : `${run.linksSeen} entries`;
  const listed = `${counted(run.listingPages, 'listing page')}, ${entries} (${run.linksNew} new)`;
  switch (run.state) {
    case 'queued':
      return `${run.portalId}: waits`;
    case 'crawling':
      return `${run.portalId}: reads listings, ${listed}`;
    case 'visiting':
      return `${run.portalId}: ${listed}, ${run.visitsDone} of ${run.visits} pages visited`;
    case 'done':
      return `${run.portalId}: done, ${listed}, ${run.visitsDone} pages visited`;
    case 'failed':
      return `${run.portalId}: failed`;
    default:
      return run.state satisfies never;
  }
}

/** Shows progress on a terminal: at most one line a second, each when something has moved. */
export function createProgress(output: Output, shown: boolean, nowMs: () => number): (line: string) => void {
  let said = '';
  let saidAt = Number.NEGATIVE_INFINITY;
  return (line) => {
    if (!shown || line === said || nowMs() - saidAt < 1000) return;
    output.say(line);
    said = line;
    saidAt = nowMs();
  };
}
