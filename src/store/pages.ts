import { sql } from 'kysely';
import type {
  CapturedBy,
  CaptureId,
  ColumnId,
  ListedLink,
  PageId,
  PageReason,
  PageState,
  PortalId,
  Sha256,
} from '../domain/index.ts';
import type { Database } from './database.ts';
import { rowsOf, storable } from './json.ts';
import { pageColumns, returnedPage, type Page } from './page.ts';
import { otherPlacesOf } from './other-places.ts';
import { updateVisitedPages, type PageVisit } from './page-visits.ts';
import { reportPagesOf } from './report-pages.ts';
import type { PageRole } from './schema.ts';
import { replaced } from './standing-of-place.ts';
import { readStateReason } from './reasons/index.ts';

export interface SeenPage extends Page {
  /** First seen at the `at` of this call; so a repeated call with the same `at` answers the same. */
  readonly isNew: boolean;
}

/** How the last visit to a page ended. */
export interface VisitedPage {
  readonly pageId: PageId;
  readonly role: PageRole;
  readonly url: string;
  readonly state: PageState;
  readonly reason: PageReason;
}

/** A file with a page that links to it as its report, or part of it, or did when it last showed a report. */
export interface LinkedAttachment extends Page {
  readonly linkedFrom: PageId;
  /** Digest of the file's body when that page was last read with it; null where it could not be read. */
  readonly readSha256: Sha256 | null;
  /** Whether it held the body of the report that was last read from that page. */
  readonly isBody: boolean;
  /** Whether that page links to it still. */
  readonly linked: boolean;
}

/** A visit as it is told to an operator. */
export interface ToldVisit extends VisitedPage {
  readonly portal: PortalId;
  readonly column: ColumnId;
  readonly title: string | null;
  readonly visitedAt: Date;
  /** What was archived of this visit; null, and so are the facts after it, where nothing was. */
  readonly captureId: CaptureId | null;
  readonly status: number | null;
  readonly by: CapturedBy | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly sha256: Sha256 | null;
  readonly bodyBytes: number | null;
}

export interface OtherPage {
  readonly portalId: PortalId;
  readonly columnId: ColumnId;
  readonly role: 'listing' | 'attachment' | 'resource';
  readonly url: string;
  readonly title: string | null;
}

export type Pages = ReturnType<typeof pagesOf>;

export function pagesOf(db: Database, newId: () => string) {
  return {
    /**
     * Notes the links of a listing, in one statement, and answers a page for each different URL, in the order of the
     * links. A known page keeps its column and role, unless it was only a resource; its title and day follow the listing, and
     * the column joins those that have named it.
     */
    async upsertListed(
      portalId: PortalId,
      columnId: ColumnId,
      links: readonly ListedLink[],
      at: Date,
    ): Promise<readonly SeenPage[]> {
      const byUrl = new Map<string, ListedLink>();
      for (const link of links) if (!byUrl.has(link.url)) byUrl.set(link.url, link);
      if (byUrl.size === 0) return [];
      const rows = [...byUrl.values()].map(({ url, title, listedAt }) => ({
        id: newId(),
        url,
        title,
        listed_at: listedAt,
      }));
      const found = await sql<SeenPage>`
        INSERT INTO page (id, portal_id, column_id, role, url, title, listed_at, first_seen_at, last_listed_at, listed_in)
        SELECT id, ${portalId}, ${columnId}, 'report', url, title, listed_at, ${at}, ${at}, ARRAY[${columnId}]
        FROM ${rowsOf(rows, 'id uuid, url text, title text, listed_at date')} ORDER BY url
        ON CONFLICT (portal_id, url) DO UPDATE SET title = excluded.title,
          role = CASE WHEN page.role = 'resource' THEN excluded.role ELSE page.role END,
          listed_at = coalesce(excluded.listed_at, page.listed_at), last_listed_at = excluded.last_listed_at,
          listed_in = CASE WHEN page.listed_in @> excluded.listed_in THEN page.listed_in
            ELSE page.listed_in || excluded.listed_in END
        RETURNING ${returnedPage}, page.first_seen_at = ${at} AS "isNew"
      `.execute(db);
      const order = new Map([...byUrl.keys()].map((url, index) => [url, index]));
      return found.rows.sort((a, b) => (order.get(a.url) ?? 0) - (order.get(b.url) ?? 0));
    },

    /**
     * Pages that a listing names under another address than before take the new one: the same page is no new one when a
     * site goes over to https. An address that is known itself stays as it is.
     */
    async takeNewAddresses(
      portalId: PortalId,
      links: readonly { readonly url: string; readonly twins: readonly string[] }[],
    ): Promise<void> {
      const rows = links.flatMap(({ url, twins }) => twins.map((twin) => ({ url, twin })));
      if (rows.length === 0) return;
      await sql`
        WITH named AS (SELECT url, twin FROM ${rowsOf(rows, 'url text, twin text')}), moved AS (
          SELECT DISTINCT ON (named.url) page.id, named.url FROM named
          JOIN page ON page.portal_id = ${portalId} AND page.url = named.twin AND page.last_listed_at IS NOT NULL
          WHERE NOT EXISTS (SELECT FROM page AS known WHERE known.portal_id = ${portalId} AND known.url = named.url)
          ORDER BY named.url, page.first_seen_at, page.id)
        UPDATE page SET url = moved.url FROM moved WHERE page.id = moved.id`.execute(db);
    },

    /** Pages that a listing leads to as to lists are report pages where they show a report themselves, and listing pages else. */
    async takeRoles(portalId: PortalId, roles: ReadonlyMap<string, 'report' | 'listing'>): Promise<void> {
      if (roles.size === 0) return;
      const rows = [...roles].map(([url, role]) => ({ url, role }));
      await sql`UPDATE page SET role = row.role FROM ${rowsOf(rows, 'url text, role text')}
        WHERE page.portal_id = ${portalId} AND page.url = row.url AND page.role IN ('listing', 'report')`.execute(db);
    },

    /** Whether a page showed a report when it was last read. */
    async showsReport(pageId: PageId): Promise<boolean> {
      const found = await sql<{ shows: boolean }>`
        SELECT EXISTS (SELECT FROM place JOIN page ON page.id = place.page_id
          WHERE page.id = ${pageId} AND NOT ${replaced}) AS shows`.execute(db);
      return found.rows[0]?.shows ?? false;
    },

    /** Which of these URLs are known as reports of the portal. */
    async known(portalId: PortalId, urls: readonly string[]): Promise<ReadonlySet<string>> {
      if (urls.length === 0) return new Set();
      const found = await db
        .selectFrom('page')
        .select('url')
        .where('portal_id', '=', portalId)
        .where('last_listed_at', 'is not', null)
        .where('url', 'in', urls)
        .execute();
      return new Set(found.map(({ url }) => url));
    },

    /** Notes a listing page, an attachment or a resource. A page known under that URL is answered as it is; what was only a resource becomes what it is now. */
    async upsertOne(page: OtherPage, at: Date): Promise<SeenPage> {
      const found = await sql<SeenPage>`
        INSERT INTO page (id, portal_id, column_id, role, url, title, first_seen_at)
        VALUES (${newId()}, ${page.portalId}, ${page.columnId}, ${page.role}, ${storable(page.url)},
          ${page.title === null ? null : storable(page.title)}, ${at})
        ON CONFLICT (portal_id, url) DO UPDATE SET title = coalesce(page.title, excluded.title),
          role = CASE WHEN page.role = 'resource' THEN excluded.role ELSE page.role END
        RETURNING ${returnedPage}, page.first_seen_at = ${at} AS "isNew"`.execute(db);
      const [row] = found.rows;
      if (row === undefined) throw new Error(`Page ${page.url} was not stored`);
      return row;
    },

    async get(id: PageId): Promise<Page | null> {
      return (await db.selectFrom('page').select(pageColumns).where('id', '=', id).executeTakeFirst()) ?? null;
    },

    /** The page that a portal has under an address; null where it has none. */
    async at(portalId: PortalId, url: string): Promise<PageId | null> {
      const row = await db
        .selectFrom('page')
        .select('id')
        .where('portal_id', '=', portalId)
        .where('url', '=', storable(url))
        .executeTakeFirst();
      return row?.id ?? null;
    },

    /**
     * How the visits to a portal's pages from one time to another ended, the last first; none that a wrong clock put later. Of
     * a page that answered, and then was asked no more or in vain, what it answered counts.
     */
    async visitedBetween(portalId: PortalId, since: Date, until: Date): Promise<readonly VisitedPage[]> {
      const found = await sql<VisitedPage>`
        SELECT page.id AS "pageId", page.role, page.url, coalesce(said.state, page.state) AS state,
          coalesce(said.state_reason, page.state_reason) AS reason
        FROM page LEFT JOIN capture AS said ON said.id = page.last_capture_id AND said.captured_at >= ${since}
          AND page.state NOT IN ('ok', 'not-modified') AND said.state NOT IN ('ok', 'not-modified')
        WHERE page.portal_id = ${portalId} AND page.last_visited_at BETWEEN ${since} AND ${until}
          AND page.state IS NOT NULL
        ORDER BY page.last_visited_at DESC, page.id`.execute(db);
      return found.rows.map(withReason);
    },

    /** Visits to a portal's pages since a time, in their order: the last one of each page, with what was archived since `began`. */
    async toldVisits(portalId: PortalId, since: Date, began: Date): Promise<readonly ToldVisit[]> {
      const found = await sql<ToldVisit>`
        SELECT page.id AS "pageId", page.portal_id AS portal, page.column_id AS column, page.role, page.url, page.title,
          page.state, page.state_reason AS reason, page.last_visited_at AS "visitedAt",
          capture.id AS "captureId", capture.status, capture.by, capture.media_type AS "mediaType", capture.charset,
          capture.body_sha256 AS sha256, capture.body_bytes AS "bodyBytes"
        FROM page LEFT JOIN capture ON capture.id = page.last_capture_id AND capture.captured_at >= ${began}
        WHERE page.portal_id = ${portalId} AND page.last_visited_at >= ${since} AND page.state IS NOT NULL
        ORDER BY page.last_visited_at, page.id`.execute(db);
      return found.rows.map(withReason);
    },

    ...reportPagesOf(db),

    ...otherPlacesOf(db),

    /** Files that these pages link to as their report, or part of it; each with its page. */
    async attachmentsOf(pageIds: readonly PageId[]): Promise<readonly LinkedAttachment[]> {
      if (pageIds.length === 0) return [];
      return db
        .selectFrom('page_attachment as link')
        .innerJoin('page', 'page.id', 'link.attachment_id')
        .select(pageColumns)
        .select([
          'link.page_id as linkedFrom',
          'link.read_sha256 as readSha256',
          'link.is_body as isBody',
          'link.linked',
        ])
        .where('link.page_id', 'in', pageIds)
        .orderBy('page.url')
        .execute();
    },

    /** Notes visits that led to nothing to derive: not modified, blocked, missing … */
    async visited(visits: readonly PageVisit[]): Promise<void> {
      await updateVisitedPages(db, visits);
    },
  };
}

function withReason<Visit extends VisitedPage>(visit: Visit): Visit {
  return { ...visit, reason: readStateReason(visit.reason) ?? { kind: 'text', text: '' } };
}
