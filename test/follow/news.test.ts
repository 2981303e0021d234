import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/index.ts';
import { appointmentOf, lateness, newAppointment, noNews } from '../../src/follow/index.ts';
import { chinese } from '../../src/telling/reasons/index.ts';

const zone = 'Asia/Shanghai';
const found = {
  year: 2024,
  publishedAt: '2025-01-20' as IsoDate,
  writtenAt: null,
  seenAt: new Date('2025-06-01T00:00:00Z'),
  inBaseline: false,
  lastYear: 2023,
};
const recent = { publishedAt: '2025-05-30' as IsoDate };

describe('whether a report that is found is news', () => {
  it.each([
    ['a newer year than the last known', {}, null],
    ['another report of the year known last', { lastYear: 2024 }, null],
    ['the first of a column that was empty', { lastYear: null }, null],
    ['a year older than the last', { lastYear: 2025 }, 'backfill'],
    ['there when watching began', { inBaseline: true, lastYear: null }, 'baseline'],
    ['there when watching began, and posted just before', { inBaseline: true, ...recent }, null],
    ['an older year, posted just now', { lastYear: 2025, ...recent }, null],
    [
      'an older year that a migration posted just now, written long ago',
      { lastYear: 2025, ...recent, writtenAt: '2025-01-20' as IsoDate },
      'backfill',
    ],
    ['an older year that names no day', { lastYear: 2025, publishedAt: null }, 'backfill'],
  ] as const)('%s', (_, more, answer) => {
    expect(noNews({ ...found, ...more }, 7, zone)).toBe(answer);
  });

  it('has no recent window where the operator wants none', () => {
    expect(noNews({ ...found, ...recent, inBaseline: true }, 0, zone)).toBe('baseline');
  });
});

describe('late', () => {
  const firstSeenAt = new Date('2025-02-03T01:00:00Z');
  const late = (lastAbsent: string | null) =>
    lateness(
      '2025-01-31' as IsoDate,
      { lastAbsentAt: lastAbsent === null ? null : new Date(lastAbsent), firstSeenAt },
      zone,
    );

  it('is what a complete pass after the day did not find, and says that it was observed', () => {
    const found = late('2025-02-01T00:00:00Z');
    expect(found === null ? null : chinese(zone).of(found)).toContain('以监测所见为准');
  });

  it('is not said where no pass after the day missed it', () => {
    expect(late('2025-01-31T15:59:00Z')).toBeNull();
    expect(late(null)).toBeNull();
    expect(lateness(null, { lastAbsentAt: firstSeenAt, firstSeenAt }, zone)).toBeNull();
  });
});

describe('a second look', () => {
  const now = new Date('2025-02-03T01:00:00Z');
  const major = { kind: 'report.revised', significance: 'major', baseline: false } as const;
  const waitOf = (returns: boolean) => appointmentOf({ changes: [major], returns, onUntold: false }, 10, now);
  const minor = { ...major, significance: 'minor' } as const;

  it('is at least ten minutes later, and longer where the content was there before', () => {
    const minutes = (returns: boolean) => ((waitOf(returns)?.nextAt.getTime() ?? 0) - now.getTime()) / 60_000;
    expect(minutes(false)).toBe(10);
    expect(minutes(true)).toBeGreaterThan(60);
    expect(appointmentOf({ changes: [minor], returns: false, onUntold: false }, 10, now)).toBeNull();
    expect(appointmentOf({ changes: [minor], returns: true, onUntold: false }, 10, now)).not.toBeNull();
    const baseline = [{ ...major, baseline: true }];
    expect(appointmentOf({ changes: baseline, returns: false, onUntold: false }, 10, now)).toBeNull();
  });

  it('is taken at whatever stands on what was not told yet, so that both are told in their order', () => {
    expect(appointmentOf({ changes: [minor], returns: false, onUntold: true }, 10, now)).not.toBeNull();
    expect(appointmentOf({ changes: [major], returns: false, onUntold: true }, 0, now)?.nextAt).toEqual(now);
  });

  it('does not wait for a moment that a wrong clock named: its whole wait begins anew', () => {
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    const anew = (nextAt: Date, returns = false) => newAppointment({ nextAt, returns }, 10, now)?.nextAt ?? null;
    expect(anew(at(-1))).toBeNull();
    expect(anew(at(30))).toBeNull();
    expect(anew(at(24 * 60))).toEqual(at(10));
    expect(anew(at(24 * 60 * 365))).toEqual(at(10));
    expect(anew(at(90), true)).toBeNull();
    expect(anew(at(24 * 60), true)).toEqual(at(90));
    expect(anew(at(10))).toBeNull();
  });
});
