import type { ListingKind, RecordForm } from '../domain/index.ts';

/** A listing page, decoded. */
export interface ListingSource {
  /** Address the text came from, after redirects. */
  readonly url: string;
  readonly text: string;
  readonly mediaType: string | null;
  /** CSS selector of the links, where an operator named one. */
  readonly linkSelector?: string | undefined;
  readonly kind: ListingKind | 'auto';
  /** As a browser showed it: what its scripts asked for stands in it, and only the first page of that. */
  readonly isRendered?: boolean;
  /** The column is one organ's: lists of others beside it are not its own. */
  readonly isOneOrgans?: boolean;
  /** How the page that led here makes entries of records. */
  readonly recordForms?: readonly RecordForm[];
  /** Addresses that the page that led here gave for its interfaces: `/list/{page}.json`. */
  readonly pageForms?: readonly string[];
  /** What the page's script files hold, where they were asked for. */
  readonly programs?: readonly string[];
  /** The year it is, for columns whose script asks the clock. */
  readonly thisYear?: number;
}
