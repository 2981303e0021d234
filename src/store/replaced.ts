import { sql } from 'kysely';

/** Whether a place's page was read since as something else than its report; asked of rows of `place` and `page`. */
export const replaced = sql<boolean>`EXISTS (SELECT FROM capture AS later WHERE later.page_id = page.id
  AND later.integrity = 'clean' AND later.captured_at > place.last_seen_at)`;
