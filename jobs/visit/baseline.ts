import type { Page } from '../../src/store/index.ts';

/**
 * A page that was there when watching began, and was never read before: its report is no news. A listing that shows a
 * report was fetched as a listing just before; for it the first pass counts.
 */
export function isBaseline(page: Page, endedAt: Date | null, passBegunAt: Date | null): boolean {
  if (page.role === 'listing') return endedAt === null || (passBegunAt !== null && endedAt >= passBegunAt);
  return page.bodySha256 === null && (endedAt === null || page.firstSeenAt <= endedAt);
}
