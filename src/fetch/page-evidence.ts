import type { Cut, PageReason, PageState, PageVerdict } from '../domain/index.ts';

/** What is known of an exchange when its page is judged. */
export interface PageEvidence {
  readonly status: number;
  /** First value of a header field, by lower-case name. */
  readonly header: (name: string) => string | null;
  /** First part of the decoded text; null where the content is no text. */
  readonly text: string | null;
  readonly mediaType: string | null;
  /** Length of the decoded content. */
  readonly contentBytes: number;
  /** Why the body is not whole; null when it is. */
  readonly cut: Cut | null;
  readonly requestedUrl: string;
  /** Address that answered, or that a redirect not followed points to. */
  readonly finalUrl: string;
  /** Hosts of the portal (`host` or `host:port`); empty when unknown. */
  readonly portalHosts: readonly string[];
  /** Addresses of the portal's columns. */
  readonly columnUrls: readonly string[];
  /** True for a listing, which may be empty without being gone. */
  readonly listing?: boolean;
  /** True when validators were sent. */
  readonly conditional: boolean;
}

/** What a page's exchange proves, and whether a browser may show more. */
export interface PageJudgement extends PageVerdict {
  /** True for pages of scripts, and for challenges that an ordinary browser passes by itself, without anybody's doing. */
  readonly browserMayHelp: boolean;
}

/** A verdict in one line. */
export const verdict = (state: PageState, reason: PageReason, browserMayHelp = false): PageJudgement => ({
  state,
  reason,
  browserMayHelp,
});
