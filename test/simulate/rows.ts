import type { Tally } from './tally.ts';
import { editActs } from './world/edit-acts.ts';
import { lives } from './world/lives.ts';
import { noiseActs } from './world/noise-acts.ts';
import { weathers } from './world/weather.ts';

/** What a whole run has to hold, with the kinds of happening that play it. */
export const rows: readonly { readonly row: string; readonly kinds: readonly string[] }[] = [
  { row: 'page ok, no longer listed', kinds: ['unlisted'] },
  { row: 'listed, page missing', kinds: ['broken link'] },
  { row: 'one place gone, another lives', kinds: ['moved', 'one place of two removed', 'the site migrates'] },
  { row: 'all places missing three times over 72 hours', kinds: ['removed and restored', 'removed for good'] },
  { row: 'back after that', kinds: ['removed and restored'] },
  { row: 'the attachment that is the body missing', kinds: ['file removed and restored'] },
  { row: 'a fifth of the reports vanish together', kinds: ['a fifth vanishes together'] },
  { row: 'listing with nothing, or under half', kinds: ['listing empty', 'listing under half'] },
  { row: 'a correction notice', kinds: ['a correction notice'] },
  { row: 'two bodies claim one identity', kinds: ['two bodies claim one identity'] },
  { row: 'A → B → A', kinds: ['changed and changed back'] },
  {
    row: 'a stale cache',
    kinds: ['a stale cache for an hour', 'a stale cache in turns', 'last year’s cache for a crawl'],
  },
  { row: 'a backdated report', kinds: ['published with an older day'] },
  { row: 'a line failure of our own', kinds: ['our own line fails'] },
  { row: 'spam at one place, revised at another', kinds: ['spam at one place, revised at the other'] },
];

const everyKind: readonly string[] = [
  ...[...lives, ...weathers, ...editActs, ...noiseActs].map(({ kind }) => kind),
  'published',
  'published with an older day',
  'overdue',
  'our own line fails',
];

/** Rows that a run did not hold. */
export function unheldRows({ kinds }: Tally): readonly string[] {
  return rows.filter((row) => row.kinds.every((kind) => (kinds[kind]?.played ?? 0) === 0)).map(({ row }) => row);
}

/** Kinds of happening that a run did not come to. */
export function unplayedKinds({ kinds }: Tally): readonly string[] {
  return everyKind.filter((kind) => (kinds[kind]?.played ?? 0) === 0);
}
