import { describe, expect, it } from 'vitest';
import { tmpdir } from 'node:os';
import { daysLeft, isShort, spaceOf } from '../../src/archive/index.ts';

const gigabyte = 1024 ** 3;

describe('room for the archive', () => {
  it('is what the file system says', async () => {
    const space = await spaceOf(tmpdir());
    expect(space?.total).toBeGreaterThan(0);
    expect(space?.free).toBeLessThanOrEqual(space?.total ?? 0);
    expect(await spaceOf('/nowhere/at/all')).toBeNull();
  });

  it('is short where little is left, or it fills within two months', () => {
    const space = { free: 100 * gigabyte, total: 500 * gigabyte };
    expect(daysLeft(space, gigabyte)).toBe(100);
    expect(isShort(space, gigabyte)).toBe(false);
    expect(isShort(space, 2 * gigabyte)).toBe(true);
    expect(isShort({ ...space, free: gigabyte }, 0)).toBe(true);
  });

  it('does for ever where nothing comes', () => {
    expect(daysLeft({ free: 10 * gigabyte, total: 20 * gigabyte }, 0)).toBeNull();
    expect(isShort({ free: 10 * gigabyte, total: 20 * gigabyte }, 0)).toBe(false);
  });
});
