import { describe, expect, it } from 'vitest';
import type { ReportId } from '../../src/domain/index.ts';
import { columnId, FollowedPortal, type Look, type Pass } from './portal.ts';

const there: Look = { state: 'ok', listed: true };
const same: Look = { state: 'not-modified', listed: true };
const unlisted: Look = { state: 'ok', listed: false };
const broken: Look = { state: 'missing', listed: true };
const gone: Look = { state: 'missing', listed: false };
const blocked: Look = { state: 'blocked', listed: true };

/** Twenty other reports that stay as they are, so that one alone is no fifth of the portal. */
const others = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`其他${index}局`, there]));
const days = (looks: readonly Record<string, Look>[], everyHours = 24): readonly Pass[] =>
  looks.map((look, index) => ({ hours: index * everyHours, looks: { ...others, ...look } }));

/** Plays passes and answers the kinds of change, each with the index of its pass. */
function play(passes: readonly Pass[]): readonly string[] {
  const portal = new FollowedPortal();
  return passes.flatMap((pass, index) => {
    const { changes } = portal.follow(pass);
    const again = portal.follow(pass, false);
    expect(again.changes, 'a pass followed twice tells nothing new').toEqual([]);
    return changes.map((change) => `${index} ${change.kind}`);
  });
}

describe('the life of a report', () => {
  it.each<[string, readonly Record<string, Look>[], readonly string[]]>([
    ['stays: nothing', [{ 甲: there }, { 甲: same }, { 甲: there }], []],
    ['is listed no more: told once', [{ 甲: there }, { 甲: unlisted }, { 甲: unlisted }], ['1 report.unlisted']],
    [
      'is listed again and then no more: told again',
      [{ 甲: there }, { 甲: unlisted }, { 甲: there }, { 甲: unlisted }],
      ['1 report.unlisted', '3 report.unlisted'],
    ],
    [
      'is listed no more and its page holds something else: nothing',
      [{ 甲: there }, { 甲: { ...unlisted, elsewhere: true } }],
      [],
    ],
    ['is listed no more and its page is hijacked: nothing', [{ 甲: there }, { 甲: { ...unlisted, frozen: true } }], []],
    [
      'leaves one listing and stays in another: nothing',
      [
        { 甲: there, '甲/2': there },
        { 甲: unlisted, '甲/2': there },
      ],
      [],
    ],
    ['is missing once: nothing', [{ 甲: there }, { 甲: gone }, { 甲: there }], []],
    [
      'is missing three times over three days: removed',
      [{ 甲: there }, { 甲: gone }, { 甲: gone }, { 甲: gone }, { 甲: gone }],
      ['4 report.removed'],
    ],
    [
      'is missing and still listed: a broken link first, then removed',
      [{ 甲: there }, { 甲: broken }, { 甲: broken }, { 甲: broken }, { 甲: broken }],
      ['4 report.removed'],
    ],
    [
      'stays removed: told once',
      [{ 甲: there }, ...Array.from({ length: 9 }, () => ({ 甲: gone }))],
      ['4 report.removed'],
    ],
    [
      'comes back after its removal, and goes again',
      [
        { 甲: there },
        { 甲: gone },
        { 甲: gone },
        { 甲: gone },
        { 甲: gone },
        { 甲: there },
        { 甲: gone },
        { 甲: gone },
        { 甲: gone },
        { 甲: gone },
      ],
      ['4 report.removed', '5 report.restored', '9 report.removed'],
    ],
    [
      'comes back at another address: restored, not moved',
      [{ 甲: there }, { 甲: gone }, { 甲: gone }, { 甲: gone }, { 甲: gone }, { 甲: gone, '甲/2': there }],
      ['4 report.removed', '5 report.restored'],
    ],
    [
      'is claimed by another page with another body, which goes away again: not moved',
      [
        { 甲: there },
        { 甲: there, '甲/2': { ...there, differs: true } },
        { 甲: there, '甲/2': { ...gone, differs: true } },
        { 甲: there, '甲/2': { ...gone, differs: true } },
        { 甲: there, '甲/2': { ...gone, differs: true } },
        { 甲: there, '甲/2': { ...gone, differs: true } },
      ],
      [],
    ],
    ['moves: told once', [{ 甲: there }, { 甲: gone, '甲/2': there }, { 甲: gone, '甲/2': same }], ['1 report.moved']],
    [
      'stands at a new place, and the old one goes later: moved',
      [{ 甲: there }, { 甲: there, '甲/2': there }, { 甲: gone, '甲/2': there }],
      ['2 report.moved'],
    ],
    [
      'is unlisted, then missing: both are told',
      [{ 甲: there }, { 甲: unlisted }, { 甲: gone }, { 甲: gone }, { 甲: gone }, { 甲: gone }],
      ['1 report.unlisted', '5 report.removed'],
    ],
    [
      'is missing, then there and unlisted: only that is told',
      [{ 甲: there }, { 甲: gone }, { 甲: gone }, { 甲: unlisted }],
      ['3 report.unlisted'],
    ],
    [
      'loses the attachment that is its body',
      [
        { 甲: { ...there, body: 'ok' } },
        ...Array.from({ length: 4 }, () => ({ 甲: { ...same, body: 'missing' } as Look })),
      ],
      ['4 report.removed'],
    ],
    [
      'gets its attachment back',
      [
        { 甲: { ...there, body: 'ok' } },
        ...Array.from({ length: 4 }, () => ({ 甲: { ...same, body: 'missing' } as Look })),
        { 甲: { ...same, body: 'ok' } },
      ],
      ['4 report.removed', '5 report.restored'],
    ],
    [
      'is behind a firewall for a week: nothing',
      [{ 甲: there }, ...Array.from({ length: 7 }, () => ({ 甲: blocked }))],
      [],
    ],
    [
      'has a place that is hijacked while the other goes: nothing is called removed',
      [
        { 甲: there, '甲/2': there },
        ...Array.from({ length: 5 }, () => ({ 甲: gone, '甲/2': { ...there, frozen: true } })),
      ],
      [],
    ],
  ])('%s', (_, looks, told) => {
    expect(play(days(looks))).toEqual(told);
  });

  it('recalls a place that has stood still for seven days, once, and again after another hijacking', () => {
    const hijacked: Look = { ...there, frozen: true };
    const week = Array.from({ length: 9 }, () => ({ 甲: hijacked }));
    expect(play(days([{ 甲: there }, ...week, { 甲: there }, ...week]))).toEqual([
      '8 page.hijacked',
      '18 page.hijacked',
    ]);
  });

  it('counts looks and time: five looks in a day remove nothing, nor do two over a month', () => {
    expect(
      play(days([{ 甲: there }, { 甲: gone }, { 甲: gone }, { 甲: gone }, { 甲: gone }, { 甲: gone }], 4)),
    ).toEqual([]);
    expect(play(days([{ 甲: there }, { 甲: gone }, { 甲: gone }], 15 * 24))).toEqual([]);
  });

  it('waits with a long-standing twin until the other place is gone for good', () => {
    const twin = { '甲/2': there };
    const passes = [{ 甲: there, ...twin }, ...Array.from({ length: 6 }, () => ({ 甲: gone, ...twin }))];
    const late = passes.map((looks, index) => ({
      hours: (index === 0 ? 0 : 29 + index) * 24,
      looks: { ...others, ...looks },
    }));
    expect(play(late)).toEqual(['4 report.moved']);
  });

  it('counts absence in complete passes only', () => {
    const missing: Pass[] = [1, 2, 3, 4].map((day) => ({ hours: day * 24, looks: { ...others, 甲: gone } }));
    const start: Pass = { hours: 0, looks: { ...others, 甲: there } };
    expect(play([start, ...missing])).toHaveLength(1);
    expect(play([start, ...missing.map((pass) => ({ ...pass, listingCut: true }))])).toEqual([]);
    expect(play([start, ...missing.map((pass) => ({ ...pass, otherBlocked: true }))])).toEqual([]);
  });
});

describe('many at once', () => {
  const organs = Array.from({ length: 10 }, (_, index) => `${index}局`);
  const all = (look: Look, of: readonly string[] = organs): Record<string, Look> =>
    Object.fromEntries(organs.map((organ) => [organ, of.includes(organ) ? look : there]));
  const pass = (day: number, looks: Record<string, Look>): Pass => ({ hours: day * 24, looks });

  it('holds back the removal of a fifth, and tells operators why', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    for (const day of [1, 2, 3, 4, 5]) {
      const { changes, layout } = portal.follow(pass(day, all(gone, organs.slice(0, 2))));
      expect(changes).toEqual([]);
      expect(layout).toContain('2 of 10');
    }
    expect(portal.follow(pass(6, all(there))).layout).toBeNull();
  });

  it('holds back the removal of those, too, that were visited a pass or two later', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const found = [1, 2, 3, 4, 5, 6].map((day) =>
      portal.follow(pass(day, all(gone, organs.slice(0, day < 3 ? 1 : 2)))),
    );
    expect(found.flatMap(({ changes }) => changes)).toEqual([]);
    expect(found.at(-1)?.layout).toContain('2 of 10');
  });

  it('tells the removal of one among them', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const told = [1, 2, 3, 4].flatMap((day) => portal.follow(pass(day, all(gone, ['3局']))).changes);
    expect(told.map((change) => change.kind)).toEqual(['report.removed']);
  });

  it('tells the unlisting of none where a fifth leaves the listing', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const { changes, layout } = portal.follow(pass(1, all(unlisted, organs.slice(0, 3))));
    expect(changes).toEqual([]);
    expect(layout).toContain('3 of 10');
    expect(portal.follow(pass(2, all(there)))).toMatchObject({ changes: [], layout: null });
  });

  it('tells what leaves one column while another is short in a later pass only, if it is still so', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const left = all(unlisted, ['3局']);
    expect(portal.follow({ ...pass(1, left), otherShort: true })).toMatchObject({ changes: [], unlisted: [] });
    expect(portal.follow(pass(2, all(there)))).toMatchObject({ changes: [] });
    expect(portal.follow({ ...pass(3, left), otherShort: true })).toMatchObject({ changes: [], unlisted: [] });
    expect(portal.follow(pass(4, left)).changes.map(({ kind }) => kind)).toEqual(['report.unlisted']);
    expect(portal.follow({ ...pass(5, left), otherShort: true }).stillUnlisted).toEqual([]);
    expect(portal.follow(pass(6, left)).stillUnlisted).toEqual(['3局']);
  });

  it('calls the layout changed when a listing was short twice, and believes nothing of it', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const short = all(unlisted, organs.slice(0, 6));
    const first = portal.follow(pass(1, short));
    expect(first.columns.get(columnId)).toBe('short');
    expect(first).toMatchObject({ changes: [], layout: null });
    expect(portal.follow(pass(2, all(unlisted)))).toMatchObject({ changes: [] });
    expect(portal.follow(pass(3, short)).layout).toContain('read whole twice');
    expect(portal.follow(pass(4, all(there)))).toMatchObject({ changes: [], layout: null });
  });

  it('does not call a listing short that lost what is gone', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, { 甲: there }));
    const told = [1, 2, 3, 4].map((day) => portal.follow(pass(day, { 甲: gone })));
    expect(told.flatMap(({ changes }) => changes.map((change) => change.kind))).toEqual(['report.removed']);
    expect(told.every(({ layout }) => layout === null)).toBe(true);
  });

  it('names links that lead nowhere', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    expect(portal.follow(pass(1, all(broken, ['4局']))).brokenLinks).toEqual(['http://portal.test/4局.html']);
  });
});

describe('what went together and is held back', () => {
  const few = Object.fromEntries(['乙', '丙', '丁', '戊', '己', '庚'].map((name) => [name, there]));
  const both = (look: Look, index: number): Pass => ({ hours: index * 24, looks: { ...few, 甲: look, 甲二: look } });
  const heldOf = (portal: FollowedPortal) =>
    [...portal.held].map(([id, { what, ruling }]) => `${id} ${what} ${ruling}`);
  const follow = (portal: FollowedPortal, looks: readonly Look[], from = 0) =>
    looks.flatMap((look, index) => portal.follow(both(look, from + index)).changes.map(({ kind }) => kind));

  it('is told when an operator releases it and the next pass finds it gone too', () => {
    const portal = new FollowedPortal();
    expect(follow(portal, [there, gone, gone, gone, gone])).toEqual([]);
    expect(heldOf(portal)).toEqual(['甲 removed null', '甲二 removed null']);
    portal.held.set('甲' as ReportId, { what: 'removed', ruling: 'release' });
    expect(follow(portal, [gone], 5)).toEqual(['report.removed']);
    // The other stays held back, though it is alone now.
    expect(follow(portal, [gone, gone], 6)).toEqual([]);
    expect(heldOf(portal)).toEqual(['甲二 removed null']);
  });

  it('is told nothing of when an operator dismisses it, and is followed again when it is back', () => {
    const portal = new FollowedPortal();
    follow(portal, [there, gone, gone]);
    for (const name of ['甲', '甲二']) portal.held.set(name as ReportId, { what: 'removed', ruling: 'dismiss' });
    expect(
      follow(
        portal,
        Array.from({ length: 6 }, () => gone),
        3,
      ),
    ).toEqual([]);
    expect(portal.follow(both(gone, 9)).layout).toBeNull();
    expect(follow(portal, [there], 10)).toEqual([]);
    expect(heldOf(portal)).toEqual([]);
  });

  it('ends by itself when the pages come back', () => {
    const portal = new FollowedPortal();
    follow(portal, [there, gone, gone]);
    expect(portal.held.size).toBe(2);
    expect(follow(portal, [there], 3)).toEqual([]);
    expect(portal.held.size).toBe(0);
  });

  it('is told unlisted when an operator releases what left the listing at once', () => {
    const portal = new FollowedPortal();
    expect(follow(portal, [there, unlisted])).toEqual([]);
    expect(heldOf(portal)).toEqual(['甲 unlisted null', '甲二 unlisted null']);
    for (const name of ['甲', '甲二']) portal.held.set(name as ReportId, { what: 'unlisted', ruling: 'release' });
    expect(follow(portal, [unlisted], 2)).toEqual(['report.unlisted', 'report.unlisted']);
    expect(follow(portal, [unlisted], 3)).toEqual([]);
    expect(portal.held.size).toBe(0);
  });
});

describe('by the operator’s rules', () => {
  const kinds = (portal: FollowedPortal, passes: readonly Pass[]) =>
    passes.flatMap((pass) => portal.follow(pass).changes.map(({ kind }) => kind));

  it('is removed after other looks and hours, and says so', () => {
    const portal = new FollowedPortal({ goneTimes: 2, goneHours: 24 });
    expect(kinds(portal, days([{ 甲: there }, { 甲: gone }]))).toEqual([]);
    const changes = portal.follow({ hours: 48, looks: { ...others, 甲: gone } }).changes;
    expect(changes.map(({ kind }) => kind)).toEqual(['report.removed']);
    expect(changes[0]?.reason).toContain('24小时');
  });

  it('is held back with another part of the portal', () => {
    const both = days([{ 甲: there, 乙: there }, ...Array.from({ length: 4 }, () => ({ 甲: gone, 乙: gone }))]);
    expect(kinds(new FollowedPortal(), both)).toEqual(['report.removed', 'report.removed']);
    expect(kinds(new FollowedPortal({ togetherShare: 0.05 }), both)).toEqual([]);
  });

  it('believes a listing that shows another part of what was known', () => {
    const some = Object.fromEntries(Object.keys(others).map((name, index) => [name, index < 12 ? there : unlisted]));
    const verdictOf = (portal: FollowedPortal) => {
      portal.follow({ hours: 0, looks: others });
      return portal.follow({ hours: 24, looks: some }).columns.get(columnId);
    };
    expect(verdictOf(new FollowedPortal())).toBe('complete');
    expect(verdictOf(new FollowedPortal({ shortShare: 0.9 }))).toBe('short');
  });

  it('concludes nothing from absence while the servers say that our clock is ahead', () => {
    const portal = new FollowedPortal();
    const missing = { ...others, 甲: gone };
    const ahead = { hours: 48, looks: missing, aheadHours: 6 * 24 };
    expect(kinds(portal, [{ hours: 0, looks: { ...others, 甲: there } }])).toEqual([]);
    expect(kinds(portal, [{ hours: 24, looks: missing }, ahead])).toEqual([]);
    expect(portal.follow(ahead).unknown.join()).toContain('144 hours ahead');
    const after = [72, 90].map((hours) => ({ hours, looks: missing }));
    expect(kinds(portal, after)).toEqual([]);
    expect(kinds(portal, [{ hours: 96, looks: missing }])).toEqual(['report.removed']);
  });

  it('recalls a place that stands still after other days', () => {
    const frozen: Look = { ...there, frozen: true };
    const passes = days([{ 甲: there }, ...Array.from({ length: 4 }, () => ({ 甲: frozen }))]);
    expect(kinds(new FollowedPortal(), passes)).toEqual([]);
    expect(kinds(new FollowedPortal({ recallDays: 2 }), passes)).toEqual(['page.hijacked']);
  });
});
