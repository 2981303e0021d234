import type { Attachment, Extraction, Tables } from '../domain/index.ts';
import { runChecks } from './checks/index.ts';

/**
 * A page's extraction with its attachments read. Where the page only carries the report (a title and a file), the file's
 * content becomes the page's, and what the page says of it (title, index number, day of posting) stays; where the page is
 * the report, tables that it lacks are taken from the files.
 */
export function withAttachments(page: Extraction, attachments: readonly Attachment[]): Extraction {
  const read = attachments.flatMap(({ role, extraction }) =>
    extraction !== null && extraction.unreadable === null && role !== 'other' ? [{ role, extraction }] : [],
  );
  const body = read.find(({ extraction }) => extraction.kind === 'report')?.extraction;
  if (!isReport(page) && body !== undefined) return { ...carried(page, body), attachments };
  const tables = read.reduce((known, { extraction }) => filled(known, extraction.tables), page.tables);
  if (!isReport(page) || tables === page.tables) return { ...page, attachments };
  const withTables = {
    ...page,
    tables,
    tableFormats: formatsOf(
      page,
      read.map(({ extraction }) => extraction),
    ),
    attachments,
  };
  return { ...withTables, checks: runChecks(withTables) };
}

/** A page that states the report itself, not only its title. */
function isReport(page: Extraction): boolean {
  const hasTable = page.tables.applications !== null || page.tables.statistics !== null;
  return page.kind === 'report' && (hasTable || page.sections.length >= 3);
}

function carried(page: Extraction, body: Extraction): Extraction {
  return {
    ...body,
    title: page.title ?? body.title,
    publisher: body.publisher ?? page.publisher,
    year: body.year ?? page.year,
    indexNumber: page.indexNumber ?? body.indexNumber,
    documentNumber: page.documentNumber ?? body.documentNumber,
    publishedAt: page.publishedAt ?? body.publishedAt,
    writtenAt: body.writtenAt ?? page.writtenAt,
    dates: [...page.dates, ...body.dates],
    votes: { ...body.votes, ...page.votes },
    integrity: page.integrity.state === 'clean' ? body.integrity : page.integrity,
    source: page.source,
  };
}

function filled(own: Tables, other: Tables): Tables {
  const { applications, litigation, proactive, statistics } = own;
  const complete = applications !== null && litigation !== null && proactive !== null && statistics !== null;
  if (complete || Object.values(other).every((table) => table === null || Array.isArray(table))) return own;
  return {
    applications: applications ?? other.applications,
    litigation: litigation ?? other.litigation,
    proactive: proactive ?? other.proactive,
    statistics: statistics ?? other.statistics,
    other: own.other,
  };
}

function formatsOf(page: Extraction, others: readonly Extraction[]): Extraction['tableFormats'] {
  const first = (key: keyof Extraction['tableFormats']) =>
    page.tableFormats[key] ?? others.find((each) => each.tableFormats[key] !== null)?.tableFormats[key] ?? null;
  return {
    proactive: first('proactive'),
    applications: first('applications'),
    litigation: first('litigation'),
    statistics: first('statistics'),
  };
}
