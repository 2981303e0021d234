import type { Page } from '../../src/store/index.ts';

/**
 * A page that was there when watching began, and was never read before: its report is no news. A page of a list that shows a
 * report was fetched as such just before; for it the first pass counts.
 */
export function isBaseline(page: Page, endedAt: Date | null, passBegunAt: Date | null): boolean {
  const isFirstPass = endedAt === null || (passBegunAt !== null && endedAt >= passBegunAt);
  if (page.role === 'listing') return isFirstPass;
  if (page.bodySha256 !== null && passBegunAt !== null && page.firstSeenAt >= passBegunAt) return isFirstPass;
  return page.bodySha256 === null && (endedAt === null || page.firstSeenAt <= endedAt);
}
