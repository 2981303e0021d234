import { writeDocx } from '../../eval/writers/docx.ts';
import { modelOf } from '../../eval/writers/model.ts';
import { startPracticePortal, type PracticePortal, type PracticeSnapshot } from '../../practice/portal.ts';
import { editReport, isoDate, makeReport, organName } from '../../practice/reports/index.ts';
import type { PracticeReport, PracticeSystem, Random, ReportEdit } from '../../practice/reports/index.ts';
import { dayOf } from '../calendar.ts';
import type { SimulatedClock } from '../clock.ts';
import type { PortalInput } from '../program.ts';
import type { About } from './happening.ts';

/** How a portal is made. */
export interface PortalPlan {
  readonly index: number;
  readonly system: PracticeSystem;
  readonly charset: 'utf-8' | 'gbk';
  /** False: the server sends everything each time. */
  readonly conditional: boolean;
  /** Build times, counters and tokens differ at every crawl. */
  readonly restless: boolean;
  readonly columns: 1 | 2;
  /** The portal of one organ, which the operator declared. */
  readonly declared: boolean;
  readonly organs: number;
  /** The report is a Word file that its page links to. */
  readonly files: boolean;
}

/** A report as it stands in the world. */
export interface Shelved {
  readonly publisher: string;
  readonly year: number;
  readonly report: PracticeReport;
  /** Paths of the pages that hold it. */
  readonly places: readonly string[];
  /** Path of the file that is its body; null where the pages are. */
  readonly file: string | null;
  readonly publishedMs: number;
}

export interface WorldVisit {
  readonly atMs: number;
  /** Whether what was served was the page as it really is. */
  readonly genuine: boolean;
}

export interface WorldCrawl {
  /** When it began. */
  readonly atMs: number;
  /** Whether nothing disturbed it. */
  readonly clear: boolean;
  /** Whether our clock was ahead. */
  readonly ahead: boolean;
  /** What lists showed: what stood there, what had stood there and looks whole as well, or nothing that proves absence. */
  readonly lists: 'true' | 'old' | 'none';
}

/** Portals stand at addresses of their own where loopback has more than one: unrelated servers. */
function addressOf(index: number): string {
  return process.platform === 'linux' ? `127.0.1.${1 + index}` : '127.0.0.1';
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const columnIds = ['gknb', 'zfxxgk'] as const;
const characters = 500;

const staleCache = 'a stale cache';
/** What stands in the way of listings, and leaves pages as they are. */
const pagesShow: ReadonlySet<string> = new Set([staleCache, 'a short listing']);

export const aboutOf = ({ publisher, year }: Shelved): About => ({ publisher, year });

/** A portal of the simulated world: what it holds, what stands in the way, and who asked for what. */
export class SimulatedPortal {
  readonly id: string;
  readonly name: string;
  readonly organs: readonly string[];
  readonly plan: PortalPlan;
  readonly web: PracticePortal;
  readonly shelf = new Map<string, Shelved>();
  /** What keeps everybody from reading the portal; null in clear weather. */
  weather: string | null = null;
  /** Paths that answer with something that is not their page. */
  readonly hidden = new Set<string>();
  /** Paths whose answer proves nothing. */
  readonly spoiled = new Set<string>();
  /** Until when something goes on at a report. */
  readonly busyUntil = new Map<string, number>();
  readonly visits = new Map<string, WorldVisit[]>();
  /** When a report last became other than it was. */
  private readonly changedMs = new Map<string, number>();
  readonly crawls: WorldCrawl[] = [];
  private readonly firstYears = new Map<string, number>();
  private readonly clock: SimulatedClock;
  private serial = 0;

  private constructor(plan: PortalPlan, web: PracticePortal, organs: readonly string[], clock: SimulatedClock) {
    this.clock = clock;
    this.plan = plan;
    this.web = web;
    this.organs = organs;
    this.id = `portal-${plan.index}`;
    this.name = organs[0] ?? this.id;
  }

  static async open(plan: PortalPlan, clock: SimulatedClock): Promise<SimulatedPortal> {
    const first = plan.declared ? 1 : 0;
    const organs = Array.from({ length: plan.organs }, (_, turn) => organName((plan.index % 20) + 20 * (first + turn)));
    const web = await startPracticePortal({
      siteName: organs[0] ?? '',
      system: plan.system,
      charset: plan.charset,
      conditional: plan.conditional,
      perPage: 15,
      address: addressOf(plan.index),
      columns: columnIds
        .slice(0, plan.columns)
        .map((id, index) => ({ id, name: index === 0 ? '政府信息公开年报' : '年度报告' })),
      clock: clock.worldMs,
      logLimit: 5000,
    });
    return new SimulatedPortal(plan, web, organs, clock);
  }

  /** The operator's configuration of it. */
  get configuration(): PortalInput {
    const place = organName(this.plan.index % 20).replace('人民政府', '');
    return {
      id: this.id,
      name: this.name,
      region: [place],
      // A pause, however short, has pages visited one after the other: a seed plays the same story each time.
      crawl: { delaySeconds: 0.001, browser: 'never', allowPrivateHosts: [this.web.host] },
      columns: columnIds.slice(0, this.plan.columns).map((id, index) => ({
        id,
        name: index === 0 ? '政府信息公开年报' : '年度报告',
        url: this.web.columnUrl(id),
        // Every pass reads the whole list, so that every pass can prove absence.
        listing: { fullPassDays: 0 },
        ...(this.plan.declared ? { publisher: this.name } : {}),
      })),
    };
  }

  get isClear(): boolean {
    return this.weather === null && this.spoiled.size === 0;
  }

  /** Notes that a crawl begins, by a clock that is so far ahead. */
  beginCrawl(atMs: number, aheadMs: number): void {
    const ahead = aheadMs > 0;
    // By a clock that is ahead nothing is concluded from absence.
    this.crawls.push({ atMs, clear: this.isClear && !ahead, ahead, lists: ahead ? 'none' : this.listsShown });
  }

  private get listsShown(): WorldCrawl['lists'] {
    if (this.weather === null) return 'true';
    return this.weather === staleCache ? 'old' : 'none';
  }

  /** Old copies of everything are served from now on: always, or in turns with what really stands there. */
  serveStale(how: true | 'turns', of: PracticeSnapshot): void {
    this.web.stale(how, of);
    this.weather = staleCache;
  }

  serveFresh(): void {
    this.web.stale(false);
    this.weather = null;
  }

  /** Newest report year that stands here. */
  get newestYear(): number {
    return Math.max(...[...this.shelf.values()].map(({ year }) => year));
  }

  /** A report of an organ as it is written; it is dated with the day on which it is published. */
  write(publisher: string, year: number, publishedMs: number, random: Random): PracticeReport {
    const previous = this.shelf.get(keyOf({ publisher, year: year - 1 }))?.report;
    const seed = random.int(1, 1_000_000);
    const report = makeReport({ publisher, year, seed, characters, ...(previous === undefined ? {} : { previous }) });
    return dated(report, publishedMs);
  }

  /** Publishes a report in every column that its organ uses. */
  publish(report: PracticeReport, publishedMs: number, columns: number = this.columnsOf(report.publisher)): Shelved {
    const { publisher, year } = report;
    const paths = columnIds
      .slice(0, columns)
      .map((column) =>
        this.plan.files ? this.publishPage(report, column) : this.web.publish(report, { column }).path,
      );
    const file = this.plan.files ? this.publishFile(report) : null;
    const shelved = { publisher, year, report, places: paths, file: null, publishedMs };
    const item = file === null ? shelved : this.linkFile({ ...shelved, file });
    this.keep(item);
    return item;
  }

  /** Changes a report at all its places, or at some. */
  revise(item: Shelved, report: PracticeReport, places: readonly string[] = item.places): Shelved {
    const next = { ...item, report };
    this.keep(next);
    if (next.file !== null) {
      this.web.replaceFile(next.file, fileOf(report));
      return this.linkFile(next);
    }
    for (const path of places) this.web.edit(path, () => report);
    return next;
  }

  edit(item: Shelved, edits: readonly ReportEdit[]): Shelved {
    return this.revise(item, editReport(item.report, ...edits));
  }

  /** Puts a report's file elsewhere or writes it anew; nothing that it says changes. */
  refile(item: Shelved, token: string): Shelved {
    if (item.file === null) return item;
    const bare = item.file.replace(/\?.*$/, '');
    const file = token === '' ? bare : `${bare}?token=${token}`;
    this.web.replaceFile(file, fileOf(item.report, this.fresh()));
    const next = this.linkFile({ ...item, file });
    this.shelf.set(keyOf(item), next);
    return next;
  }

  /** The oldest report year of an organ that ever stood here. */
  firstYearOf(publisher: string): number {
    return this.firstYears.get(publisher) ?? Number.NEGATIVE_INFINITY;
  }

  /** Notes how a report stands from now on. */
  keep(item: Shelved): void {
    const first = this.firstYears.get(item.publisher) ?? item.year;
    this.firstYears.set(item.publisher, Math.min(first, item.year));
    this.shelf.set(keyOf(item), item);
    this.changedMs.set(keyOf(item), this.clock.nowMs());
  }

  drop(item: Shelved): void {
    this.shelf.delete(keyOf(item));
  }

  /** Reports at which nothing goes on, and that were read as they stand now. */
  idle(nowMs: number, fits: (item: Shelved) => boolean = () => true): readonly Shelved[] {
    return [...this.shelf.values()].filter(
      (item) => (this.busyUntil.get(keyOf(item)) ?? 0) <= nowMs && this.wasRead(item) && fits(item),
    );
  }

  private wasRead(item: Shelved): boolean {
    const changed = this.changedMs.get(keyOf(item)) ?? 0;
    return item.places.every((path) =>
      (this.visits.get(path) ?? []).some(({ atMs, genuine }) => genuine && atMs > changed),
    );
  }

  occupy(item: Shelved, untilMs: number): void {
    this.busyUntil.set(keyOf(item), Math.max(untilMs, this.busyUntil.get(keyOf(item)) ?? 0));
  }

  /** A number that was not used before. */
  fresh(): number {
    this.serial += 1;
    return this.serial;
  }

  /** Notes what was asked for since the last time. */
  note(): void {
    for (const { path, timeMs, status, stale } of this.web.requests) {
      if (status !== 200 && status !== 304) continue;
      const genuine =
        (this.weather === null || pagesShow.has(this.weather)) &&
        !stale &&
        !this.hidden.has(path) &&
        !this.spoiled.has(path);
      const known = this.visits.get(path) ?? [];
      known.push({ atMs: timeMs, genuine });
      this.visits.set(path, known);
    }
    this.web.clearRequests();
  }

  private columnsOf(publisher: string): number {
    return this.plan.columns === 2 && publisher === this.organs[0] ? 2 : 1;
  }

  private publishPage(report: PracticeReport, column: string): string {
    const { publishedAt } = report.truth;
    return this.web.publishHtml('', { column, listedTitle: report.title, listedAt: publishedAt }).path;
  }

  private publishFile(report: PracticeReport): string {
    const path = `/upload/${report.year}/${this.fresh()}.docx`;
    this.web.publishFile(fileOf(report), { path, listed: false, listedTitle: report.title });
    return path;
  }

  /** Writes the pages around a report's file. */
  private linkFile(item: Shelved): Shelved {
    const { title, truth } = item.report;
    for (const path of item.places) {
      const html = `<!DOCTYPE html><html><head><meta charset="${this.plan.charset}"><title>${title}</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${truth.publishedAt}"></head>
<body><div class="menu"><a href="/">首页</a></div><h1>${title}</h1><p class="time">发布日期：${truth.publishedAt}</p>
<div class="content"><p>附件：<a href="${item.file ?? ''}">${title}.docx</a></p></div><div class="footer">主办：${this.name}</div></body></html>`;
      this.web.publishHtml(html, { path, listed: false, listedTitle: title });
    }
    return item;
  }
}

export const keyOf = ({ publisher, year }: About): string => `${publisher}/${year}`;

/** A report dated with a day. */
export function dated(report: PracticeReport, ms: number): PracticeReport {
  const [year = 0, month = 1, day = 1] = dayOf(ms).split('-').map(Number);
  const date = isoDate(year, month, day);
  return editReport(report, { kind: 'dates', publishedAt: date, writtenAt: date });
}

/** The Word file of a report; another `save` gives other bytes with the same content. */
function fileOf(report: PracticeReport, save = 0) {
  const blocks = [{ kind: 'paragraph', text: report.title } as const, ...modelOf(report.html)];
  const parts = save === 0 ? {} : { 'docProps/app.xml': `<Properties><TotalTime>${save}</TotalTime></Properties>` };
  return { name: `${report.title}.docx`, bytes: writeDocx(blocks, parts), mediaType: docx };
}
