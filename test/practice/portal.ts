import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { challengeAnswer, maintenanceAnswer } from './challenge.ts';
import type { ChallengeKind, StaticAnswer } from './challenge.ts';
import type { FurtherListing } from './further-listings.ts';
import { articlePath } from './listing-pages.ts';
import type { PracticeColumn } from './listing-pages.ts';
import { mirrorPage } from './mirror.ts';
import type { MirrorFamily } from './mirror.ts';
import { editReport, makeReport, organName } from './reports/index.ts';
import type { PracticeReport, PracticeSystem, ReportEdit, ReportRequest } from './reports/index.ts';
import { PracticeSite } from './site.ts';
import type { Absence, Dressing, Held, Rendered } from './site.ts';

export type { Absence, Dressing } from './site.ts';
export type { ChallengeKind } from './challenge.ts';

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

const isRendered = (answer: Rendered | StaticAnswer): answer is Rendered => 'etag' in answer;

function notModified(request: IncomingMessage, { etag, lastModified }: Rendered): boolean {
  const none = request.headers['if-none-match'];
  if (none !== undefined) {
    return none.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  }
  const since = request.headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= Date.parse(lastModified);
}

/** Starts a practice portal on a free port of 127.0.0.1. Whoever starts it closes it. */
export async function startPracticePortal(options: PracticePortalOptions = {}): Promise<PracticePortal> {
  const { siteName = '云溪县人民政府门户网站', system = 'plain', conditional = true, logLimit = 100_000 } = options;
  const columns = (options.columns ?? [{ id: 'gknb', name: '政府信息公开年报' }]).map((column, index) => ({
    ...column,
    number: 1_229_214_366 + index,
  }));
  const server = createServer({ keepAliveTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.address ?? '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new TypeError('the practice portal did not get a TCP port');
  }
  const host = `${address.address}:${address.port}`;
  const url = `http://${host}`;
  const clock = options.clock ?? Date.now;
  const site = new PracticeSite({
    siteName,
    system,
    listing: options.listing ?? null,
    perPage: options.perPage ?? 20,
    columns,
    origin: () => url,
    clock,
  });
  site.charset = options.charset ?? 'utf-8';

  let serial = 397_880;
  let builds = 0;
  let gzipOn = options.gzip ?? false;
  let robots = options.robots ?? null;
  let challenge: ChallengeKind | null = null;
  let underMaintenance = false;
  let offline = false;
  const turns = new Map<string, number>();
  let inTurns = false;
  let frozen: PracticeSnapshot | null = null;
  const slow = new Map<string, number>();
  const cuts = new Map<string, number>();
  const hijacked = new Map<string, Extract<Held, { kind: 'report' }>>();
  const removed = new Map<string, ReturnType<PracticeSite['unlist']>>();
  const requests: LoggedRequest[] = [];

  /** What a stale cache answers in this turn; undefined where the portal itself does. */
  const staleAnswer = (target: string): Rendered | StaticAnswer | undefined =>
    inTurns && (turns.get(target) ?? 0) % 2 === 0 ? undefined : frozen?.get(target);

  const answerOf = (target: string): Rendered | StaticAnswer => {
    if (challenge !== null) {
      return challengeAnswer(challenge);
    }
    if (underMaintenance) {
      return maintenanceAnswer();
    }
    if (target === '/robots.txt') {
      return robots === null
        ? site.answer(target)
        : { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(robots) };
    }
    return staleAnswer(target) ?? site.answer(target);
  };

  const send = (request: IncomingMessage, response: ServerResponse, target: string): void => {
    turns.set(target, (turns.get(target) ?? 0) + 1);
    const answer = answerOf(target);
    const head = request.method === 'HEAD';
    const log = (status: number): void => {
      if (requests.length < logLimit) {
        const method = request.method ?? 'GET';
        const stale = staleAnswer(target) !== undefined;
        requests.push({ timeMs: clock(), method, path: target, headers: request.headers, status, stale });
      }
    };
    if (!isRendered(answer)) {
      log(answer.status);
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
      response.end(head ? undefined : answer.body);
      return;
    }
    const validators = conditional ? { etag: answer.etag, 'last-modified': answer.lastModified } : {};
    if (conditional && notModified(request, answer)) {
      log(304);
      response.writeHead(304, validators);
      response.end();
      return;
    }
    log(200);
    const packed = gzipOn && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? answer.gzip() : null;
    const body = packed ?? answer.body;
    const headers = {
      'content-type': answer.contentType,
      'content-length': body.length,
      ...(packed !== null ? { 'content-encoding': 'gzip' } : {}),
      ...validators,
    };
    response.writeHead(200, headers);
    const cut = cuts.get(target);
    if (cut !== undefined && cut < body.length) {
      response.write(body.subarray(0, cut), () => response.destroy());
      return;
    }
    response.end(head ? undefined : body);
  };

  server.on('request', (request, response) => {
    // A portal that has no clock of its own tells no time: who watches it may live at another.
    response.sendDate = false;
    if (options.clock !== undefined) response.setHeader('date', new Date(clock()).toUTCString());
    const target = request.url ?? '/';
    if (offline) {
      request.socket.destroy();
      return;
    }
    const wait = slow.get(target) ?? 0;
    if (wait > 0) {
      const timer = setTimeout(() => send(request, response, target), wait);
      response.once('close', () => clearTimeout(timer));
      return;
    }
    send(request, response, target);
  });

  const published = (path: string): Published => ({ path, url: url + path });
  const heldReport = (path: string): PracticeReport => {
    const held = site.held.get(path);
    const report = (hijacked.get(path) ?? (held?.kind === 'report' ? held : undefined))?.report();
    if (report === undefined) {
      throw new RangeError(`the practice portal holds no report at ${path}`);
    }
    return report;
  };
  const attach = (base: string, files: readonly PracticeFile[]): { href: string; title: string }[] =>
    files.map((file, index) => {
      const extension = /\.[a-z0-9]+$/i.exec(file.name)?.[0] ?? '';
      const path = `${base.replace(/\.[^./]*$/, '')}_${index + 1}${extension}`;
      site.held.set(path, { kind: 'file', bytes: file.bytes, mediaType: file.mediaType });
      site.forget(path);
      return { href: path, title: file.name };
    });
  /** Where a new article comes to stand; a year's address that is taken is told apart by its organ. */
  const freshPath = (column: PracticeColumn, postedAt: string): string => {
    const path = articlePath(system, column, postedAt, serial);
    return site.held.has(path) ? `${path}&area=${serial}` : path;
  };
  const place = (title: string, postedAt: string, given: PublishOptions): string => {
    const column = site.column(given.column);
    serial += 2;
    const path = given.path ?? freshPath(column, postedAt);
    site.absent.delete(path);
    if (given.listed !== false && !site.listed.get(column.id)?.some((item) => item.path === path)) {
      site.list(column.id, { path, title: given.listedTitle ?? title, listedAt: given.listedAt ?? postedAt });
    }
    return path;
  };

  const portal: PracticePortal = {
    url,
    host,
    requests,
    columnUrl: (column) => url + site.columnPath(site.column(column)),
    publish(report, given = {}) {
      const path = place(report.title, report.truth.publishedAt, given);
      const attachments = attach(path, given.attachments ?? []);
      site.held.set(path, { kind: 'report', report: () => report, wordSoup: given.wordSoup ?? false, attachments });
      site.forget(path);
      return published(path);
    },
    publishFile(file, given) {
      const extension = /\.[a-z0-9]+$/i.exec(file.name)?.[0] ?? '.pdf';
      serial += 2;
      const path = given.path ?? `/upload/files/${serial}${extension}`;
      place(given.listedTitle, given.listedAt ?? '2025-01-20', { ...given, path });
      site.held.set(path, { kind: 'file', bytes: file.bytes, mediaType: file.mediaType });
      site.forget(path);
      return published(path);
    },
    publishHtml(html, given) {
      const path = place(given.listedTitle, given.listedAt ?? '2025-01-20', given);
      site.held.set(path, { kind: 'html', html });
      site.forget(path);
      return published(path);
    },
    publishMany(count, request = {}) {
      const column = site.column(undefined);
      const many = Array.from({ length: count }, (_, index) => {
        const make = (): PracticeReport =>
          makeReport({ year: 2024, ...request, publisher: request.publisher ?? organName(index) });
        const { title, truth } = make();
        serial += 2;
        const path = freshPath(column, truth.publishedAt);
        site.held.set(path, { kind: 'report', report: make, wordSoup: false, attachments: [] });
        return { path, title, listedAt: truth.publishedAt };
      });
      const all = [...(site.listed.get(column.id) ?? []), ...many];
      site.listed.set(
        column.id,
        all.toSorted((left, right) => right.listedAt.localeCompare(left.listedAt)),
      );
      site.forget();
      for (const { path } of many) {
        site.prepare(path);
      }
      return many.map(({ path }) => published(path));
    },
    report: heldReport,
    edit(path, change) {
      const before = heldReport(path);
      const report = typeof change === 'function' ? change(before) : editReport(before, ...change);
      const original = hijacked.get(path);
      const held = site.held.get(path);
      if (original !== undefined) {
        hijacked.set(path, { ...original, report: () => report });
      } else if (held?.kind === 'report') {
        site.held.set(path, { ...held, report: () => report });
      }
      for (const [columnId, item] of report.title === before.title ? [] : site.unlist(path)) {
        site.list(columnId, { ...item, title: report.title });
      }
      site.forget(path);
    },
    replaceAttachments(path, files) {
      const held = site.held.get(path);
      if (held?.kind !== 'report') {
        throw new RangeError(`the practice portal holds no report at ${path}`);
      }
      for (const { href } of held.attachments) {
        site.held.delete(href);
        site.forget(href);
      }
      site.held.set(path, { ...held, attachments: attach(path, files) });
      site.forget(path);
    },
    replaceFile(path, file) {
      site.held.set(path, { kind: 'file', bytes: file.bytes, mediaType: file.mediaType });
      site.forget(path);
    },
    move(path, to, old = 'missing') {
      const held = site.held.get(path);
      if (held === undefined) {
        throw new RangeError(`the practice portal holds nothing at ${path}`);
      }
      site.held.set(to, held);
      site.held.delete(path);
      site.forget(path);
      site.absent.delete(to);
      if (old === 'redirect') {
        site.held.set(path, { kind: 'redirect', to, status: 301 });
      }
      for (const [columnId, item] of site.unlist(path)) {
        site.list(columnId, { ...item, path: to });
      }
      return published(to);
    },
    remove(path, how = 'missing', listed = false) {
      site.absent.set(path, how);
      if (!listed) {
        removed.set(path, site.unlist(path));
      }
    },
    restore(path) {
      site.absent.delete(path);
      for (const [columnId, item] of removed.get(path) ?? []) {
        site.list(columnId, item);
      }
      removed.delete(path);
    },
    unlist(path) {
      removed.set(path, site.unlist(path));
    },
    softMissing(path) {
      site.absent.set(path, 'soft');
    },
    hijack(path, family) {
      const original = hijacked.get(path) ?? site.held.get(path);
      if (original?.kind !== 'report') {
        throw new RangeError(`the practice portal holds no report at ${path}`);
      }
      if (family === null) {
        hijacked.delete(path);
        site.held.set(path, original);
      } else {
        hijacked.set(path, original);
        site.held.set(path, { kind: 'html', html: mirrorPage(original.report(), family) });
      }
      site.forget(path);
    },
    challenge(kind) {
      challenge = kind;
    },
    maintenance(on) {
      underMaintenance = on;
    },
    slow(path, ms) {
      slow.set(path, ms);
    },
    cutOff(path, bytes) {
      if (bytes === null) {
        cuts.delete(path);
      } else {
        cuts.set(path, bytes);
      }
    },
    offline(on) {
      offline = on;
      if (on) {
        server.closeAllConnections();
      }
    },
    snapshot: () => site.snapshot(),
    stale(how, of) {
      inTurns = how === 'turns';
      frozen = how === false ? null : (of ?? site.snapshot());
    },
    dress(dressing) {
      site.dressing = dressing;
      site.forgetAll();
    },
    inject(path, on) {
      heldReport(path);
      if (on) site.injected.add(path);
      else site.injected.delete(path);
      site.forget(path);
    },
    redesign(template) {
      site.template = template;
      site.forgetAll();
    },
    shrinkListings(most) {
      site.shownItems = most;
      site.forget();
    },
    gzip(on) {
      gzipOn = on;
    },
    charset(charset) {
      site.charset = charset;
      site.forgetAll();
    },
    robots(text) {
      robots = text;
    },
    rebuild() {
      builds += 1;
      site.noise = {
        generatedAt: new Date(clock()).toISOString().slice(0, 19).replace('T', ' '),
        token: `t${builds}x${(builds * 7919).toString(16)}`,
        visits: 318 + builds * 17,
        today: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full', timeZone: 'Asia/Shanghai' }).format(clock()),
        relatedSeed: builds,
      };
      site.forgetAll();
    },
    clearRequests() {
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      });
    },
  };
  return portal;
}
