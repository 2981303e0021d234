import type { Evidence, Vote } from '../../domain/index.ts';

export interface Candidate<Value extends string | number> {
  readonly value: Value;
  readonly from: string;
  readonly weight: number;
  readonly evidence: Evidence;
}

/** Evidence that is a quotation and no place in the text. */
export function quoted(quote: string | null): Evidence {
  return {
    attachment: null,
    page: null,
    selector: null,
    start: null,
    end: null,
    quote: quote === null ? null : quote.slice(0, 200),
  };
}

export interface Election<Value extends string | number> {
  readonly winner: Candidate<Value> | null;
  readonly votes: readonly Vote[];
}

/**
 * Counts votes for one fact: witnesses that agree (by `same`) add up, the heaviest value wins, the first witness of it
 * speaks for it. Every vote is kept, so that a contradiction can be seen.
 */
export function elect<Value extends string | number>(
  candidates: readonly Candidate<Value>[],
  same: (value: Value) => string | number = (value) => value,
): Election<Value> {
  const weights = new Map<string | number, number>();
  for (const candidate of candidates) {
    const key = same(candidate.value);
    weights.set(key, (weights.get(key) ?? 0) + candidate.weight);
  }
  let winner: Candidate<Value> | null = null;
  let best = 0;
  for (const candidate of candidates) {
    const weight = weights.get(same(candidate.value)) ?? 0;
    if (weight > best) {
      best = weight;
      winner = candidate;
    }
  }
  const won = winner === null ? null : same(winner.value);
  return {
    winner,
    votes: candidates.map(({ value, from, evidence }) => ({ value, from, evidence, won: same(value) === won })),
  };
}
