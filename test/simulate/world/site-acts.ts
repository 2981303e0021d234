import { dayMs, hourMs } from '../calendar.ts';
import { happening, type Act } from './act.ts';
import type { Expected } from './happening.ts';
import { aboutOf, dated } from './portal.ts';
import { isPage, single, paths, newest, told, once, goneForGood, note, withReport, move } from './report-acts.ts';

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
      const recall: Expected = { ...first, fromMs: recallFrom, due: { kind: 'crawls', count: 1, clock: 'right' } };
      // An old address that leads there is told of as well.
      return {
        expected: lasts ? [first, recall] : [first],
        allowed: [{ change: 'page.hijacked', about: null, told: true }],
      };
    },
  );
}

/** Hijacked pages, and what happens to a whole site. */
export const siteActs: readonly Act[] = [
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
