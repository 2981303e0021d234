import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { PortalId } from '../../../src/domain/index.ts';

/** After so many looks in vain what became of a page is settled. */
export const patience = 30;

/** What happened to a page; what is of a report is taken from the first page that bears its number. */
export interface MadePage {
  readonly visitedHoursAgo: number | null;
  /** The report that stands there; null where none does. */
  readonly report: number | null;
  readonly year: number;
  readonly failures: number;
  readonly differs: boolean;
  readonly frozen: boolean;
  readonly hijacked: boolean;
  readonly absentTimes: number | null;
  /** Its column was read whole since it was last listed. */
  readonly leftListing: boolean;
  readonly unlisted: boolean;
  readonly removed: boolean;
  readonly restoredHoursAgo: number | null;
  readonly correctedHoursAgo: number | null;
  readonly withdrawnHoursAgo: number | null;
}

/** Writes pages of a portal's column `annual` into the tables, each at `/` and its index, as of a moment. */
export async function fillPages(
  client: Client,
  portalId: PortalId,
  pages: readonly MadePage[],
  at: Date,
): Promise<void> {
  const ids = pages.map(() => randomUUID());
  const reports = new Map<number, { readonly id: string; readonly first: MadePage }>();
  for (const page of pages)
    if (page.report !== null && !reports.has(page.report)) reports.set(page.report, { id: randomUUID(), first: page });
  const rows = pages.map((page, index) => {
    const report = page.report === null ? undefined : reports.get(page.report);
    return { ...page, id: ids[index], index, report_id: report?.id ?? null, year: report?.first.year ?? null };
  });
  const reportRows = [...reports].map(([number, { id, first }]) => ({ ...first, id, number }));
  await client.query('SELECT set_config($1, $2, false), set_config($3, $4, false)', [
    'made.portal',
    portalId,
    'made.at',
    at.toISOString(),
  ]);
  await client.query(
    `CREATE TEMP TABLE made ON COMMIT PRESERVE ROWS AS SELECT * FROM jsonb_to_recordset($1) AS row (
      id uuid, index integer, report_id uuid, year integer, "visitedHoursAgo" integer, failures integer, differs boolean, frozen boolean,
      hijacked boolean, "absentTimes" integer, "leftListing" boolean, unlisted boolean, "withdrawnHoursAgo" integer)`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `CREATE TEMP TABLE made_report AS SELECT * FROM jsonb_to_recordset($1) AS row (id uuid, number integer, year integer,
      removed boolean, "restoredHoursAgo" integer, "correctedHoursAgo" integer)`,
    [JSON.stringify(reportRows)],
  );
  await client.query(filling);
}

const portal = `current_setting('made.portal')`;
const now = `current_setting('made.at')::timestamptz`;
const ago = (hours: string): string => `${now} - interval '1 hour' * ${hours}`;
const capture = `INSERT INTO capture (id, page_id, url, captured_at, by, status, state, state_reason, body_sha256, body_bytes, file, "offset", length)`;
const said = `'http', 200, 'ok', '{"kind":"status","status":200}', '', 0, '', 0, 0`;

const filling = `
  INSERT INTO run (id, portal_id, trigger, state) VALUES (gen_random_uuid(), ${portal}, 'cron', 'done');
  INSERT INTO column_pass (run_id, portal_id, column_id, began_at, read_at, links, read_whole, verdict)
    SELECT id, portal_id, 'annual', ${ago('1')}, ${now}, 9, true, 'complete' FROM run WHERE portal_id = ${portal};
  INSERT INTO page (id, portal_id, column_id, role, url, first_seen_at, last_listed_at, last_visited_at, failures, differs_since, report_year)
    SELECT id, ${portal}, 'annual', 'report', 'http://made.example/' || index, ${ago('9000')},
      ${ago(`CASE WHEN "leftListing" THEN 2 ELSE 0 END`)}, ${ago('"visitedHoursAgo"')}, failures,
      CASE WHEN differs THEN ${now} END, year FROM made;
  INSERT INTO report (id, portal_id, publisher, year, kind, first_seen_at, removed_at, restored_at)
    SELECT id, ${portal}, 'organ ' || number, year, 'annual', ${now}, CASE WHEN removed THEN ${now} END,
      ${ago('"restoredHoursAgo"')} FROM made_report;
  INSERT INTO place (report_id, page_id, first_seen_at, last_seen_at, unlisted_at, frozen_at)
    SELECT report_id, id, ${now}, ${now}, CASE WHEN unlisted THEN ${now} END, CASE WHEN frozen THEN ${now} END
    FROM made WHERE report_id IS NOT NULL;
  INSERT INTO absence (page_id, times, since, last_at)
    SELECT id, "absentTimes", ${now}, ${now} FROM made WHERE "absentTimes" IS NOT NULL;
  INSERT INTO hijacking (page_id, number, since, clean_at) SELECT id, 1, ${now}, CASE WHEN NOT hijacked THEN ${now} END FROM made;
  ${capture} SELECT id, id, '', ${now}, ${said} FROM made;
  INSERT INTO version (id, report_id, number, page_id, capture_id, content_sha256, extractor_version, seen_at)
    SELECT id, report_id, 1 + index, id, id, '', '', ${now} FROM made WHERE report_id IS NOT NULL;
  INSERT INTO confirmation (version_id, state, next_at, give_up_at, decided_at)
    SELECT id, CASE WHEN "withdrawnHoursAgo" IS NULL THEN 'agreed' ELSE 'withdrawn' END, ${now}, ${now},
      ${ago('coalesce("withdrawnHoursAgo", 0)')} FROM made WHERE report_id IS NOT NULL;
  INSERT INTO page (id, portal_id, column_id, role, url)
    SELECT id, ${portal}, 'annual', 'attachment', 'http://made.example/notice/' || number FROM made_report;
  ${capture} SELECT id, id, '', ${ago('coalesce("correctedHoursAgo", 0)')}, ${said} FROM made_report;
  INSERT INTO correction (page_id, portal_id, capture_id, excerpt, content_sha256, seen_at, baseline, report_id)
    SELECT id, ${portal}, id, '', '', ${now}, "correctedHoursAgo" IS NULL, id FROM made_report;
  DROP TABLE made;
  DROP TABLE made_report;`;
