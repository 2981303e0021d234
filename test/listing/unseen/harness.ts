import { readListing, walkColumn, type NextPage } from '../../../src/listing/index.ts';
import { readTitle } from '../../../src/text/index.ts';
import { english } from '../../../src/telling/reasons/index.ts';

/** A request to an invented portal. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: string;
  readonly type: string;
}

/** The server fails. */
export const fails = Symbol('fails');

/** What it answers: a page, nothing (it is missing), or a failure. */
export type Answer = string | null | typeof fails;

/** An entry of the list as a person reads it. */
export interface TrueEntry {
  readonly url: string;
  readonly title: string;
  readonly day: string | null;
}

/** A portal whose listing nobody here has seen, with what is true of it. */
export interface UnseenListing {
  readonly name: string;
  readonly start: string;
  answer(asked: Asked): Answer;
  /** Annual reports that the list holds. */
  readonly reports: readonly TrueEntry[];
  /** `cut` where the list goes on in a way that cannot be followed, or fails. */
  readonly ending: 'whole' | 'cut';
}

export interface Outcome {
  /** Reports that were not found, or not under their title, address and day. */
  readonly lost: readonly TrueEntry[];
  /** Links told as reports that are none. */
  readonly invented: readonly string[];
  readonly ending: string;
  readonly reason: string | null;
  readonly requests: number;
}

const origin = 'http://www.yunxi.gov.cn';
const mostRequests = 60;

function isOf({ url, title, day }: TrueEntry, found: { url: string; title: string; listedAt: string | null }): boolean {
  return found.url === url && found.title === title && found.listedAt === day;
}

/** Reads a listing as the crawler does, by its own answers alone. */
export function readUnseen(listing: UnseenListing): Outcome {
  const start = new URL(listing.start, origin).href;
  const walk = walkColumn(start, false);
  let requests = 0;
  for (let next = walk.next(); next !== null; next = walk.next()) {
    requests += 1;
    if (requests > mostRequests) {
      walk.stop({ kind: 'page-limit', pages: mostRequests });
      break;
    }
    const answered = listing.answer(askedFor(next));
    if (answered === null) walk.missing();
    else if (answered === fails) walk.unread({ kind: 'page-missing', url: next.url });
    else {
      const mediaType = /^\s*[[{]/.test(answered) ? 'application/json' : 'text/html';
      const { url, recordForms, pageForms } = next;
      const source = { url, recordForms, pageForms, text: answered, mediaType, kind: 'auto' as const, thisYear: 2024 };
      const first = readListing(source);
      const programs = (first.programs ?? []).flatMap((program) => {
        requests += 1;
        const file = listing.answer({ method: 'GET', url: new URL(program), body: '', type: '' });
        return typeof file === 'string' ? [file] : [];
      });
      walk.read(programs.length === 0 ? first : readListing({ ...source, programs }), () => false);
    }
  }
  const found = [...walk.links.values()];
  const absolute = listing.reports.map((entry) => ({ ...entry, url: new URL(entry.url, origin).href }));
  const { kind, reason } = walk.ending();
  return {
    lost: absolute.filter((entry) => !found.some((link) => isOf(entry, link))),
    invented: found
      .filter(({ title }) => {
        const read = readTitle(title);
        return read.kind === 'report' && read.confidence >= 0.6;
      })
      .map(({ url, title }) => `${title} ${url}`)
      .filter((_told, at, all) => !absolute.some(({ url }) => all[at]?.endsWith(` ${url}`))),
    ending: kind,
    reason: reason === null ? null : english('UTC').of(reason),
    requests,
  };
}

function askedFor({ url, posted }: NextPage): Asked {
  if (posted === null) return { method: 'GET', url: new URL(url), body: '', type: '' };
  const type = posted.type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  return { method: 'POST', url: new URL(posted.to), body: posted.body, type };
}

export const organs = [
  '云溪县人民政府',
  '云溪县教育局',
  '云溪县财政局',
  '云溪县民政局',
  '云溪县水利局',
  '云溪县审计局',
  '青坪镇人民政府',
  '石桥街道办事处',
] as const;

/** Reports of all organs, the newest year first; addresses by `path`. */
export function reportsOf(
  years: readonly number[],
  path: (serial: number, year: number) => string,
  whose: readonly string[] = organs,
): TrueEntry[] {
  return years.flatMap((year, at) =>
    whose.map((organ, which) => ({
      url: path(1000 + at * 100 + which * 7, year),
      title: `${organ}${year}年政府信息公开工作年度报告`,
      day: `${year + 1}-01-${String(28 - which).padStart(2, '0')}`,
    })),
  );
}

export function pageOf<T>(items: readonly T[], page: number, size: number): readonly T[] {
  return items.slice((page - 1) * size, page * size);
}

/** The number of the last page. */
export function lastPageOf(items: readonly unknown[], size: number): number {
  return Math.ceil(items.length / size);
}

/** A page as portals dress it: navigation above, links and imprint below. */
export function dressed(inner: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报_云溪县人民政府</title>${head}</head><body>
<div class="top"><a href="/">网站首页</a><a href="/zwgk/">政务公开</a><a href="/zwfw/">政务服务</a><a href="/hdjl/">互动交流</a></div>
<div class="left"><ul><li><a href="/zwgk/zn/">政府信息公开指南</a></li><li><a href="/zwgk/zd/">政府信息公开制度</a></li><li><a href="/zwgk/nb/">政府信息公开年报</a></li><li><a href="/zwgk/ysq/">依申请公开</a></li></ul></div>
<div class="right">${inner}</div>
<div class="foot"><a href="http://www.gov.cn/">中国政府网</a><a href="/wzdt/">网站地图</a><p>主办：云溪县人民政府办公室 电话：0000-1234567 备案号 2020000001</p></div></body></html>`;
}

/** Report years that most lists hold. */
export const three = [2023, 2022, 2021];

export const json = (value: unknown): string => JSON.stringify(value);

export const titledLines = (items: readonly TrueEntry[]): string =>
  items
    .map(({ url, title, day }) => `<li><a href="${url}" title="${title}">${title}</a><span>${day}</span></li>`)
    .join('');

export const openedLines = (items: readonly TrueEntry[]): string =>
  items
    .map(
      ({ url, title, day }) => `<li><a href="${url}" target="_blank">${title}</a><span class="date">${day}</span></li>`,
    )
    .join('');

export const plainLines = (items: readonly TrueEntry[]): string =>
  items.map(({ url, title, day }) => `<li><a href="${url}">${title}</a><em>${day}</em></li>`).join('');
