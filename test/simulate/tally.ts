import type { Audit } from './auditor.ts';
import type { Happening } from './world/happening.ts';

export const fates = ['told', 'late', 'untold', 'missed', 'not due'] as const;
export type FateKind = (typeof fates)[number];

/** What became of one kind of happening. */
export interface KindTally {
  readonly played: number;
  /** Changes that were to be told of it. */
  readonly expected: number;
  readonly fates: Readonly<Record<FateKind, number>>;
}

/** A run in figures: plain data, so that runs in processes of their own can be added up. */
export interface Tally {
  readonly kinds: Readonly<Record<string, KindTally>>;
  readonly falseMajors: number;
  readonly falseMinors: number;
  /** Recorded without cause and told to nobody. */
  readonly heldBack: number;
  /** Crawls of single portals. */
  readonly crawls: number;
  readonly visits: number;
  readonly cpuSeconds: number;
}

const none: KindTally = { played: 0, expected: 0, fates: { told: 0, late: 0, untold: 0, missed: 0, 'not due': 0 } };

export function tallyOf(
  happenings: readonly Happening[],
  audit: Audit,
  figures: Pick<Tally, 'crawls' | 'visits' | 'cpuSeconds'>,
): Tally {
  const kinds: Record<string, KindTally> = {};
  for (const { kind } of happenings) kinds[kind] = { ...(kinds[kind] ?? none), played: (kinds[kind]?.played ?? 0) + 1 };
  for (const { happening, fate } of audit.verdicts) {
    const before = kinds[happening.kind] ?? none;
    const counts = { ...before.fates, [fate.kind]: before.fates[fate.kind] + 1 };
    kinds[happening.kind] = { ...before, expected: before.expected + 1, fates: counts };
  }
  return {
    kinds,
    falseMajors: audit.falseMajors.length,
    falseMinors: audit.falseMinors.length,
    heldBack: audit.heldBack.length,
    ...figures,
  };
}

export function added(tallies: readonly Tally[]): Tally {
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
  const names = new Set(tallies.flatMap(({ kinds }) => Object.keys(kinds)));
  const kinds = [...names].map((name) => {
    const own = tallies.map((tally) => tally.kinds[name] ?? none);
    const total = (of: (kind: KindTally) => number): number => own.reduce((before, kind) => before + of(kind), 0);
    const counts = fates.map((fate) => [fate, total((kind) => kind.fates[fate])] as const);
    const kind: KindTally = {
      played: total(({ played }) => played),
      expected: total(({ expected }) => expected),
      fates: Object.fromEntries(counts) as Record<FateKind, number>,
    };
    return [name, kind] as const;
  });
  return {
    kinds: Object.fromEntries(kinds),
    falseMajors: sum(({ falseMajors }) => falseMajors),
    falseMinors: sum(({ falseMinors }) => falseMinors),
    heldBack: sum(({ heldBack }) => heldBack),
    crawls: sum(({ crawls }) => crawls),
    visits: sum(({ visits }) => visits),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
  };
}

/** Most false alerts of minor significance in a thousand crawls. */
const falseMinorsInThousand = 1;

/** Every real change recorded and told in time, no false major, hardly a false minor. */
export function floorsHold({ kinds, falseMajors, falseMinors, crawls }: Tally): boolean {
  const failed = Object.values(kinds).some(({ fates: { late, untold, missed } }) => late + untold + missed > 0);
  return !failed && falseMajors === 0 && falseMinors * 1000 <= crawls * falseMinorsInThousand;
}
