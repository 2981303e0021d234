/** How many that go at once are a portal's doing rather than a report's. */
export interface TogetherRule {
  /** Part of the portal's reports. */
  readonly share: number;
  /** One report alone never is many. */
  readonly atLeast: number;
  /** What goes within this time goes together. */
  readonly windowMs: number;
}

export const togetherRule: TogetherRule = { share: 1 / 5, atLeast: 2, windowMs: 24 * 60 * 60 * 1000 };

/** Whether `count` of `all` are so many that the portal, and not the reports, must have changed. */
export function isMany(count: number, all: number, rule: TogetherRule = togetherRule): boolean {
  return count >= rule.atLeast && count >= all * rule.share;
}

/** Those that went within one window with so many others that their going is held back. */
export function heldTogether<T>(
  gone: readonly { readonly what: T; readonly at: Date }[],
  all: number,
  rule: TogetherRule = togetherRule,
): ReadonlySet<T> {
  const inOrder = gone.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const held = new Set<T>();
  let from = 0;
  let heldTo = 0;
  for (const [index, last] of inOrder.entries()) {
    while (last.at.getTime() - (inOrder[from]?.at.getTime() ?? 0) > rule.windowMs) from += 1;
    if (!isMany(index + 1 - from, all, rule)) continue;
    for (const { what } of inOrder.slice(Math.max(from, heldTo), index + 1)) held.add(what);
    heldTo = index + 1;
  }
  return held;
}
