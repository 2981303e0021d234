import { sql, type RawBuilder } from 'kysely';
import { slack } from './clock.ts';

/** Whether a later capture of the page of a row of `capture` was judged at a time; one far ahead of it was made under a wrong clock. */
export function overtaken(at: RawBuilder<unknown>) {
  return sql<boolean>`EXISTS (SELECT FROM capture AS later WHERE later.page_id = capture.page_id
    AND later.integrity IS NOT NULL AND (later.captured_at, later.id) > (capture.captured_at, capture.id)
    AND later.captured_at <= ${at} + ${slack})`;
}
