import type { IncomingHttpHeaders } from 'node:http';
import type { ChallengeKind, StaticAnswer } from './challenge.ts';
import type { FurtherListing } from './further-listings.ts';
import type { MirrorFamily } from './mirror.ts';
import type { PracticeReport, PracticeSystem, ReportEdit, ReportRequest } from './reports/index.ts';
import type { Absence, Dressing, Rendered } from './site.ts';

export interface PracticePortalOptions {
  readonly siteName?: string;
  readonly system?: PracticeSystem;
  /** Listings shown in another way than the system's usual one. */
  readonly listing?: FurtherListing;
  readonly charset?: 'utf-8' | 'gbk';
  /** Items on one page of a listing. */
  readonly perPage?: number;
  readonly gzip?: boolean;
  /** Answer If-None-Match and If-Modified-Since; on by default. */
  readonly conditional?: boolean;
  readonly columns?: readonly { readonly id: string; readonly name: string }[];
  /** Text of robots.txt; null answers 404. */
  readonly robots?: string | null;
  /** Milliseconds since 1970, for Date and Last-Modified; where left out, no Date is sent. */
  readonly clock?: () => number;
  /** Loopback address to listen on; 127.0.0.1 when left out. */
  readonly address?: string;
  /** 0 takes any free one. */
  readonly port?: number;
  /** Requests kept in the log; 0 keeps none. */
  readonly logLimit?: number;
}

export interface LoggedRequest {
  /** By the portal's clock. */
  readonly timeMs: number;
  readonly method: string;
  /** Path and query as asked for. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
  /** Answered by a stale cache. */
  readonly stale: boolean;
}

export interface PracticeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface PublishOptions {
  readonly column?: string;
  readonly path?: string;
  /** Day printed in the listing; the report's own by default. */
  readonly listedAt?: string;
  readonly listedTitle?: string;
  /** Files linked under the text. */
  readonly attachments?: readonly PracticeFile[];
  readonly wordSoup?: boolean;
  /** False publishes a page that no listing names. */
  readonly listed?: boolean;
}

/** What every path of a portal answered at one moment. */
export type PracticeSnapshot = ReadonlyMap<string, Rendered | StaticAnswer>;

export interface Published {
  readonly path: string;
  readonly url: string;
}

/** A portal played by a real server on loopback, and the hands that change it. */
export interface PracticePortal {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly url: string;
  readonly host: string;
  /** Address of a column's listing; the first column by default. */
  columnUrl(column?: string): string;
  publish(report: PracticeReport, options?: PublishOptions): Published;
  /** A file that the listing itself links to, in place of a page. */
  publishFile(file: PracticeFile, options: PublishOptions & { readonly listedTitle: string }): Published;
  /** A page of any HTML, listed or not. */
  publishHtml(html: string, options: PublishOptions & { readonly listedTitle: string }): Published;
  /** Reports of `count` different invented organs, rendered beforehand. */
  publishMany(count: number, request?: Partial<ReportRequest>): readonly Published[];
  report(path: string): PracticeReport;
  edit(path: string, change: readonly ReportEdit[] | ((report: PracticeReport) => PracticeReport)): void;
  /** Replaces a page's attachments; those taken away answer 404. */
  replaceAttachments(path: string, files: readonly PracticeFile[]): void;
  /** Replaces a file where it stands. */
  replaceFile(path: string, file: PracticeFile): void;
  /** The page lives on under another path; the old one answers 404 or redirects. */
  move(path: string, to: string, old?: 'missing' | 'redirect'): Published;
  /** The page is gone; it leaves the listing too unless `listed` is true. */
  remove(path: string, how?: Absence, listed?: boolean): void;
  /** Undoes `remove`. */
  restore(path: string): void;
  /** The page stays, the listing forgets it. */
  unlist(path: string): void;
  softMissing(path: string): void;
  /** The page turns into a spam mirror's copy of itself; null gives the original back. */
  hijack(path: string, family: MirrorFamily | null): void;
  /** Every page answers with a firewall's challenge until null is given. */
  challenge(kind: ChallengeKind | null): void;
  maintenance(on: boolean): void;
  /** This path waits before it answers; 0 ends that. */
  slow(path: string, ms: number): void;
  /** This path breaks off after so many bytes; null ends that. */
  cutOff(path: string, bytes: number | null): void;
  /** Connections are reset without an answer. */
  offline(on: boolean): void;
  /** Everything as it answers now, for a cache that serves it later. */
  snapshot(): PracticeSnapshot;
  /**
   * Answers are those of this moment, or of an earlier one, however the portal changes, until false: a stale cache; `turns`:
   * every other one of each path is.
   */
  stale(how: boolean | 'turns', of?: PracticeSnapshot): void;
  /** Report pages pass through this on their way out: furniture that a site's template puts around them. Null takes it off. */
  dress(dressing: Dressing | null): void;
  /** Injects spam into a genuine page (family F), or takes it out again. */
  inject(path: string, on: boolean): void;
  /** Report pages take another system's template, as after a redesign; their addresses stay. */
  redesign(template: PracticeSystem): void;
  /** Listings show only their first items; null shows all again. */
  shrinkListings(most: number | null): void;
  gzip(on: boolean): void;
  charset(charset: 'utf-8' | 'gbk'): void;
  robots(text: string | null): void;
  /** Rebuilds the templates: build time, tokens, counters and the order of related links change, nothing else. */
  rebuild(): void;
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  close(): Promise<void>;
}
