import type { PortalConfig } from '../../../config/portal.ts';
import { targetOf } from '../../../jobs/fetch-page.ts';
import type { ListedLink, PageVerdict } from '../../domain/index.ts';
import type { Fetched, Fetcher } from '../../fetch/index.ts';
import { detectListing, findColumns, readListing, type Detection } from '../../listing/index.ts';
import { decodeText, readTitle } from '../../text/index.ts';

/** A report named in a column. */
export interface ProbedReport {
  readonly title: string;
  readonly url: string;
  readonly year: number | null;
  readonly publisher: string | null;
}

export interface ProbedColumn {
  readonly url: string;
  readonly name: string;
  readonly siteName: string | null;
  /** Where all reports are one organ's. */
  readonly publisher: string | null;
  readonly reports: readonly ProbedReport[];
}

export interface Probe {
  readonly url: string;
  readonly verdict: PageVerdict;
  readonly system: Detection;
  readonly charset: string | null;
  readonly robots: 'allowed' | 'disallowed' | 'unknown';
  readonly needsBrowser: boolean;
  readonly columns: readonly ProbedColumn[];
}

type Look = (url: string) => Promise<Fetched>;

/** Pages fetched beyond the first: enough for a column two links below the home page. */
const pagesAtMost = 12;
const columnsAtMost = 5;
const sureEnough = 0.6;

/** Looks at a site from one address: the column itself, or a page up to two links above it. */
export async function probeSite(
  fetcher: Fetcher,
  portal: PortalConfig,
  url: string,
  say: (line: string) => void,
): Promise<Probe> {
  const look = async (at: string): Promise<Fetched> => {
    say(`looking at ${at}`);
    return fetcher.fetch(targetOf(portal, 'annual', at), AbortSignal.timeout(120_000));
  };
  const first = await look(url);
  const text = textOf(first);
  const verdict = first.verdict;
  const base = {
    url: first.finalUrl,
    verdict,
    charset: first.charset,
    robots:
      verdict.state === 'disallowed'
        ? ('disallowed' as const)
        : first.hops.length > 0
          ? ('allowed' as const)
          : ('unknown' as const),
    needsBrowser: verdict.state === 'script-only',
  };
  if (text === null) return { ...base, system: { kind: 'generic', confidence: 0, evidence: [] }, columns: [] };
  const system = detectListing({ url: first.finalUrl, text, mediaType: first.mediaType, kind: 'auto' });
  const own = await columnOf(look, first, text, '政府信息公开年报');
  const columns = own.reports.length > 0 ? [own] : await search(look, first, text);
  return {
    ...base,
    system: columns[0] === undefined || columns[0] === own ? system : await systemOf(look, columns[0].url, system),
    columns,
  };
}

/** Follows what is called like a column of annual reports, and what may lead to one. */
async function search(look: Look, first: Fetched, text: string): Promise<readonly ProbedColumn[]> {
  const found: ProbedColumn[] = [];
  const seen = new Set([first.finalUrl]);
  let waiting = candidates(first.finalUrl, text);
  for (let fetched = 0; fetched < pagesAtMost && found.length < columnsAtMost; fetched += 1) {
    const next = waiting.shift();
    if (next === undefined) break;
    if (seen.has(next.url)) continue;
    seen.add(next.url);
    const page = await look(next.url);
    const pageText = textOf(page);
    if (pageText === null) continue;
    const column = await columnOf(look, page, pageText, next.title);
    if (column.reports.length > 0) found.push(column);
    else waiting = [...waiting, ...candidates(page.finalUrl, pageText)].toSorted((a, b) => b.rank - a.rank);
  }
  return found;
}

function candidates(
  url: string,
  text: string,
): { readonly url: string; readonly title: string; readonly rank: number }[] {
  const { columns, hubs } = findColumns({ url, text });
  return [
    ...columns.map((column) => ({ ...column, rank: column.confidence + 1 })),
    ...hubs.map((hub) => ({ ...hub, rank: hub.confidence })),
  ].toSorted((a, b) => b.rank - a.rank);
}

/** A page as a column. Where the page itself is empty and its list comes from elsewhere, that is read. */
async function columnOf(look: Look, page: Fetched, text: string, name: string): Promise<ProbedColumn> {
  const { links, morePages } = readListing({ url: page.finalUrl, text, mediaType: page.mediaType, kind: 'auto' });
  const [more] = morePages;
  const reports = links.length === 0 && more !== undefined ? await reportsAt(look, more) : links.flatMap(reportOf);
  const publishers = new Set(reports.map((report) => report.publisher));
  const [only = null] = publishers;
  const siteName =
    /<meta\s[^>]{0,200}name=["']SiteName["'][^>]{0,200}content=["']([^"']{2,60})/i.exec(text)?.[1] ?? null;
  return { url: page.finalUrl, name, siteName, publisher: publishers.size === 1 ? only : null, reports };
}

async function reportsAt(look: Look, url: string): Promise<readonly ProbedReport[]> {
  const page = await look(url);
  const text = textOf(page);
  if (text === null) return [];
  return readListing({ url: page.finalUrl, text, mediaType: page.mediaType, kind: 'auto' }).links.flatMap(reportOf);
}

function reportOf(link: ListedLink): readonly ProbedReport[] {
  const { kind, year, publisher, confidence } = readTitle(link.title);
  return kind === 'report' && confidence >= sureEnough ? [{ title: link.title, url: link.url, year, publisher }] : [];
}

async function systemOf(look: Look, url: string, otherwise: Detection): Promise<Detection> {
  const page = await look(url);
  const text = textOf(page);
  return text === null
    ? otherwise
    : detectListing({ url: page.finalUrl, text, mediaType: page.mediaType, kind: 'auto' });
}

function textOf(page: Fetched): string | null {
  return page.verdict.state === 'ok' && page.content !== null
    ? decodeText(page.content, page.charset ?? 'utf-8')
    : null;
}
