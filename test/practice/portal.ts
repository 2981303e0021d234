import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../support/loopback.ts';
import { challengeAnswer, maintenanceAnswer, type ChallengeKind, type StaticAnswer } from './challenge.ts';
import { articlePath, type PracticeColumn } from './listing-pages.ts';
import { mirrorPage } from './mirror.ts';
import { editReport, makeReport, organName, type PracticeReport } from './reports/index.ts';
import { writeAnswer } from './portal-answer.ts';
import { PracticeSite, type Held, type Rendered } from './site.ts';
import type {
  PracticePortalOptions,
  LoggedRequest,
  PracticeFile,
  PublishOptions,
  PracticeSnapshot,
  Published,
  PracticePortal,
} from './portal-controls.ts';

export type * from './portal-controls.ts';
export type { Absence, Dressing } from './site.ts';
export type { ChallengeKind } from './challenge.ts';

/** Starts a practice portal on a free port of 127.0.0.1. Whoever starts it closes it. */
export async function startPracticePortal(options: PracticePortalOptions = {}): Promise<PracticePortal> {
  const { siteName = '云溪县人民政府门户网站', system = 'plain', conditional = true, logLimit = 100_000 } = options;
  const columns = (options.columns ?? [{ id: 'gknb', name: '政府信息公开年报' }]).map((column, index) => ({
    ...column,
    number: 1_229_214_366 + index,
  }));
  const server = createServer({ keepAliveTimeout: 30_000 });
  const address = options.address ?? '127.0.0.1';
  const host = `${address}:${await listenOnLoopback(server, options.port, address)}`;
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
    if (challenge !== null) return challengeAnswer(challenge);
    if (underMaintenance) return maintenanceAnswer();
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
    const log = (status: number): void => {
      if (requests.length < logLimit) {
        const method = request.method ?? 'GET';
        const stale = staleAnswer(target) !== undefined;
        requests.push({ timeMs: clock(), method, path: target, headers: request.headers, status, stale });
      }
    };
    const cutAt = cuts.get(target) ?? null;
    log(writeAnswer(request, response, answer, { conditional, gzip: gzipOn, cutAt }));
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
