import { describe, expect, it } from 'vitest';
import { excess } from '../../../src/fetch/keeper/excess.ts';

const limits = { page: 1000, pages: 2500, rest: 1500 };
const page = (pid: number, megabytes: number) => ({ pid, isRenderer: true, megabytes });
const other = (pid: number, megabytes: number) => ({ pid, isRenderer: false, megabytes });

describe('too much memory', () => {
  it('is nobody’s below the limits', () => {
    expect(excess([other(1, 600), page(2, 900), page(3, 900)], limits)).toEqual([]);
  });

  it('of a page ends that page', () => {
    expect(excess([other(1, 600), page(2, 100), page(3, 1001), page(4, 5000)], limits)).toEqual([4, 3]);
  });

  it('of all pages ends the largest', () => {
    expect(excess([page(2, 800), page(3, 950), page(4, 800)], limits)).toEqual([3]);
  });

  it('of what is nobody’s ends the browser', () => {
    expect(excess([other(1, 800), other(2, 800), page(3, 10)], limits)).toBe('all');
  });
});
