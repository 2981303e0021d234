import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { StatusView } from './views.ts';

interface Row extends Omit<StatusView, 'deliveries'> {
  readonly pending: number;
  readonly sent: number;
  readonly failed: number;
  readonly withdrawn: number;
}

/** Over so many days the pace of the archive is told: a crawl of all known pages falls into them. */
const paceDays = 30;

/** How much there is of everything, in one statement. */
export async function readStatus(db: Database): Promise<StatusView> {
  const found = await sql<Row>`
    SELECT (SELECT count(*) FROM report) AS reports, (SELECT count(*) FROM version) AS versions,
      (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM capture) AS captures,
      (SELECT coalesce(sum(length), 0)::float8 FROM capture) AS "archivedBytes",
      (SELECT coalesce(sum(length), 0)::float8
          / greatest(1, extract(epoch FROM max(captured_at) - min(captured_at)) / 86400)::float8 FROM capture
        WHERE captured_at > (SELECT max(captured_at) FROM capture) - make_interval(days => ${paceDays}))
        AS "archivedBytesPerDay",
      (SELECT count(*) FROM capture WHERE derived_at IS NULL) AS underived,
      (SELECT count(*) FROM run WHERE state NOT IN ('done', 'failed')) AS "openRuns",
      (SELECT count(*) FROM visit WHERE state = 'pending') AS "pendingVisits",
      count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'sent') AS sent,
      count(*) FILTER (WHERE state = 'failed') AS failed,
      count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn
    FROM delivery`.execute(db);
  const [row] = found.rows;
  if (row === undefined) throw new Error('The database answered no row to a count');
  const { pending, sent, failed, withdrawn, ...rest } = row;
  return { ...rest, deliveries: { pending, sent, failed, withdrawn } };
}
