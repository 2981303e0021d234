import { describe, expect, it } from 'vitest';
import { judgeRun, type PageOutcome } from '../../../jobs/portal/portal-health.ts';
import type { PageState } from '../../../src/domain/index.ts';

const outcome = (role: PageOutcome['role'], state: PageState): PageOutcome => ({
  role,
  url: `https://yunxi.example/${role}`,
  state,
  reason: { kind: 'asked-to-wait', seconds: 300 },
});

describe('how a portal is by one run, the last outcome first', () => {
  it('is what its listing showed, not that it was left alone thereafter as it had asked', () => {
    const run = [outcome('report', 'blocked'), outcome('listing', 'maintenance')];
    expect(judgeRun(run)).toMatchObject({ kind: 'trouble', state: 'maintenance' });
    const columns = [outcome('listing', 'blocked'), outcome('listing', 'maintenance')];
    expect(judgeRun(columns)).toMatchObject({ kind: 'trouble', state: 'maintenance' });
  });

  it('is blocked where any page was met with a challenge, and well where single pages are broken', () => {
    expect(judgeRun([outcome('report', 'blocked'), outcome('listing', 'ok')])).toMatchObject({ state: 'blocked' });
    expect(judgeRun([outcome('report', 'missing'), outcome('listing', 'ok')])).toEqual({ kind: 'ok' });
    expect(judgeRun([])).toEqual({ kind: 'unknown' });
    expect(judgeRun([outcome('resource', 'blocked'), outcome('listing', 'ok')])).toEqual({ kind: 'ok' });
  });
});
