import type { Extraction, ReportIdentity, ReportKind } from '../domain/index.ts';
import { fullOrganName } from '../text/index.ts';
import { holdsWholeReport } from './correction.ts';
import type { PublisherNames } from './publisher.ts';

export { correctedBy, saysCorrected, type Corrected, type NamedReport } from './correction.ts';
export { publisherNames, type DeclaredOrgan, type NamingScope, type PublisherNames } from './publisher.ts';

/** What is known of where a report was found. */
export interface IdentifyScope {
  /** Publisher that the column declares; null when it holds several organs' reports. */
  readonly declaredPublisher: string | null;
  readonly names: PublisherNames;
}

/** What a document says of itself, wherever it was found. */
export type Claim =
  | {
      readonly kind: 'report';
      /** Null where no publisher is named in title, header or signature. */
      readonly publisher: string | null;
      readonly year: number;
      readonly report: ReportKind;
    }
  | { readonly kind: 'none'; readonly reason: string };

export type Identification =
  | { readonly kind: 'identified'; readonly identity: ReportIdentity }
  | { readonly kind: 'unidentified'; readonly reason: string };

/** A title alone, over an empty page or an attachment that could not be read, is no report. */
const shortestBody = 200;

function holdsBody({ unreadable, tables, sections, text }: Extraction): boolean {
  if (unreadable !== null) return false;
  const { applications, litigation, proactive, statistics } = tables;
  const table = [applications, litigation, proactive, statistics].some((each) => each !== null);
  return table || sections.length >= 2 || text.length >= shortestBody;
}

/** The organ that a name means in this column: one that the declared name ends with is the declared one, said in short. */
export function publisherIn(named: string, { declaredPublisher, names }: IdentifyScope): string {
  const publisher = names(named);
  if (declaredPublisher === null) return publisher;
  const declared = names(declaredPublisher);
  const short = fullOrganName(named);
  return short.length >= 3 && (declared.endsWith(short) || declared.endsWith(publisher)) ? declared : publisher;
}

/**
 * What an extraction claims to be: `annual` is a document of kind report whose year is known; a statistics table published by
 * itself is `statistics-table`.
 */
export function claimOf(extraction: Extraction): Claim {
  const none = (reason: string): Claim => ({ kind: 'none', reason });
  const posted = extraction.kind === 'correction' && holdsWholeReport(extraction);
  if (extraction.kind !== 'report' && !posted) return none(`the document is a ${extraction.kind}, not a report`);
  if (!holdsBody(extraction)) return none('the page names a report and does not hold it');
  if (extraction.year === null) return none('no report year is named in title or text');
  const title = extraction.title ?? '';
  const tableOnly = /统计表|统计数据|统计报表/.test(title) && !/年度报告|年报/.test(title);
  const { publisher, year } = extraction;
  return { kind: 'report', publisher, year, report: tableOnly ? 'statistics-table' : 'annual' };
}

/** The report that a claim means where it was found: publisher, year and kind. */
export function identityIn(claim: Claim, scope: IdentifyScope): Identification {
  if (claim.kind === 'none') return { kind: 'unidentified', reason: claim.reason };
  const named = claim.publisher ?? scope.declaredPublisher;
  if (named === null) return { kind: 'unidentified', reason: 'no publisher is named in title, header or signature' };
  return {
    kind: 'identified',
    identity: { publisher: publisherIn(named, scope), year: claim.year, kind: claim.report },
  };
}

/** The report that an extraction is. */
export function identify(extraction: Extraction, scope: IdentifyScope): Identification {
  return identityIn(claimOf(extraction), scope);
}
