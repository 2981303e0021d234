import { describe, expect, it } from 'vitest';
import { there, same, unlisted, broken, gone, blocked, others, days } from './looks.ts';
import { columnId, FollowedPortal, otherColumnId, type Look, type Pass } from './portal.ts';

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
      'is listed no more and its page holds something else: told once, to operators',
      [{ 甲: there }, { 甲: { ...unlisted, elsewhere: true } }, { 甲: { ...unlisted, elsewhere: true } }],
      ['1 report.conflict'],
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
      'is linked to by its page no more, though its file is still served: gone for whoever reads the page, and back with the link',
      [
        { 甲: { ...there, body: 'ok' } },
        ...Array.from({ length: 5 }, () => ({
          甲: { ...there, elsewhere: true, body: 'ok', bodyUnlinked: true } as Look,
        })),
        { 甲: { ...there, body: 'ok' } },
      ],
      ['1 report.conflict', '4 report.removed', '6 report.restored'],
    ],
    [
      'has its file linked to again before three days are over: operators alone hear of it',
      [
        { 甲: { ...there, body: 'ok' } },
        ...Array.from({ length: 3 }, () => ({
          甲: { ...there, elsewhere: true, body: 'ok', bodyUnlinked: true } as Look,
        })),
        { 甲: { ...there, body: 'ok' } },
        { 甲: { ...there, elsewhere: true, body: 'ok', bodyUnlinked: true } },
      ],
      ['1 report.conflict'],
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

  it('takes no more than three days for three days where a clock that was behind is set right', () => {
    const missing = { ...others, 甲: gone };
    const seen = [{ hours: 0, looks: { ...others, 甲: there }, behindHours: 5 }];
    const behind = [24, 48].map((hours) => ({ hours, looks: missing, behindHours: 5 }));
    expect(play([...seen, ...behind, ...[92, 97].map((hours) => ({ hours, looks: missing }))])).toEqual([
      '4 report.removed',
    ]);
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

describe('by the operator’s rules', () => {
  const kinds = (portal: FollowedPortal, passes: readonly Pass[]) =>
    passes.flatMap((pass) => portal.follow(pass).changes.map(({ kind }) => kind));

  it('is removed after other looks and hours, and says so', () => {
    const portal = new FollowedPortal({ goneTimes: 2, goneHours: 24 });
    expect(kinds(portal, days([{ 甲: there }, { 甲: gone }]))).toEqual([]);
    const changes = portal.follow({ hours: 48, looks: { ...others, 甲: gone } }).changes;
    expect(changes.map(({ kind }) => kind)).toEqual(['report.removed']);
    expect(changes[0]?.reason).toMatchObject({ kind: 'not-found', hours: 24 });
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
    expect(portal.follow(ahead).unknown).toContainEqual({ kind: 'clock-ahead', hours: 144 });
    const after = [72, 90].map((hours) => ({ hours, looks: missing }));
    expect(kinds(portal, after)).toEqual([]);
    expect(kinds(portal, [{ hours: 96, looks: missing }])).toEqual(['report.removed']);
  });

  it('leaves places as they were where a listing was cut, says so, and tells what left it when it is read to its end', () => {
    const portal = new FollowedPortal();
    const cut = (hours: number): Pass => ({ hours, looks: { ...others, 甲: unlisted }, listingCut: true });
    expect(kinds(portal, [{ hours: 0, looks: { ...others, 甲: there } }, cut(24)])).toEqual([]);
    const followed = portal.follow(cut(48));
    expect(followed).toMatchObject({ changes: [], unlisted: [], relisted: [] });
    expect(followed.unknown).toMatchObject([{ kind: 'departures-unknown', of: { kind: 'page-missing' } }]);
    expect(kinds(portal, [{ hours: 72, looks: { ...others, 甲: unlisted } }])).toEqual(['report.unlisted']);
    // Named by the part that was read, it is listed again.
    const back = portal.follow({ hours: 96, looks: { ...others, 甲: there }, listingCut: true });
    expect(back.relisted).toEqual(['甲']);
  });

  it('tells nothing of what left one column while another one that has named it was not read to its end', () => {
    const portal = new FollowedPortal();
    const both = (look: Look) => ({ ...others, 甲: { ...look, alsoIn: otherColumnId } });
    const left = (hours: number, otherCut: boolean): Pass => ({ hours, looks: both(unlisted), otherCut });
    const first: Pass = { hours: 0, looks: both(there), otherCut: false };
    expect(kinds(portal, [first, left(24, true), left(48, true)])).toEqual([]);
    expect(kinds(portal, [left(72, false)])).toEqual(['report.unlisted']);
    expect(portal.follow(left(96, true)).stillUnlisted).toEqual([]);
    expect(portal.follow(left(120, false)).stillUnlisted).toEqual(['甲']);
  });

  it('says that the layout changed where many pages answer with something else, and tells of no single one', () => {
    const portal = new FollowedPortal();
    const elsewhere: Look = { ...there, elsewhere: true };
    const some = Object.fromEntries(Object.keys(others).map((name, index) => [name, index < 6 ? elsewhere : there]));
    expect(kinds(portal, [{ hours: 0, looks: others }])).toEqual([]);
    const followed = portal.follow({ hours: 24, looks: some });
    expect([followed.changes, followed.layout]).toEqual([[], { kind: 'many-replaced', reports: 6, of: 20 }]);
    expect(portal.follow({ hours: 48, looks: { ...others, 甲: elsewhere } })).toMatchObject({
      changes: [{ kind: 'report.conflict' }],
      layout: null,
    });
  });

  it('recalls a place that stands still after other days', () => {
    const frozen: Look = { ...there, frozen: true };
    const passes = days([{ 甲: there }, ...Array.from({ length: 4 }, () => ({ 甲: frozen }))]);
    expect(kinds(new FollowedPortal(), passes)).toEqual([]);
    expect(kinds(new FollowedPortal({ recallDays: 2 }), passes)).toEqual(['page.hijacked']);
  });
});
