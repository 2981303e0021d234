import { makeReport } from '../../practice/reports/index.ts';
import { dayOf, hourMs } from '../calendar.ts';
import type { Act } from './act.ts';
import type { Happening } from './happening.ts';
import { aboutOf, dated } from './portal.ts';
import { isPage, single, paths, newest, told, once, withReport, newPath, raised } from './report-acts.ts';

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

/** What becomes of a report’s content, and who shows which: changes of mind, stale caches, corrections, conflicts. */
export const contentActs: readonly Act[] = [
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
      later(staleAt, () => portal.serveStale(true, before));
      later(staleAt + hourMs, () => portal.serveFresh());
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
      portal.serveStale('turns', before);
      later(calendar.after(nowMs, 2) + 2 * hourMs, () => portal.serveFresh());
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
      portal.serveStale(true, before);
      later(calendar.after(nowMs) + 2 * hourMs, () => portal.serveFresh());
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
];
