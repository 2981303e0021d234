import { describe, expect, it } from 'vitest';
import type { ReportId } from '../../src/domain/index.ts';
import { there, unlisted, broken, gone } from './looks.ts';
import { columnId, FollowedPortal, type Look, type Pass } from './portal.ts';

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
      expect(layout).toEqual({ kind: 'many-vanished', reports: 2, of: 10 });
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
    expect(found.at(-1)?.layout).toEqual({ kind: 'many-vanished', reports: 2, of: 10 });
  });

  it('holds back the removal of those, too, that left the listing with them and were visited weeks later', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const later = { ...unlisted, unvisited: true };
    const found = [14, 28, 42, 56, 70].map((day) =>
      portal.follow(pass(day, { ...all(gone, organs.slice(0, 2)), [organs[1] ?? '']: day < 28 ? later : gone })),
    );
    expect(found.flatMap(({ changes }) => changes)).toEqual([]);
    expect(found.at(-1)?.layout).toEqual({ kind: 'many-vanished', reports: 2, of: 10 });
  });

  it('tells the removal of reports that left the listing one after the other', () => {
    const portal = new FollowedPortal();
    portal.follow(pass(0, all(there)));
    const told = [14, 28, 42, 56, 70].flatMap(
      (day) => portal.follow(pass(day, all(gone, organs.slice(0, day < 28 ? 1 : 2)))).changes,
    );
    expect(told.map(({ kind }) => kind)).toEqual(['report.removed', 'report.removed']);
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
    expect(layout).toEqual({ kind: 'many-unlisted', reports: 3, of: 10 });
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
    expect(portal.follow(pass(3, short)).layout?.kind).toBe('listing-short');
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
