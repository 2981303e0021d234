import type { Client } from 'pg';
import type { Significance } from '../../src/domain/index.ts';
import type { Told } from './world/happening.ts';

/** A change as the program recorded it, with what became of its deliveries. */
export interface RecordedAlert {
  readonly id: string;
  readonly portal: string | null;
  readonly change: Told;
  readonly significance: Significance;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly detectedMs: number;
  readonly baseline: boolean;
  readonly title: string;
  readonly isCorrection: boolean;
  readonly reason: string;
  readonly pageId: string | null;
  readonly url: string;
  /** When it was first sent to a subscriber; null where it never was. */
  readonly sentMs: number | null;
  readonly deliveries: number;
  /** Recorded while the machine's clock was wrong: times by it mean little. */
  readonly clockWasWrong: boolean;
}

/**
 * Everything recorded, in the order of the true time: what was recorded while the clock was wrong has the time that it really was.
 * @param jumps by begin of the crawl during which the clock was wrong: by how much
 */
export async function recordedAlerts(
  database: Client,
  jumps: ReadonlyMap<number, number>,
): Promise<readonly RecordedAlert[]> {
  const { rows } = await database.query<Omit<RecordedAlert, 'clockWasWrong'>>(`
    SELECT change.id, change.portal_id AS portal, change.kind AS change, change.significance, report.publisher, report.year,
      (extract(epoch FROM change.detected_at) * 1000)::float8 AS "detectedMs", change.baseline,
      coalesce(change.detail->>'title', '') AS title, change.detail ? 'correction' AS "isCorrection",
      concat_ws('; ', change.detail->>'reason', change.detail->>'confirmed') AS reason, change.page_id AS "pageId",
      coalesce(change.detail->>'url', '') AS url,
      (SELECT (extract(epoch FROM min(sent_at)) * 1000)::float8 FROM delivery
        WHERE change_id = change.id AND state = 'sent') AS "sentMs",
      (SELECT count(*)::int FROM delivery WHERE change_id = change.id) AS deliveries
    FROM change LEFT JOIN report ON report.id = change.report_id ORDER BY change.id`);
  const wrong = [...jumps].map(([atMs, jumpMs]) => ({ fromMs: atMs + jumpMs, jumpMs }));
  const corrected = (ms: number): number => {
    const jump = wrong.find(({ fromMs }) => ms >= fromMs && ms < fromMs + jumpLastsMs);
    return jump === undefined ? ms : ms - jump.jumpMs;
  };
  const alerts = rows.map((row) => ({
    ...row,
    detectedMs: corrected(row.detectedMs),
    sentMs: row.sentMs === null ? null : corrected(row.sentMs),
    clockWasWrong: corrected(row.detectedMs) !== row.detectedMs,
  }));
  return alerts.toSorted((one, other) => one.detectedMs - other.detectedMs);
}

/** Links that lead nowhere, as the states of portals name them for operators: each once for every time that it is named anew. */
export class BrokenLinks {
  readonly seen: RecordedAlert[] = [];
  private named = new Set<string>();

  /** Reads what the states say after a crawl. */
  async note(database: Client, atMs: number): Promise<void> {
    const { rows } = await database.query<{ portal: string; url: string }>(
      `SELECT id AS portal, jsonb_path_query(state_reason, 'strict $.** ? (@.kind == "broken-links").named[*]') #>> '{}' AS url
        FROM portal`,
    );
    const now = new Set<string>();
    for (const { portal, url } of rows) {
      const id = `${portal} ${url}`;
      now.add(id);
      if (!this.named.has(id)) this.seen.push(brokenLink(id, portal, url, atMs));
    }
    this.named = now;
  }
}

function brokenLink(id: string, portal: string, url: string, atMs: number): RecordedAlert {
  return {
    id: `${id} ${atMs}`,
    portal,
    change: 'link.broken',
    significance: 'minor',
    publisher: null,
    year: null,
    detectedMs: atMs,
    baseline: false,
    title: 'listed and missing',
    isCorrection: false,
    reason: '',
    pageId: null,
    url,
    sentMs: atMs,
    deliveries: 1,
    clockWasWrong: false,
  };
}

/** Longer than any crawl takes, and shorter than until anything else is due. */
const jumpLastsMs = 9 * 60_000;

/** What was read of a page around a time, for whoever looks into a miss. */
export async function capturesOf(
  database: Client,
  portal: string,
  path: string,
  aroundMs: number,
): Promise<readonly string[]> {
  const { rows } = await database.query(
    `SELECT capture.captured_at, run.id IS NULL AS again, capture.status, capture.state, capture.integrity, left(capture.body_sha256, 15) AS body,
        (SELECT left(content_sha256, 8) FROM extraction WHERE capture_id = capture.id LIMIT 1) AS content,
        (SELECT string_agg(report_id::text, ' ') FROM place WHERE place.page_id = page.id) AS reports
      FROM capture JOIN page ON page.id = capture.page_id
      LEFT JOIN run ON run.id = capture.run_id
      WHERE page.portal_id = $1 AND (right(page.url, length($2)) = $2 OR right(capture.url, length($2)) = $2)
        AND capture.captured_at BETWEEN $3::timestamptz - interval '20 days' AND $3::timestamptz + interval '20 days'
      ORDER BY capture.captured_at LIMIT 16`,
    [portal, path, new Date(aroundMs)],
  );
  return rows.map(
    (row) =>
      `${(row.captured_at as Date).toISOString().slice(0, 16)}${row.again === true ? ' second look' : ''} ${row.status} ${row.state} ${row.integrity ?? '-'} ${row.body} ${row.content ?? '-'} ${row.reports}`,
  );
}

/** What the passes over a portal proved around a time. */
export async function passesOf(database: Client, portal: string, aroundMs: number): Promise<readonly string[]> {
  const { rows } = await database.query(
    `SELECT began_at, column_id, links, read_whole, verdict FROM column_pass
      WHERE portal_id = $1 AND began_at BETWEEN $2::timestamptz - interval '20 days' AND $2::timestamptz + interval '10 days'
      ORDER BY began_at LIMIT 20`,
    [portal, new Date(aroundMs)],
  );
  return rows.map(
    (row) =>
      `pass ${(row.began_at as Date).toISOString().slice(0, 16)} ${row.column_id} ${row.links} links, ${row.verdict}`,
  );
}

/** How many pages were visited in runs. */
export async function visitCount(database: Client): Promise<number> {
  const { rows } = await database.query(`SELECT count(*)::int AS visits FROM visit WHERE state = 'done'`);
  return rows[0].visits;
}
