import { describe, expect, it } from 'vitest';
import { audienceOf, changeKinds } from '../../src/domain/index.ts';
import { adviceOn } from '../../src/telling/advice.ts';

/** Good news needs no advice, and a changed layout is told with its own. */
const without = new Set(['portal.recovered', 'monitor.recovered', 'portal.layout-changed']);

describe('what to do about a change', () => {
  it.each(changeKinds)('is told to operators, and never to readers: %s', (kind) => {
    const told = audienceOf(kind) === 'operators' && !without.has(kind);
    expect(adviceOn(kind) !== null).toBe(told);
  });
});
