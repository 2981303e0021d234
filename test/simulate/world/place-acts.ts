import type { Act } from './act.ts';
import type { Expected } from './happening.ts';
import { aboutOf } from './portal.ts';
import { isPage, single, newest, told, once, goneForGood, withReport, move, briefly } from './report-acts.ts';

/** A link that leads nowhere stands in its portal's state, for operators. */
const broken = (path: string, fromMs: number): Expected => ({
  change: 'link.broken',
  significance: 'minor',
  about: null,
  path,
  fromMs,
  due: { kind: 'crawls', count: 1, clock: 'any' },
  told: true,
});

/** What becomes of a report’s places: unlisted, broken, moved, removed, back. */
export const placeActs: readonly Act[] = [
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
    (stage, item, endMs) => {
      const { portal, later, nowMs } = stage;
      for (const path of item.places) portal.web.remove(path, 'missing', true);
      later(endMs, () => item.places.forEach((path) => portal.web.restore(path)));
      // An older report's page may not be asked for in so short a time.
      const seen = newest(stage)(item) ? item.places : [];
      return { expected: seen.map((path) => broken(path, nowMs)) };
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
      // An old address that led there by a signpost goes as well.
      const allowed = [{ change: 'report.moved', about: aboutOf(item), told: true }] as const;
      return { expected: [told('report.moved', item, stage.nowMs, once)], allowed };
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
];
