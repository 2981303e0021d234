import { describe, expect, it } from 'vitest';
import { coalesce } from '../../../jobs/derive/coalesce.ts';

function counting(lingerMs: number, mostAtOnce = 64) {
  const rounds: number[] = [];
  const ask = coalesce(
    async (questions: readonly number[]) => {
      rounds.push(questions.length);
      return questions.map((question) => question * 2);
    },
    { mostAtOnce, lingerMs },
  );
  return { ask, rounds };
}

describe('questions that are asked within a moment', () => {
  it('are asked together, and each has its own answer', async () => {
    const { ask, rounds } = counting(20);
    expect(await Promise.all([1, 2, 3].map(async (question) => ask(question)))).toEqual([2, 4, 6]);
    expect(rounds).toEqual([3]);
  });

  it('do not wait once a round is full', async () => {
    const { ask, rounds } = counting(60_000, 2);
    const first = ask(1);
    expect(await Promise.all([first, ask(2), ask(3), ask(4)])).toEqual([2, 4, 6, 8]);
    expect(rounds).toEqual([2, 2]);
  });

  it('wait for no others where they come one after the other, and do again once they come together', async () => {
    const lingerMs = 300;
    const { ask, rounds } = counting(lingerMs);
    for (let question = 0; question < 3; question += 1) await ask(question);
    const begun = performance.now();
    for (let question = 0; question < 10; question += 1) await ask(question);
    expect(performance.now() - begun).toBeLessThan(10 * lingerMs);
    expect(await Promise.all([1, 2, 3].map(async (question) => ask(question)))).toEqual([2, 4, 6]);
    await ask(4);
    expect(rounds.slice(-3).some((size) => size > 1)).toBe(true);
  });
});
