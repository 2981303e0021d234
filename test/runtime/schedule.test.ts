import { describe, expect, it } from 'vitest';
import { latestDue, nextDue } from '../../src/runtime/schedule.ts';

const shanghai = 'Asia/Shanghai';

describe('when a cron line was due', () => {
  it('answers the latest moment in the portal’s zone, not in ours', () => {
    const now = new Date('2026-03-31T00:00:00Z');
    expect(latestDue('15 6 * * *', shanghai, now, null)).toEqual(new Date('2026-03-30T22:15:00Z'));
    expect(latestDue('15 6 * * *', 'Europe/Berlin', now, null)).toEqual(new Date('2026-03-30T04:15:00Z'));
  });

  it('counts a moment that is now, and not one that was taken already', () => {
    const due = new Date('2026-03-30T22:15:00Z');
    expect(latestDue('15 6 * * *', shanghai, due, null)).toEqual(due);
    expect(latestDue('15 6 * * *', shanghai, new Date('2026-03-31T12:00:00Z'), due)).toBeNull();
  });

  it('answers one moment for a week that was missed', () => {
    const now = new Date('2026-03-31T12:00:00Z');
    expect(latestDue('0 6 * * *', shanghai, now, new Date('2026-03-24T00:00:00Z'))).toEqual(
      new Date('2026-03-30T22:00:00Z'),
    );
  });

  it('finds yearly lines and zones off by half and quarter hours', () => {
    const now = new Date('2026-11-23T00:00:00Z');
    expect(latestDue('30 6 1 1 *', shanghai, now, null)).toEqual(new Date('2025-12-31T22:30:00Z'));
    expect(latestDue('0 6 * * *', 'Asia/Kathmandu', now, null)).toEqual(new Date('2026-11-22T00:15:00Z'));
  });

  it('finds last days of months, and days by their place in the week', () => {
    const now = new Date('2026-02-15T00:00:00Z');
    expect(nextDue('0 6 L * *', shanghai, now)).toEqual(new Date('2026-02-27T22:00:00Z'));
    expect(nextDue('0 6 * * 1', shanghai, now)).toEqual(new Date('2026-02-15T22:00:00Z'));
  });

  it('reads lines with seconds', () => {
    expect(latestDue('*/2 * * * * *', shanghai, new Date('2026-03-31T12:00:05Z'), null)).toEqual(
      new Date('2026-03-31T12:00:04Z'),
    );
  });

  it('answers the next moment too, and null for a line that never fires', () => {
    expect(nextDue('0 6 * * *', shanghai, new Date('2026-03-31T12:00:00Z'))).toEqual(new Date('2026-03-31T22:00:00Z'));
    expect(nextDue('0 0 29 2 *', shanghai, new Date('2026-03-31T12:00:00Z'))).toBeNull();
  });
});
