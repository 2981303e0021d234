import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageStates, type PageState } from '../../src/domain/index.ts';
import { contradiction, dayIn, endOfDay } from '../../src/follow/index.ts';
import { FollowedPortal, zone, type Look, type Pass } from './portal.ts';

const look = (states: readonly PageState[]): fc.Arbitrary<Look> =>
  fc.record({ state: fc.constantFrom(...states), listed: fc.boolean() });
const names = ['甲', '甲/2', '乙', '丙', '丁', '戊', '己'];
const looks = (states: readonly PageState[]): fc.Arbitrary<Record<string, Look>> =>
  fc
    .tuple(...names.map(() => look(states)))
    .map((all) => Object.fromEntries(all.map((one, index) => [names[index] ?? '', one])));
const there = Object.fromEntries(names.map((name) => [name, { state: 'ok', listed: true } as const]));
const passes = (states: readonly PageState[]): fc.Arbitrary<readonly Pass[]> =>
  fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: 80 }), looks: looks(states), listingCut: fc.boolean() }), {
      maxLength: 12,
    })
    .map((all) => {
      let hours = 0;
      return [{ hours: 0, looks: there }, ...all.map(({ gap, ...pass }) => ({ ...pass, hours: (hours += gap) }))];
    });
const play = (all: readonly Pass[]) => {
  const portal = new FollowedPortal();
  return all.flatMap((pass) => portal.follow(pass).changes);
};

describe('whatever is observed', () => {
  const silent = pageStates.filter((state) => state !== 'missing' && state !== 'ok' && state !== 'not-modified');

  it('states that prove nothing tell nothing of a report', () => {
    fc.assert(
      fc.property(passes(silent), (all) => {
        expect(play(all)).toEqual([]);
      }),
    );
  });

  it('nothing is removed or moved without a look that found it missing', () => {
    const without = pageStates.filter((state) => state !== 'missing');
    fc.assert(
      fc.property(passes(without), (all) => {
        const kinds = play(all).map(({ kind }) => kind);
        expect(kinds).not.toContain('report.removed');
        expect(kinds).not.toContain('report.moved');
      }),
    );
  });

  it('a pass that is followed twice tells nothing new, and keeps the same', () => {
    fc.assert(
      fc.property(passes(pageStates), (all) => {
        const once = new FollowedPortal();
        const twice = new FollowedPortal();
        for (const pass of all) {
          const first = once.follow(pass);
          expect(twice.follow(pass)).toEqual(first);
          const again = twice.follow(pass);
          expect(again.changes).toEqual([]);
          expect(again.absences.size).toBe(0);
        }
      }),
    );
  });

  it('the order in which places and reports are given does not matter', () => {
    const key = ({ dedupeKey }: { dedupeKey: string }) => dedupeKey;
    fc.assert(
      fc.property(passes(pageStates), (all) => {
        const turned = all.map((pass) => ({
          ...pass,
          looks: Object.fromEntries(Object.entries(pass.looks).toReversed()),
        }));
        expect(play(turned).map(key).toSorted()).toEqual(play(all).map(key).toSorted());
      }),
    );
  });

  it('removal and return take turns, and begin with removal', () => {
    fc.assert(
      fc.property(passes(['ok', 'missing']), (all) => {
        for (const [, changes] of Map.groupBy(play(all), ({ reportId }) => reportId)) {
          const kinds = changes
            .map(({ kind }) => kind)
            .filter((kind) => kind === 'report.removed' || kind === 'report.restored');
          kinds.forEach((kind, index) => expect(kind).toBe(index % 2 === 0 ? 'report.removed' : 'report.restored'));
        }
      }),
    );
  });
});

describe('days', () => {
  it('end where the next one begins, in any zone', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Asia/Urumqi',
      'UTC',
      'America/New_York',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    );
    const moments = fc.date({ min: new Date('2008-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, moments, (timeZone, at) => {
        const day = dayIn(timeZone, at);
        const end = endOfDay(timeZone, day);
        expect(end.getTime()).toBeGreaterThan(at.getTime() - 1000);
        expect(dayIn(timeZone, end) > day).toBe(true);
        expect(dayIn(timeZone, new Date(end.getTime() - 1000))).toBe(day);
      }),
    );
  });

  it('end at the same moment for whoever asks, whatever another asker did with the answer', () => {
    const end = endOfDay('Asia/Shanghai', '2025-03-31');
    end.setFullYear(1999);
    expect(endOfDay('Asia/Shanghai', '2025-03-31')).toEqual(new Date('2025-03-31T16:00:00Z'));
  });

  it.each([
    ['a day that ended a second before the pass began', '2025-01-20', '2025-01-20T16:00:01Z', true],
    ['a day that ended a second after', '2025-01-20', '2025-01-20T15:59:59Z', false],
    ['a day long before', '2025-01-02', '2025-01-20T16:00:00Z', true],
    ['a day to come', '2025-02-02', '2025-01-20T16:00:00Z', false],
  ])('contradict or do not: %s', (_, claimed, absent, contradicted) => {
    const claimedPublishedAt = dayIn('UTC', new Date(`${claimed}T00:00:00Z`));
    const oath = { claimedPublishedAt, lastAbsentAt: new Date(absent), firstSeenAt: new Date('2025-02-03T00:00:00Z') };
    expect(contradiction(oath, zone) !== null).toBe(contradicted);
    expect(contradiction({ ...oath, lastAbsentAt: null }, zone)).toBeNull();
    expect(contradiction({ ...oath, claimedPublishedAt: null }, zone)).toBeNull();
  });
});
