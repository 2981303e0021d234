import type { Look, Pass } from './portal.ts';

export const there: Look = { state: 'ok', listed: true };
export const same: Look = { state: 'not-modified', listed: true };
export const unlisted: Look = { state: 'ok', listed: false };
export const broken: Look = { state: 'missing', listed: true };
export const gone: Look = { state: 'missing', listed: false };
export const blocked: Look = { state: 'blocked', listed: true };

/** Twenty other reports that stay as they are, so that one alone is no fifth of the portal. */
export const others = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`其他${index}局`, there]));
export const days = (looks: readonly Record<string, Look>[], everyHours = 24): readonly Pass[] =>
  looks.map((look, index) => ({ hours: index * everyHours, looks: { ...others, ...look } }));
