import { findColumns, homeOfFeed, isOrganDirectory, pageKey } from '../../listing/index.ts';
import { readAsColumn, type ProbedColumn } from './column.ts';
import type { Looker, Seen } from './look.ts';
import { organColumns } from './organs.ts';

interface Candidate {
  readonly url: string;
  readonly title: string;
  /** Columns by name come before pages that may lead to one. */
  readonly rank: number;
  readonly depth: number;
}

const columnsAtMost = 10;
/** Directories of organs looked at. */
const directoriesAtMost = 5;
/** A column of so many organs is one of all. */
const manyOrgans = 3;
/** Links from the page where the search began. */
const deepest = 3;

/**
 * Follows what is called like a column of annual reports, and what may lead to one, the likeliest first; then directories of
 * organs, where each has a column of its own. A page where reports only stand among other things is taken where no column is
 * found.
 */
export async function searchColumns(looker: Looker, first: Seen): Promise<readonly ProbedColumn[]> {
  const own = await readAsColumn(looker, first, null);
  if (own.isColumn) return [await besideFeed(looker, own, first)];
  const found: ProbedColumn[] = [];
  let second: ProbedColumn | null = own.reports.length > 0 ? own : null;
  const asked = new Set([pageKey(first.source.url)]);
  const directories = new Map<string, Candidate>();
  const candidatesOf = (seen: Seen, depth: number): Candidate[] => {
    const named = candidates(seen, depth);
    for (const one of named)
      if (one.rank < 1 && isOrganDirectory(one.title) && !directories.has(pageKey(one.url)))
        directories.set(pageKey(one.url), one);
    return named;
  };
  let waiting = candidatesOf(first, 1);
  for (let next = waiting.shift(); next !== undefined && found.length < columnsAtMost; next = waiting.shift()) {
    if (asked.has(pageKey(next.url))) continue;
    // Columns in hand, pages that might lead to more are left.
    if (found.length > 0 && next.rank < 1) break;
    asked.add(pageKey(next.url));
    const seen = await looker.look(next.url);
    if (seen === null && looker.spent !== null) break;
    if (seen === null || seen.text === null) continue;
    asked.add(pageKey(seen.source.url));
    const read = await readAsColumn(looker, seen, next.rank >= 1 ? next.title : null);
    const column = await besideFeed(looker, read, seen);
    // A listing takes the place of the feed beside it, which never shows all.
    const feed = found.findIndex((other) => isFeed(other) && !isFeed(column) && isSame(column, other));
    if (column.isColumn && feed !== -1) found[feed] = column;
    else if (column.isColumn && !found.some((other) => isSame(other, column))) found.push(column);
    else if (column.reports.length > (second?.reports.length ?? 0)) second = column;
    if (!column.isColumn && next.depth < deepest) {
      waiting = [...waiting, ...candidatesOf(seen, next.depth + 1)].toSorted((a, b) => b.rank - a.rank);
    }
  }
  if (
    looker.spent === null &&
    !found.some(({ reports }) => new Set(reports.map(({ publisher }) => publisher)).size >= manyOrgans)
  ) {
    const pages: Seen[] = [];
    for (const { url } of [...directories.values()].slice(0, directoriesAtMost)) {
      const seen = await looker.look(url);
      asked.add(pageKey(url));
      if (seen !== null && seen.text !== null) pages.push(seen);
    }
    const isOwn = (url: string): boolean => sameSite(url, first.source.url);
    for (const column of await organColumns(looker, pages, asked, isOwn))
      if (!found.some((other) => isSame(other, column))) found.push(column);
  }
  return found.length > 0 || second === null ? found : [second];
}

const isFeed = ({ system }: ProbedColumn): boolean => system.kind === 'feed';

/** The listing that a feed belongs to, where it names one and reports stand there; else the feed. */
async function besideFeed(looker: Looker, column: ProbedColumn, { source }: Seen): Promise<ProbedColumn> {
  const home = isFeed(column) ? homeOfFeed(source) : null;
  const seen = home === null || !sameSite(home, source.url) ? null : await looker.look(home);
  if (seen === null || seen.text === null) return column;
  const listing = await readAsColumn(looker, seen, column.name);
  return listing.reports.length > 0 && listing.isColumn ? listing : column;
}

/** Two addresses of one column name the same reports. */
function isSame(one: ProbedColumn, other: ProbedColumn): boolean {
  const known = new Set(one.reports.map(({ url }) => pageKey(url)));
  return other.reports.every(({ url }) => known.has(pageKey(url)));
}

function candidates({ source }: Seen, depth: number): Candidate[] {
  const { columns, hubs } = findColumns(source);
  return [
    ...columns.map((column) => ({ ...column, rank: column.confidence + 1, depth })),
    // What leads to a column from further down is looked at later.
    ...hubs.map((hub) => ({ ...hub, rank: hub.confidence - 0.05 * depth, depth })),
  ]
    .filter(({ url }) => sameSite(url, source.url))
    .toSorted((a, b) => b.rank - a.rank);
}

/** Whether two addresses are of one site: `www.a.gov.cn` and `xxgk.a.gov.cn` are, two cities are not. */
export function sameSite(one: string, other: string): boolean {
  const [a, b] = [URL.parse(one)?.hostname ?? '', URL.parse(other)?.hostname ?? ''];
  if (a === b) return a !== '';
  if (/^[\d.]+$|:/.test(a + b)) return false;
  const above = (host: string): string => host.split('.').slice(1).join('.');
  const bare = (host: string): string => host.replace(/^www\./, '');
  const isPlace = (domain: string): boolean => domain.split('.').length >= 3;
  return (
    bare(a) === bare(b) ||
    a.endsWith(`.${bare(b)}`) ||
    b.endsWith(`.${bare(a)}`) ||
    (above(a) === above(b) && isPlace(above(a)))
  );
}
