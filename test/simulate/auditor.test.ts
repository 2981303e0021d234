import { describe, expect, it } from 'vitest';
import { audit } from './auditor.ts';
import { crawlCalendar, dayMs } from './calendar.ts';
import type { RecordedAlert } from './records.ts';
import type { Happening } from './world/happening.ts';
import type { SimulatedPortal, WorldVisit } from './world/portal.ts';

const calendar = crawlCalendar(2024, 1, { season: 1, otherwise: 1 });
const day = (count: number): number => calendar.startMs + count * dayMs;
const about = { publisher: '某区人民政府', year: 2023 };

const edited: Happening = {
  kind: 'edit: a word',
  portal: 'a',
  atMs: day(9.5),
  untilMs: day(14),
  note: '',
  allowed: [],
  expected: [
    {
      change: 'report.revised',
      significance: 'minor',
      about,
      fromMs: day(9.5),
      due: { kind: 'visit', paths: ['/1.html', '/2.html'] },
      told: true,
    },
  ],
};

function recorded(change: RecordedAlert['change'], atMs: number, sentMs: number | null = atMs): RecordedAlert {
  return {
    id: `${change} ${atMs}`,
    portal: 'a',
    change,
    significance: 'minor',
    ...about,
    detectedMs: atMs,
    baseline: false,
    title: '',
    isCorrection: false,
    reason: '',
    pageId: null,
    url: '',
    sentMs,
    deliveries: 1,
    clockWasWrong: false,
  };
}

const seen = (count: number, genuine = true): WorldVisit => ({ atMs: day(count), genuine });
const fateOf = (other: readonly WorldVisit[], alerts: readonly RecordedAlert[]) => {
  const visits = new Map([
    ['/1.html', [seen(10), seen(11), seen(12)]],
    ['/2.html', other],
  ]);
  const portal = { id: 'a', visits, crawls: [] } as unknown as SimulatedPortal;
  return audit([edited], [portal], alerts, calendar).verdicts[0]?.fate.kind;
};

describe('a revision of a report at two places', () => {
  const stale = [seen(10, false), seen(11)];
  const conflict = recorded('report.conflict', day(10), null);

  it('is due at the first visit that shows it', () => {
    expect(fateOf([seen(10)], [recorded('report.revised', day(10))])).toBe('told');
    expect(fateOf([seen(10)], [recorded('report.revised', day(11))])).toBe('late');
    expect(fateOf([seen(10)], [conflict, recorded('report.revised', day(11))])).toBe('late');
  });

  it('is due when both show it where a stale cache gave the old of one, and that they differ was recorded', () => {
    expect(fateOf(stale, [conflict, recorded('report.revised', day(11))])).toBe('told');
    expect(fateOf(stale, [conflict, recorded('report.revised', day(12))])).toBe('late');
    expect(fateOf(stale, [recorded('report.revised', day(11))])).toBe('late');
  });
});
