import { sql, type RawBuilder } from 'kysely';
import { slack } from './clock.ts';

/**
 * Whether a later capture of the page of a row of `capture` was judged at a time. One far ahead of it was made under a clock that was
 * set back since: it overtakes none, nor when its day comes, and says nothing of now itself.
 */
export function overtaken(at: RawBuilder<unknown>) {
  return sql<boolean>`(capture.captured_at > ${at} + ${slack} OR EXISTS (SELECT FROM capture AS later WHERE later.page_id = capture.page_id
    AND later.integrity IS NOT NULL AND later.derived_at > capture.captured_at AND (later.captured_at, later.id) > (capture.captured_at, capture.id)
    AND later.captured_at <= ${at} + ${slack}))`;
}
