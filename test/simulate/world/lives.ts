import type { PracticeSnapshot } from '../../practice/portal.ts';
import { editReport, makeReport } from '../../practice/reports/index.ts';
import { dayMs, dayOf, hourMs } from '../calendar.ts';
import { happening, type Act, type Stage } from './act.ts';
import type { Expected, Happening } from './happening.ts';
import { aboutOf, dated, type Shelved } from './portal.ts';

type Fits = (item: Shelved) => boolean;

const isPage: Fits = ({ file }) => file === null;
const single: Fits = ({ places }) => places.length === 1;
const paths = ({ places }: Shelved): readonly string[] => places;

/** An idle report to which something can happen. */
function chosen({ portal, random, nowMs }: Stage, fits: Fits = () => true): Shelved | null {
  const fitting = portal.idle(nowMs, fits);
  return fitting.length === 0 ? null : random.pick(fitting);
}

const newest =
  ({ portal }: Stage): Fits =>
  ({ year }) =>
    year === portal.newestYear;

/** What is told of a report, with usual values. */
function told(change: Expected['change'], item: Shelved, fromMs: number, due: Expected['due']): Expected {
  const minor = change === 'report.unlisted' || change === 'report.moved' || change === 'report.conflict';
  return { change, significance: minor ? 'minor' : 'major', about: aboutOf(item), fromMs, due, told: true };
}

const once = { kind: 'passes', looks: 1, hours: 0 } as const;
/** Three times over 72 hours; a pass may come an hour early. */
const goneForGood = { kind: 'passes', looks: 3, hours: 71 } as const;
const note = (item: Shelved): string => `${item.publisher} ${item.year} ${[...item.places, item.file ?? ''].join(' ')}`;

/** What happens over a number of crawls from now on, to one report that stands alone meanwhile. */
function withReport(
  kind: string,
  crawls: number,
  fits: (stage: Stage) => Fits,
  play: (
    stage: Stage,
    item: Shelved,
    endMs: number,
  ) => { readonly expected: readonly Expected[]; readonly allowed?: Happening['allowed'] },
): Act {
  return {
    kind,
    play(stage) {
      const item = chosen(stage, fits(stage));
      if (item === null) return null;
      const endMs = stage.calendar.after(stage.nowMs, crawls) + 2 * hourMs;
      const untilMs = stage.calendar.after(endMs, 3) + hourMs;
      stage.portal.occupy(item, untilMs);
      const { expected, allowed = [] } = play(stage, item, endMs);
      return happening(stage, kind, untilMs, note(item), expected, allowed);
    },
  };
}

/** A path of its own for a page that moves or is posted again. */
function newPath({ portal, random }: Stage, old: string): string {
  const extension = /\.[a-z]+(?=$|\?)/.exec(old)?.[0] ?? '.html';
  return `/zwgk/gknb/moved/${random.int(100, 999)}/t${portal.fresh()}_${random.int(10_000, 99_999)}${extension}`;
}

/** Moves a page; the world goes on calling it by its new path. */
function move(stage: Stage, item: Shelved, old: string, how: 'missing' | 'redirect'): string {
  const to = newPath(stage, old);
  stage.portal.web.move(old, to, how);
  stage.portal.keep({ ...item, places: item.places.map((path) => (path === old ? to : path)) });
  return to;
}

/** The page of a report answers with somebody else's copy of it. */
function hijack(kind: string, crawls: number, family: 'A' | 'B' | 'C' | 'F'): Act {
  return withReport(
    kind,
    crawls,
    (stage) => (item) => isPage(item) && single(item) && newest(stage)(item),
    (stage, item, endMs) => {
      const { portal, nowMs, later, calendar } = stage;
      const [path = ''] = item.places;
      if (family === 'F') portal.web.inject(path, true);
      else portal.web.hijack(path, family);
      portal.hidden.add(path);
      later(endMs, () => {
        if (family === 'F') portal.web.inject(path, false);
        else portal.web.hijack(path, null);
        portal.hidden.delete(path);
      });
      const first: Expected = {
        ...told('page.hijacked', item, nowMs, { kind: 'visit-hidden', paths: [path], untilMs: endMs }),
        about: null,
      };
      const recallFrom = calendar.after(nowMs) + 7 * dayMs - hourMs;
      const lasts = calendar.after(recallFrom - 1) < endMs;
      const recall: Expected = { ...first, fromMs: recallFrom, due: { kind: 'crawls', count: 1 } };
      // An old address that leads there is told of as well.
      return {
        expected: lasts ? [first, recall] : [first],
        allowed: [{ change: 'page.hijacked', about: null, told: true }],
      };
    },
  );
}

/**
 * What a stale cache may make us record and not tell, and what operators may hear of looks that disagree. A report that the
 * cache did not show yet was observed to be absent: its day of posting is judged by that.
 */
const ofStaleCache: Happening['allowed'] = [
  { change: 'report.revised', about: null, told: false },
  { change: 'report.unlisted', about: null, told: false },
  { change: 'report.conflict', about: null, told: true },
  { change: 'report.date-contradicted', about: null, told: true },
];

/** A pass that meets a stale cache proves nothing of what is new. */
function serveStale(portal: Stage['portal'], how: boolean | 'turns', of?: PracticeSnapshot): void {
  portal.web.stale(how, of);
  portal.weather = how === false ? null : 'a stale cache';
}

/** Twice a crawl's distance in the season is under three days, and outside it under three looks. */
const briefly = 2;

export const lives: readonly Act[] = [
  withReport(
    'unlisted',
    4,
    () => single,
    ({ portal, nowMs, later }, item, endMs) => {
      for (const path of item.places) portal.web.unlist(path);
      later(endMs, () => item.places.forEach((path) => portal.web.restore(path)));
      return { expected: [told('report.unlisted', item, nowMs, once)] };
    },
  ),
  withReport(
    'broken link',
    briefly,
    () => isPage,
    ({ portal, later }, item, endMs) => {
      for (const path of item.places) portal.web.remove(path, 'missing', true);
      later(endMs, () => item.places.forEach((path) => portal.web.restore(path)));
      return { expected: [] };
    },
  ),
  withReport(
    'gone for a moment',
    1,
    () => isPage,
    ({ portal, random, later }, item, endMs) => {
      const how = random.pick(['missing', 'gone', 'soft', 'home', 'column'] as const);
      for (const path of item.places) portal.web.remove(path, how);
      for (const path of item.places) portal.hidden.add(path);
      later(endMs, () =>
        item.places.forEach((path) => {
          portal.web.restore(path);
          portal.hidden.delete(path);
        }),
      );
      return { expected: [] };
    },
  ),
  withReport(
    'moved',
    3,
    () => single,
    (stage, item) => {
      move(stage, item, item.places[0] ?? '', 'missing');
      return { expected: [told('report.moved', item, stage.nowMs, once)] };
    },
  ),
  withReport(
    'moved with a signpost',
    3,
    () => single,
    (stage, item) => {
      move(stage, item, item.places[0] ?? '', 'redirect');
      return { expected: [], allowed: [{ change: 'report.moved', about: aboutOf(item), told: true }] };
    },
  ),
  withReport(
    'removed and restored',
    6,
    () => isPage,
    ({ portal, nowMs, later, random }, item, endMs) => {
      const how = random.pick(['missing', 'gone', 'soft', 'home', 'column'] as const);
      for (const path of item.places) {
        portal.web.remove(path, how);
        portal.hidden.add(path);
      }
      later(endMs, () =>
        item.places.forEach((path) => {
          portal.web.restore(path);
          portal.hidden.delete(path);
        }),
      );
      return {
        expected: [told('report.removed', item, nowMs, goneForGood), told('report.restored', item, endMs, once)],
      };
    },
  ),
  withReport(
    'removed for good',
    6,
    (stage) => (item) => isPage(item) && !newest(stage)(item),
    ({ portal, nowMs }, item) => {
      for (const path of item.places) portal.web.remove(path);
      portal.drop(item);
      return { expected: [told('report.removed', item, nowMs, goneForGood)] };
    },
  ),
  withReport(
    'one place of two removed',
    6,
    () => (item) => item.places.length === 2,
    ({ portal, nowMs }, item) => {
      const [first = '', second = ''] = item.places;
      portal.web.remove(second);
      portal.keep({ ...item, places: [first] });
      return { expected: [told('report.moved', item, nowMs, goneForGood)] };
    },
  ),
  withReport(
    'file removed and restored',
    6,
    (stage) => (item) => item.file !== null && newest(stage)(item),
    ({ portal, nowMs, later }, item, endMs) => {
      const file = item.file ?? '';
      portal.web.remove(file, 'missing', true);
      later(endMs, () => portal.web.restore(file));
      return {
        expected: [told('report.removed', item, nowMs, goneForGood), told('report.restored', item, endMs, once)],
      };
    },
  ),
  withReport(
    'changed and changed back',
    6,
    (stage) => newest(stage),
    (stage, item) => {
      const { portal, nowMs, later, calendar } = stage;
      const changed = raised(item, 41);
      portal.revise(item, changed);
      const back = calendar.after(nowMs, 3) + 2 * hourMs;
      later(back, () => void portal.revise({ ...item }, item.report));
      const visit = { kind: 'visit', paths: paths(item) } as const;
      return { expected: [told('report.revised', item, nowMs, visit), told('report.revised', item, back, visit)] };
    },
  ),
  withReport(
    'three minds in a day',
    3,
    (stage) => newest(stage),
    ({ portal, nowMs, later, random }, item) => {
      const returns = random.chance(0.5);
      const last = returns ? item.report : raised(item, 43);
      portal.revise(item, raised(item, 41));
      later(nowMs + 3 * hourMs, () => void portal.revise(item, raised(item, 42)));
      later(nowMs + 6 * hourMs, () => void portal.revise(item, last));
      const due = { kind: 'visit', paths: paths(item) } as const;
      return { expected: returns ? [] : [told('report.revised', item, nowMs + 6 * hourMs, due)] };
    },
  ),
  withReport(
    'mind changed before the second look',
    3,
    (stage) => newest(stage),
    ({ portal, nowMs, later, calendar }, item) => {
      portal.revise(item, raised(item, 41));
      const between = calendar.after(nowMs) + hourMs / 12;
      later(between, () => void portal.revise(item, raised(item, 42)));
      const due = { kind: 'visit', paths: paths(item) } as const;
      return {
        expected: [told('report.revised', item, nowMs, due), told('report.revised', item, between, due)],
        // Two looks that disagree are told to operators.
        allowed: [{ change: 'report.conflict', about: aboutOf(item), told: true }],
      };
    },
  ),
  withReport(
    'a stale cache for an hour',
    3,
    (stage) => newest(stage),
    ({ portal, nowMs, later, calendar }, item) => {
      const before = portal.web.snapshot();
      portal.revise(item, raised(item, 41));
      const staleAt = calendar.after(nowMs, 2) - hourMs / 2;
      later(staleAt, () => serveStale(portal, true, before));
      later(staleAt + hourMs, () => serveStale(portal, false));
      return {
        expected: [told('report.revised', item, nowMs, { kind: 'visit', paths: paths(item) })],
        allowed: ofStaleCache,
      };
    },
  ),
  withReport(
    'a stale cache in turns',
    3,
    (stage) => (item) => newest(stage)(item) && isPage(item) && single(item),
    ({ portal, nowMs, later, calendar }, item) => {
      const before = portal.web.snapshot();
      portal.revise(item, raised(item, 41));
      serveStale(portal, 'turns', before);
      later(calendar.after(nowMs, 2) + 2 * hourMs, () => serveStale(portal, false));
      return {
        expected: [told('report.revised', item, nowMs, { kind: 'visit', paths: paths(item) })],
        allowed: ofStaleCache,
      };
    },
  ),
  withReport(
    'last year’s cache for a crawl',
    3,
    () => isPage,
    ({ portal, random, nowMs, later, calendar }, item) => {
      const before = portal.web.snapshot();
      const changed = raised(item, random.int(41, 60));
      portal.revise(item, changed);
      serveStale(portal, true, before);
      later(calendar.after(nowMs) + 2 * hourMs, () => serveStale(portal, false));
      return {
        expected: [told('report.revised', item, nowMs, { kind: 'visit', paths: paths(item) })],
        allowed: ofStaleCache,
      };
    },
  ),
  withReport(
    'spam at one place, revised at the other',
    4,
    (stage) => (item) => item.places.length === 2 && newest(stage)(item),
    ({ portal, random, nowMs, later }, item, endMs) => {
      const [spammed = '', other = ''] = random.chance(0.5) ? item.places : item.places.toReversed();
      portal.web.inject(spammed, true);
      portal.hidden.add(spammed);
      portal.revise(item, raised(item, 41));
      later(endMs, () => {
        portal.web.inject(spammed, false);
        portal.hidden.delete(spammed);
      });
      const spam = {
        ...told('page.hijacked', item, nowMs, { kind: 'visit-hidden', paths: [spammed], untilMs: endMs }),
        about: null,
      } as const;
      return {
        expected: [told('report.revised', item, nowMs, { kind: 'visit', paths: [other] }), spam],
        allowed: [
          { change: 'page.hijacked', about: null, told: true },
          // Where the second look at its publication comes only now.
          { change: 'report.conflict', about: aboutOf(item), told: true },
        ],
      };
    },
  ),
  withReport(
    'a correction notice',
    3,
    () => isPage,
    ({ portal, nowMs }, item) => {
      portal.revise(item, raised(item, 41));
      const title = `关于《${item.report.title}》的更正公告`;
      portal.web.publishHtml(
        `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><div class="content"><p>因工作人员疏忽，我单位${dayOf(item.publishedMs)}发布的《${item.report.title}》中部分数据有误，现予以更正，其他内容不变。</p><p>特此公告。</p><p>${item.publisher}</p><p>${dayOf(nowMs)}</p></div><div class="footer">主办</div></body></html>`,
        { listedTitle: title, listedAt: dayOf(nowMs) },
      );
      const revised = told('report.revised', item, nowMs, { kind: 'visit', paths: paths(item) });
      // Both are told: what the notice says, and what was changed.
      return { expected: [{ ...revised, due: once }, revised] };
    },
  ),
  withReport(
    'two bodies claim one identity',
    3,
    () => (item) => isPage(item) && single(item),
    ({ portal, random, nowMs, later }, item, endMs) => {
      const other = dated(
        makeReport({
          publisher: item.publisher,
          year: item.year,
          seed: random.int(1, 99_999),
          characters: 500,
          title: item.report.title,
        }),
        nowMs,
      );
      const { path } = portal.web.publish(other);
      later(endMs, () => portal.web.remove(path));
      return { expected: [told('report.conflict', item, nowMs, once)] };
    },
  ),
  withReport(
    'posted again',
    3,
    () => (item) => isPage(item) && single(item),
    (stage, item) => {
      const { path } = stage.portal.web.publish(item.report, { path: newPath(stage, item.places[0] ?? '') });
      stage.portal.keep({ ...item, places: [...item.places, path] });
      return { expected: [] };
    },
  ),
  hijack('hijacked A', 2, 'A'),
  hijack('hijacked B', 2, 'B'),
  hijack('hijacked C', 2, 'C'),
  hijack('hijacked for long', 10, 'A'),
  hijack('spam injected', 2, 'F'),
  {
    kind: 'a fifth vanishes together',
    play(stage) {
      const { portal, nowMs, calendar, random, later } = stage;
      const idle = portal.idle(nowMs, isPage);
      const count = Math.max(2, Math.ceil(portal.shelf.size / 4));
      if (idle.length < count || portal.shelf.size < 6) return null;
      const some = random.sample(idle, count);
      const endMs = calendar.after(nowMs, 6) + 2 * hourMs;
      const all = some.flatMap(paths);
      for (const path of all) {
        portal.web.remove(path);
        portal.hidden.add(path);
      }
      const untilMs = calendar.after(endMs, 3) + hourMs;
      for (const item of some) portal.occupy(item, untilMs);
      later(endMs, () => {
        for (const path of all) {
          portal.web.restore(path);
          portal.hidden.delete(path);
        }
      });
      const base = { significance: 'minor', about: null, told: true } as const;
      return happening(stage, 'a fifth vanishes together', untilMs, some.map(note).join('; '), [
        { ...base, change: 'portal.layout-changed', fromMs: nowMs, due: goneForGood },
        { ...base, change: 'portal.recovered', fromMs: endMs, due: once },
      ]);
    },
  },
  {
    kind: 'the site migrates',
    play(stage) {
      const { portal, nowMs, calendar } = stage;
      const items = portal.idle(nowMs);
      if (items.length < portal.shelf.size || items.some((item) => !single(item))) return null;
      const untilMs = calendar.after(nowMs, 6) + hourMs;
      for (const item of items) {
        move(stage, item, item.places[0] ?? '', 'missing');
        portal.occupy(item, untilMs);
      }
      return happening(
        stage,
        'the site migrates',
        untilMs,
        `${items.length} reports`,
        items.map((item) => told('report.moved', item, nowMs, once)),
        // An old address that led there by a signpost goes as well.
        [{ change: 'report.moved', about: null, told: true }],
      );
    },
  },
  {
    kind: 'an older year is found',
    play(stage) {
      const { portal, random, nowMs, calendar } = stage;
      const publisher = random.pick(portal.organs);
      // One that stood here before and was removed would be restored, not found.
      const year = portal.firstYearOf(publisher) - 1;
      if (year < 2012) return null;
      // A backfill carries the day of its time.
      const report = dated(portal.write(publisher, year, nowMs, random), Date.UTC(year + 1, 2, 10));
      const item = portal.publish(report, nowMs, 1);
      const untilMs = calendar.after(nowMs, 4) + hourMs;
      portal.occupy(item, untilMs);
      const expected = { ...told('report.published', item, nowMs, once), told: false };
      const allowed = [{ change: 'report.date-contradicted', about: aboutOf(item), told: false }] as const;
      return happening(stage, 'an older year is found', untilMs, note(item), [expected], allowed);
    },
  },
];

/** The report with one figure raised. */
function raised({ report }: Shelved, by: number) {
  const table = report.source.tables.find(({ rows }) => rows.some(({ cells }) => cells.length > 0));
  const row = table?.rows.find(({ cells }) => cells[0]?.value !== null && cells.length > 0);
  if (table === undefined || row === undefined) throw new Error(`${report.title} has no figure`);
  const value = Math.floor(row.cells[0]?.value ?? 0) + by;
  return editReport(report, { kind: 'cell', table: table.name, row: row.key, column: 0, value });
}
