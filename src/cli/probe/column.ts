import type { ListedLink, Listing } from '../../domain/index.ts';
import { recordedAnswers } from '../../../jobs/crawl/rendered-list.ts';
import { isHomePage } from '../../fetch/index.ts';
import {
  annualReportColumn,
  detectListing,
  findColumns,
  readListing,
  readPageNames,
  recordedListing,
  type Detection,
} from '../../listing/index.ts';
import { readTitle } from '../../text/index.ts';
import type { Looker, Seen } from './look.ts';

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
  readonly system: Detection;
  /** Where all reports are one organ's. */
  readonly publisher: string | null;
  readonly reports: readonly ProbedReport[];
  /** Whether it is one by its name, or because reports make up most of it; else they only stand among other things. */
  readonly isColumn: boolean;
}

/** Further lists of a page looked at for its first reports, and pages whose titles a list does not tell. */
const mostLists = 3;
const mostUntitled = 5;
const sureEnough = 0.6;
/** Titles such as 2023年年报 say enough where the column is one of annual reports. */
const sureEnoughInColumn = 0.4;
const onlyYear = /^((?:19|20)\d{2})年?度?$/;

/** A page as a column. Where the page itself is empty and its list comes from elsewhere, that is read. */
export async function readAsColumn(looker: Looker, seen: Seen, linkName: string | null): Promise<ProbedColumn> {
  const column = await readOnce(looker, seen, linkName);
  const isHollow = column.isNamed && column.reports.length === 0 && column.goesOn && seen.page.by === 'http';
  const rendered = isHollow ? await looker.render(seen.source.url) : null;
  const again = rendered === null ? null : await readOnce(looker, rendered, linkName);
  const { isNamed: _named, goesOn: _goesOn, ...found } = again !== null && again.reports.length > 0 ? again : column;
  return found;
}

/** A column with what it takes to judge it. */
interface ReadColumn extends ProbedColumn {
  /** Something calls it a column of annual reports. */
  readonly isNamed: boolean;
  /** Its list goes on, or is not there, in a way that is not understood. */
  readonly goesOn: boolean;
}

async function readOnce(looker: Looker, seen: Seen, linkName: string | null): Promise<ReadColumn> {
  const { source } = seen;
  const names = readPageNames(source.text);
  const called = [linkName, names.columnName, names.title].filter((name) => name !== null);
  const named = called.some((name) => annualReportColumn(name) > 0);
  const name =
    called.find((each) => annualReportColumn(each) > 0) ?? names.columnName ?? linkName ?? '政府信息公开年报';
  const listing = await readWhole(looker, seen);
  const links = [...listing.links];
  let reports = links.flatMap((link) => reportOf(link, named));
  const read: Listing[] = [listing];
  /** A list that could not be read may be another organ's. */
  let isUnread = false;
  if (reports.length === 0) {
    const lists = new Set([...(listing.ownLists ?? []), ...(links.length === 0 ? listing.morePages : [])]);
    // Two lists tell whether they are one organ's.
    let telling = 0;
    for (const more of [...lists].slice(0, mostLists)) {
      const posted = listing.posted?.find(({ url }) => url === more) ?? null;
      const { recordForms = [], pageForms = [] } = listing;
      const other = await looker.look(more, { posted, recordForms, pageForms });
      if (other === null || other.text === null) {
        isUnread = true;
        continue;
      }
      const inner = readListing(other.source);
      read.push(inner);
      const found = inner.links;
      links.push(...found);
      const its = found.flatMap((link) => reportOf(link, named));
      reports = [...reports, ...its];
      if (its.length > 0) telling += 1;
      if (telling === 2) break;
    }
  }
  if (reports.length === 0) reports = await untitledReports(looker, links);
  const showsOne = reports.length === 0 && named && links.length === 0 ? ownReport(seen, names.title) : [];
  const all = [...reports, ...showsOne];
  const shown = new Set(all.map((report) => report.publisher));
  const beside: (string | null)[] = [];
  for (const one of shown.size === 1 ? read : []) beside.push(...(await organsOfNextList(looker, one, named)));
  const publishers = new Set([...shown, ...beside]);
  const [only = null] = publishers;
  return {
    url: source.url,
    name: name.slice(0, 60),
    siteName: names.siteName,
    system: detectListing(source),
    publisher: publishers.size === 1 && !isUnread ? only : null,
    reports: all,
    isNamed: named,
    goesOn: listing.goesOn !== undefined,
    isColumn: all.length > 0 && (named || (!leadsToColumns(seen) && all.length * 2 >= links.filter(isTitled).length)),
  };
}

/** Whose reports the next list of a page's own holds: where it shows one organ's, others may have lists beside it. */
async function organsOfNextList(
  looker: Looker,
  { ownLists = [], tentative = [] }: Listing,
  named: boolean,
): Promise<readonly (string | null)[]> {
  const [next] = ownLists.filter((url) => !tentative.includes(url)).slice(-1);
  const seen = next === undefined ? null : await looker.look(next);
  if (seen === null || seen.text === null) return [];
  return readListing(seen.source)
    .links.flatMap((link) => reportOf(link, named))
    .map(({ publisher }) => publisher);
}

/** What a page lists, with the script files that it is to be read with, and with what filled it in where a browser made it. */
async function readWhole(looker: Looker, { source, page }: Seen): Promise<Listing> {
  const listing = readListing(source);
  const programs: string[] = [];
  for (const url of listing.programs ?? []) {
    const program = await looker.look(url);
    if (program !== null && program.text !== null) programs.push(program.text);
  }
  const whole = programs.length === 0 ? listing : readListing({ ...source, programs });
  if (page.by !== 'browser') return whole;
  return recordedListing(whole, await recordedAnswers(page), { url: source.url })?.listing ?? whole;
}

const isTitled = ({ title }: ListedLink): boolean => title !== '';

/** A home page and a page that names columns of annual reports only show what is new in them. */
function leadsToColumns({ source }: Seen): boolean {
  return isHomePage(source.url) || findColumns(source).columns.length > 0;
}

function reportOf({ title, url }: ListedLink, named: boolean): readonly ProbedReport[] {
  const bare = onlyYear.exec(title)?.[1];
  if (bare !== undefined) return named ? [{ title, url, year: Number(bare), publisher: null }] : [];
  const { kind, year, publisher, confidence } = readTitle(title);
  return kind === 'report' && confidence >= (named ? sureEnoughInColumn : sureEnough)
    ? [{ title, url, year, publisher }]
    : [];
}

/** Sitemaps tell no titles: some of their pages are looked at. */
async function untitledReports(looker: Looker, links: readonly ListedLink[]): Promise<ProbedReport[]> {
  if (links.length === 0 || links.some((link) => link.title !== '')) return [];
  const reports: ProbedReport[] = [];
  for (const link of links.slice(0, mostUntitled)) {
    const seen = await looker.look(link.url);
    if (seen === null || seen.text === null) continue;
    const { title } = readPageNames(seen.text);
    if (title !== null) reports.push(...reportOf({ ...link, title }, false));
  }
  return reports;
}

/** A column's page may itself be the newest report. */
function ownReport({ source }: Seen, title: string | null): readonly ProbedReport[] {
  if (title === null) return [];
  const { kind, year, publisher } = readTitle(title);
  return kind === 'report' && year !== null ? [{ title, url: source.url, year, publisher }] : [];
}
