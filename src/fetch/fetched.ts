import type { CapturedBy, Exchange, PageVerdict, RawHeaders } from '../domain/index.ts';
import type { NetError } from '../net/index.ts';
import type { ServerSharing } from './turns.ts';

/** What makes a request conditional; from the capture before. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchLimits {
  /** Longest time for one exchange as a whole. */
  readonly timeoutMs: number;
  /** Largest body, before and after decompression. */
  readonly maxBodyBytes: number;
  readonly maxRedirects: number;
}

/** A page to be fetched, and what is known of it. */
export interface FetchTarget {
  readonly url: string;
  /** Hosts of the portal, `host` or `host:port`; empty when unknown: then no host is wrong. */
  readonly portalHosts: readonly string[];
  readonly validators: Validators | null;
  readonly limits: FetchLimits;
  /** Pause between two requests to one host; 0 for none. */
  readonly delayMs: number;
  /** Whose turns are taken besides the host's own; where left out, those of everybody at its address. */
  readonly sharing?: ServerSharing;
  /** Further fields, after our own. */
  readonly headers?: RawHeaders;
  readonly method?: 'GET' | 'POST';
  readonly body?: Uint8Array | null;
  /** Charset that the operator knows better than the server. */
  readonly charset?: string;
  /** Addresses of the portal's columns: a redirect to one of them means the page is gone. */
  readonly columnUrls?: readonly string[];
  /** True for a listing, which may be empty without being gone. */
  readonly listing?: boolean;
  /** The operator lets this portal's peer be unauthenticated. */
  readonly allowUnverifiedTls?: boolean;
  /** `ignore` only where the operator answers for it; `obey` when left out. */
  readonly robots?: 'obey' | 'ignore';
  /** Whether a browser may render the page: never (when left out), where HTTP shows only scripts, or always. */
  readonly browser?: 'never' | 'auto' | 'always';
  /** Plain HTTP is known to show less than the page has: with `auto`, a browser renders it whatever HTTP shows. */
  readonly showsLess?: boolean;
  /** Most pages of its list that a browser may turn to by the pager that the page shows; none where left out. */
  readonly turns?: number;
  /** Titles of entries without an address, which a browser opens to see where they lead. */
  readonly opens?: readonly string[];
}

/** What should become of the next request to this host. */
export type NextStep = 'go-on' | 'retry' | 'wait' | 'give-up';

/** A page as it was fetched: everything that went over the wire, and what it proves. */
export interface Fetched {
  readonly by: CapturedBy;
  /**
   * Each redirect and the final exchange; empty when nothing answered. A browser's last one is the rendered page, after
   * the documents it was made from.
   */
  readonly hops: readonly Exchange[];
  /** What a browser asked for besides the page: scripts, pictures, data. */
  readonly resources?: readonly Exchange[];
  /** Where the entries led that a browser was to open. */
  readonly opened?: readonly { readonly title: string; readonly url: string }[];
  /** Pages that a browser turned to, each as the document stood then, and whether they went to the list's end. */
  readonly turned?: { readonly pages: readonly Exchange[]; readonly toTheEnd: boolean };
  readonly verdict: PageVerdict;
  /** Whether a browser may show what this fetch did not. */
  readonly browserMayHelp: boolean;
  /** Set where a browser was used after plain HTTP: how many of the hops are HTTP's, and what they came to. */
  readonly plain?: { readonly hops: number; readonly verdict: PageVerdict };
  readonly requestedUrl: string;
  readonly finalUrl: string;
  /** Status of the last exchange; null when nothing answered. */
  readonly status: number | null;
  /** First value of a field of the last answer, by name in any case. */
  header(name: string): string | null;
  /** Body of the last answer with content coding undone; null when there is none. */
  readonly content: Uint8Array | null;
  /** Told by the content where it tells, else by the server. */
  readonly mediaType: string | null;
  /** Decoder that reads the text best; null for content that is no text. */
  readonly charset: string | null;
  /** For the next conditional request: of the last answer that was a page, this one or the one before. */
  readonly validators: Validators;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number | null;
  readonly next: NextStep;
  /** What failed below HTTP; null when something answered. */
  readonly error: NetError | null;
}

/** Reads a page: one way for HTTP, one for a browser. */
export interface Fetcher {
  /** A failure of the network or the peer is a verdict; only an abort (the signal's reason) and mistakes of ours throw. */
  fetch(target: FetchTarget, signal: AbortSignal): Promise<Fetched>;
}
