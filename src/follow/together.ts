import type { FollowRules } from './rules.ts';

/** One report alone never is many. */
const atLeast = 2;
/** What goes within this time goes together: old pages may be visited, and found gone, a pass or two after new ones. */
const windowMs = 50 * 60 * 60 * 1000;

/** Whether `count` of `all` are so many that the portal, and not the reports, must have changed. */
export function isMany(count: number, all: number, { togetherShare }: Pick<FollowRules, 'togetherShare'>): boolean {
  return count >= atLeast && count >= all * togetherShare;
}

/** Those that went within one window with so many others that their going is held back. */
export function heldTogether<T>(
  gone: readonly { readonly what: T; readonly at: Date }[],
  all: number,
  rules: Pick<FollowRules, 'togetherShare'>,
): ReadonlySet<T> {
  const inOrder = gone.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const held = new Set<T>();
  let from = 0;
  let heldTo = 0;
  for (const [index, last] of inOrder.entries()) {
    while (last.at.getTime() - (inOrder[from]?.at.getTime() ?? 0) > windowMs) from += 1;
    if (!isMany(index + 1 - from, all, rules)) continue;
    for (const { what } of inOrder.slice(Math.max(from, heldTo), index + 1)) held.add(what);
    heldTo = index + 1;
  }
  return held;
}
