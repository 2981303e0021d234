import { hourMs } from '../calendar.ts';
import { happening, type Act, type Stage } from './act.ts';
import type { Expected, Happening } from './happening.ts';

/** Something that stands between us and a whole portal for some crawls: told once, and once that it is over. */
function spell(kind: string, change: Expected['change'], raise: (stage: Stage) => () => void, worstCrawls = 3): Act {
  return {
    kind,
    play(stage) {
      const { portal, nowMs, calendar, random, later } = stage;
      const crawls = random.int(1, worstCrawls);
      const endMs = calendar.after(nowMs, crawls) + 2 * hourMs;
      const clear = raise(stage);
      portal.weather = kind;
      later(endMs, () => {
        clear();
        portal.weather = null;
      });
      return happening(stage, kind, calendar.after(endMs) + hourMs, `${crawls} crawls`, trouble(change, nowMs, endMs));
    },
  };
}

/** Told at the first crawl that meets it, and at the first one after it. */
function trouble(change: Expected['change'], fromMs: number, endMs: number): readonly Expected[] {
  const base = { significance: 'minor', about: null, told: true } as const;
  return [
    { ...base, change, fromMs, due: { kind: 'crawls', count: 1, clock: 'any' } },
    { ...base, change: 'portal.recovered', fromMs: endMs, due: { kind: 'passes', looks: 1, hours: 0 } },
  ];
}

const challenge = (kind: 'jiasule' | 'ruishu' | 'wzws'): Act =>
  spell(`challenge ${kind}`, 'portal.blocked', ({ portal }) => {
    portal.web.challenge(kind);
    return () => portal.web.challenge(null);
  });

/** Listings that name nothing, or under half of what was known. */
function shrunken(kind: string, most: (listed: number) => number): Act {
  return {
    kind,
    play(stage) {
      const { portal, nowMs, calendar, later } = stage;
      if (portal.shelf.size < 6) return null;
      const endMs = calendar.after(nowMs, 3) + 2 * hourMs;
      portal.web.shrinkListings(most(portal.shelf.size));
      portal.weather = 'a short listing';
      later(endMs, () => {
        portal.web.shrinkListings(null);
        portal.weather = null;
      });
      const base = { significance: 'minor', about: null, told: true } as const;
      return happening(stage, kind, calendar.after(endMs) + hourMs, `${portal.shelf.size} reports`, [
        { ...base, change: 'portal.layout-changed', fromMs: nowMs, due: { kind: 'crawls', count: 2, clock: 'right' } },
        { ...base, change: 'portal.recovered', fromMs: endMs, due: { kind: 'passes', looks: 1, hours: 0 } },
      ]);
    },
  };
}

/** Troubles of one portal. */
export const weathers: readonly Act[] = [
  spell('outage', 'portal.unreachable', ({ portal }) => {
    portal.web.offline(true);
    return () => portal.web.offline(false);
  }),
  spell('maintenance', 'portal.unreachable', ({ portal }) => {
    portal.web.maintenance(true);
    return () => portal.web.maintenance(false);
  }),
  challenge('jiasule'),
  challenge('ruishu'),
  challenge('wzws'),
  shrunken('listing empty', () => 0),
  shrunken('listing under half', (listed) => Math.max(1, Math.floor(listed / 4))),
  {
    kind: 'pages cut off',
    play(stage) {
      const { portal, nowMs, calendar, random, later } = stage;
      const paths = [...portal.shelf.values()].flatMap(({ places }) => places);
      if (paths.length === 0) return null;
      const some = random.sample(paths, 3);
      const endMs = calendar.after(nowMs) + 2 * hourMs;
      for (const path of some) {
        portal.web.cutOff(path, 400);
        portal.spoiled.add(path);
      }
      later(endMs, () => {
        for (const path of some) {
          portal.web.cutOff(path, null);
          portal.spoiled.delete(path);
        }
      });
      return happening(stage, 'pages cut off', endMs, some.join(', '), []);
    },
  },
];

const ofLine = { about: null, told: true, due: { kind: 'crawls', count: 1, clock: 'any' } } as const;

/** Our own line fails: no portal of any can be reached. Operators hear of our line, and nothing of any portal. */
export function lineFailure(stages: readonly Stage[], crawls: number): Happening {
  const [first] = stages;
  if (first === undefined) throw new Error('there is no portal');
  const { nowMs, calendar, later } = first;
  const endMs = calendar.after(nowMs, crawls) + 2 * hourMs;
  for (const { portal } of stages) {
    portal.web.offline(true);
    portal.weather = 'our own line';
  }
  later(endMs, () => {
    for (const { portal } of stages) {
      portal.web.offline(false);
      portal.weather = null;
    }
  });
  return {
    kind: 'our own line fails',
    portal: null,
    atMs: nowMs,
    untilMs: calendar.after(endMs) + hourMs,
    note: `${crawls} crawls`,
    expected: [
      { ...ofLine, change: 'monitor.offline', significance: 'major', fromMs: nowMs },
      { ...ofLine, change: 'monitor.recovered', significance: 'minor', fromMs: endMs },
    ],
    allowed: [],
  };
}
