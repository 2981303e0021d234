import { sql } from 'kysely';
import type { CaptureId } from '../domain/index.ts';

/**
 * The capture that proves a change: its version's, else the last one of its page up to when it was found. What the page showed
 * later proves nothing of it. For a query over `change` with its `version` and `page`.
 */
export const evidenceCapture = sql<CaptureId | null>`coalesce(version.capture_id, (
  SELECT shown.id FROM capture AS shown WHERE shown.page_id = change.page_id AND shown.captured_at <= change.detected_at
  ORDER BY shown.captured_at DESC, shown.id DESC LIMIT 1), page.last_capture_id)`;
