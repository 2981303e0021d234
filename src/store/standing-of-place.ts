import { sql } from 'kysely';
import type { Standing } from './record/types.ts';

/** Whether a place's page was read since as something else than its report; asked of rows of `place` and `page`. */
export const replaced = sql<boolean>`EXISTS (SELECT FROM capture AS later WHERE later.page_id = page.id
  AND later.integrity = 'clean' AND later.captured_at > place.last_seen_at AND later.derived_at > place.last_seen_at)`;

/** How a place stands; asked of the same rows. */
export const standing = sql<Standing>`CASE
  WHEN page.state = 'missing' THEN 'missing' WHEN place.frozen_at IS NOT NULL THEN 'frozen'
  WHEN ${replaced} THEN 'replaced'
  WHEN place.unlisted_at IS NOT NULL THEN 'unlisted' ELSE 'stands' END`;
