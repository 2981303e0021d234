export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** A page is looked at again at least this often. */
export const rarestVisitMs = 100 * dayMs;
/** The portals' zone, Asia/Shanghai, is eight hours ahead all year. */
const offsetMs = 8 * hourMs;

/** A time of day in the portals' zone. */
export function at(year: number, month: number, day: number, hour = 0, minute = 0): number {
  return Date.UTC(year, month - 1, day, hour, minute) - offsetMs;
}

/** `YYYY-MM-DD` in the portals' zone. */
export function dayOf(ms: number): string {
  return new Date(ms + offsetMs).toISOString().slice(0, 10);
}

/** The same day at an hour. */
export function atHour(ms: number, hour: number, minute = 0): number {
  return Math.floor((ms + offsetMs) / dayMs) * dayMs - offsetMs + hour * hourMs + minute * minuteMs;
}

/** How often portals are crawled: days between two crawls in the season and outside it. */
export interface Pace {
  readonly season: number;
  readonly otherwise: number;
}

/** When every portal is crawled. */
export interface CrawlCalendar {
  readonly startMs: number;
  readonly endMs: number;
  readonly crawls: readonly number[];
  /** The `count`-th crawl after a time; the last one where there are not so many. */
  after(ms: number, count?: number): number;
  /** How many crawls begin from one time on and before another. */
  between(fromMs: number, toMs: number): number;
}

const crawlHour = 6;

/** From January to the middle of April reports appear. */
function inSeason(ms: number): boolean {
  return dayOf(ms).slice(5) < '04-16';
}

export function crawlCalendar(firstYear: number, years: number, pace: Pace): CrawlCalendar {
  const startMs = at(firstYear, 10, 1, crawlHour);
  const endMs = at(firstYear + years, 9, 30, crawlHour);
  const crawls: number[] = [];
  for (let ms = startMs; ms <= endMs; ms += (inSeason(ms) ? pace.season : pace.otherwise) * dayMs) crawls.push(ms);
  const indexAfter = (ms: number): number => {
    const index = crawls.findIndex((crawl) => crawl > ms);
    return index === -1 ? crawls.length : index;
  };
  return {
    startMs,
    endMs,
    crawls,
    after: (ms, count = 1) => crawls[Math.min(indexAfter(ms) + count - 1, crawls.length - 1)] ?? endMs,
    between: (fromMs, toMs) => crawls.filter((crawl) => crawl >= fromMs && crawl < toMs).length,
  };
}
