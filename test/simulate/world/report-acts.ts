import { editReport } from '../../practice/reports/index.ts';
import { hourMs } from '../calendar.ts';
import { happening, type Act, type Stage } from './act.ts';
import type { Expected, Happening } from './happening.ts';
import { aboutOf, type Shelved } from './portal.ts';

export type Fits = (item: Shelved) => boolean;

export const isPage: Fits = ({ file }) => file === null;
export const single: Fits = ({ places }) => places.length === 1;
export const paths = ({ places }: Shelved): readonly string[] => places;

/** An idle report to which something can happen. */
export function chosen({ portal, random, nowMs }: Stage, fits: Fits = () => true): Shelved | null {
  const fitting = portal.idle(nowMs, fits);
  return fitting.length === 0 ? null : random.pick(fitting);
}

export const newest =
  ({ portal }: Stage): Fits =>
  ({ year }) =>
    year === portal.newestYear;

/** What is told of a report, with usual values. */
export function told(change: Expected['change'], item: Shelved, fromMs: number, due: Expected['due']): Expected {
  const minor = change === 'report.unlisted' || change === 'report.moved' || change === 'report.conflict';
  return { change, significance: minor ? 'minor' : 'major', about: aboutOf(item), fromMs, due, told: true };
}

export const once = { kind: 'passes', looks: 1, hours: 0 } as const;
/** Three times over 72 hours; a pass may come an hour early. */
export const goneForGood = { kind: 'passes', looks: 3, hours: 71 } as const;
export const note = (item: Shelved): string =>
  `${item.publisher} ${item.year} ${[...item.places, item.file ?? ''].join(' ')}`;

/** What happens over a number of crawls from now on, to one report that stands alone meanwhile. */
export function withReport(
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
export function newPath({ portal, random }: Stage, old: string): string {
  const extension = /\.[a-z]+(?=$|\?)/.exec(old)?.[0] ?? '.html';
  return `/zwgk/gknb/moved/${random.int(100, 999)}/t${portal.fresh()}_${random.int(10_000, 99_999)}${extension}`;
}

/** Moves a page; the world goes on calling it by its new path. */
export function move(stage: Stage, item: Shelved, old: string, how: 'missing' | 'redirect'): string {
  const to = newPath(stage, old);
  stage.portal.web.move(old, to, how);
  stage.portal.keep({ ...item, places: item.places.map((path) => (path === old ? to : path)) });
  return to;
}

/** Twice a crawl's distance in the season is under three days, and outside it under three looks. */
export const briefly = 2;

/** The report with one figure raised. */
export function raised({ report }: Shelved, by: number) {
  const table = report.source.tables.find(({ rows }) => rows.some(({ cells }) => cells.length > 0));
  const row = table?.rows.find(({ cells }) => cells[0]?.value !== null && cells.length > 0);
  if (table === undefined || row === undefined) throw new Error(`${report.title} has no figure`);
  const value = Math.floor(row.cells[0]?.value ?? 0) + by;
  return editReport(report, { kind: 'cell', table: table.name, row: row.key, column: 0, value });
}
