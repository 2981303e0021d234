/** How much of a site may be looked at. */
export interface LookBounds {
  readonly mostPages: number;
  readonly mostMs: number;
}

/** What is left of the bounds; pages are taken one by one. */
export interface LookBudget {
  take(): void;
  /** Allows more pages. */
  extend(pages: number): void;
  /** Pages taken so far. */
  requests(): number;
  /** Pages allowed in all. */
  most(): number;
  /** How long the next page may take, in milliseconds. */
  nextMs(): number;
  /** Why nothing more may be taken; null while there is room. */
  spent(): string | null;
}

const longestLookMs = 90_000;

/** A budget whose time begins now. */
export function createLookBudget({ mostPages, mostMs }: LookBounds): LookBudget {
  const endAt = performance.now() + mostMs;
  let most = mostPages;
  let requests = 0;
  return {
    take: () => {
      requests += 1;
    },
    extend: (pages) => {
      most += pages;
    },
    requests: () => requests,
    most: () => most,
    nextMs: () => Math.max(1, Math.min(longestLookMs, endAt - performance.now())),
    spent: () => {
      if (requests >= most) return `${most} pages were looked at`;
      return performance.now() >= endAt ? `${Math.round(mostMs / 1000)} seconds have passed` : null;
    },
  };
}
