import type { CaptureId, PageId, RunId, Sha256 } from './ids.ts';
import type { PageState } from './page-state.ts';
import type { PageReason } from './reasons/page.ts';

/** A page state with the reason that led to it. */
export interface PageVerdict {
  readonly state: PageState;
  readonly reason: PageReason;
}

/** Header fields in the order and letter case in which they were sent. */
export type RawHeaders = readonly (readonly [name: string, value: string])[];

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array | null;
}

/** How an answer departs from HTTP as it is written. */
export type Departure =
  | 'status-line'
  | 'line-feed-alone'
  | 'line-without-name'
  | 'folded-field'
  | 'space-around-name'
  | 'name-of-other-characters'
  | 'control-character'
  | 'length-and-chunks'
  | 'length-repeated'
  | 'length-unreadable';

export interface ExchangeResponse {
  readonly httpVersion: '1.0' | '1.1';
  readonly status: number;
  readonly statusText: string;
  readonly headers: RawHeaders;
  /** Body after transfer decoding; the content coding (gzip …) is kept. */
  readonly body: Uint8Array;
  /** Why the body is shorter than the server meant it to be; null when it is whole. */
  readonly truncated: 'length' | 'time' | 'disconnect' | null;
  /** Set where it had to be read as browsers read it; the header is then recorded as it was understood. */
  readonly departures?: readonly Departure[];
}

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse;
  /** When the request was sent, in milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** Address that was connected to. */
  readonly ipAddress: string | null;
  /** False where the operator allowed an unverified TLS peer. */
  readonly authenticated: boolean;
}

/** Where an exchange's records stand in the archive. */
export interface ArchiveLocation {
  /** File name relative to the archive folder. */
  readonly file: string;
  /** First byte of the response record's gzip member. */
  readonly offset: number;
  /** Length of that member in bytes. */
  readonly length: number;
}

/** What made the requests; a browser's capture holds bodies with their content coding undone. */
export type CapturedBy = 'http' | 'browser';

/** An exchange at a page that is durable in the archive, and what it proves. */
export interface Capture extends PageVerdict {
  readonly id: CaptureId;
  readonly pageId: PageId;
  /** Null where it was made outside a run. */
  readonly runId: RunId | null;
  readonly url: string;
  readonly capturedAt: Date;
  readonly by: CapturedBy;
  readonly status: number;
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** Digest of the body as archived. */
  readonly sha256: Sha256;
  readonly bodyBytes: number;
  readonly location: ArchiveLocation;
  readonly authenticated: boolean;
  /** Set at once where nothing is to be derived (blocked, missing …); null until what it says was recorded. */
  readonly derivedAt: Date | null;
}
