import type { Diff } from '../../domain/index.ts';

/** A diff as the JSON of the contract: `{same, changes, summary}`, keys in that order. */
export function jsonDiff(diff: Diff, options: { readonly indent?: number } = {}): string {
  const changes = diff.changes.map(({ kind, path, label, before, after, significance }) => ({
    kind,
    path,
    label,
    before,
    after,
    significance,
  }));
  return JSON.stringify({ same: diff.same, changes, summary: diff.summary }, null, options.indent ?? 0);
}
