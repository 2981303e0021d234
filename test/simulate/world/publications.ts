import { at, atHour, dayMs, minuteMs } from '../calendar.ts';
import { happening, type Act } from './act.ts';
import type { Happening } from './happening.ts';
import { dated, type Shelved, type SimulatedPortal } from './portal.ts';

const once = { kind: 'passes', looks: 1, hours: 0 } as const;

/** An organ publishes its report of a year. */
export function publication(kind: 'published' | 'published with an older day', publisher: string, year: number): Act {
  return {
    kind,
    play(stage): Happening {
      const { portal, random, nowMs, calendar } = stage;
      const written = portal.write(publisher, year, nowMs, random);
      const claimedMs = kind === 'published' ? nowMs : nowMs - random.int(9, 20) * dayMs;
      const item = portal.publish(dated(written, claimedMs), nowMs);
      const about = { publisher, year };
      const base = { significance: 'major', about, fromMs: nowMs, due: once, told: true } as const;
      const contradicted = { ...base, change: 'report.date-contradicted' } as const;
      const isProven = wasAbsentAfter(portal, claimedMs, nowMs);
      return happening(stage, kind, calendar.after(nowMs, 3), `${publisher} ${year} ${item.places.join(' ')}`, [
        { ...base, change: 'report.published' },
        ...(isProven ? [contradicted] : []),
      ]);
    },
  };
}

/** Whether the day of a time had ended before some pass that proves that what was published later was not there. */
export function wasAbsentAfter({ crawls }: SimulatedPortal, claimedMs: number, publishedMs: number): boolean {
  const endOfDay = atHour(claimedMs, 24);
  return crawls.some(({ atMs, clear }) => clear && atMs >= endOfDay && atMs < publishedMs);
}

/**
 * Whether by all that can be observed a pass did not find it after that day: lists were read before it stood there, though pages
 * were not, or old lists before anybody had read it at its places.
 */
export function seemedAbsentAfter(portal: SimulatedPortal, claimedMs: number, item: Shelved): boolean {
  const endOfDay = atHour(claimedMs, 24);
  const readMs = Math.min(...item.places.map((path) => portal.visits.get(path)?.[0]?.atMs ?? Number.POSITIVE_INFINITY));
  const untilMs = { true: item.publishedMs, old: readMs, none: Number.NEGATIVE_INFINITY };
  return portal.crawls.some(({ atMs, lists }) => atMs >= endOfDay && atMs < untilMs[lists]);
}

/** A declared publisher lets its day go by: told once, when a pass begun after that day does not find the report. */
export function overdue(publisher: string, year: number): Act {
  return {
    kind: 'overdue',
    play(stage): Happening {
      const deadlineMs = at(year + 1, 2, 1);
      return happening(stage, 'overdue', deadlineMs + 5 * dayMs, `${publisher} ${year}`, [
        {
          change: 'report.overdue',
          significance: 'major',
          about: { publisher, year },
          fromMs: deadlineMs + minuteMs,
          due: once,
          told: true,
        },
      ]);
    },
  };
}
