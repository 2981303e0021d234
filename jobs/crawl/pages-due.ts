import type { PortalId } from '../../src/domain/index.ts';
import type { ReportPage, Store } from '../../src/store/index.ts';
import { dueBefore, duePages, slackMs, type Revisit } from './due.ts';

/** A portal's pages that are due, the most urgent first. The database hands out none that has nothing due. */
export async function pagesDue(
  { pages }: Pick<Store, 'pages'>,
  portalId: PortalId,
  revisit: Revisit,
  now: Date,
): Promise<readonly ReportPage[]> {
  const newestYear = await pages.newestReportYear(portalId, now.getUTCFullYear());
  const ahead = new Date(now.getTime() + slackMs);
  const found = await pages.dueReportPages(portalId, dueBefore(newestYear, revisit, now), ahead);
  return duePages(found, revisit, now, newestYear);
}
