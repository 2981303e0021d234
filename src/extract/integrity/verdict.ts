import type { HijackFamily, Integrity, Restoration } from '../../domain/index.ts';
import { certain, type Signal } from './signal.ts';

const order: readonly HijackFamily[] = ['A', 'B', 'C', 'D', 'E', 'F'];

/**
 * State of a page by its signals. A pinyin kit says everything; else a family needs weight 1 in all; a selling title
 * counts for the family that has other signs, and for an injection where the body is otherwise original.
 * @param ownHost the page stands on one of the portal's hosts
 */
export function judge(signals: readonly Signal[], restored: readonly Restoration[], ownHost: boolean): Integrity {
  const weights = new Map<HijackFamily, number>();
  for (const { family, weight } of signals)
    if (family !== null) weights.set(family, (weights.get(family) ?? 0) + weight);
  const title = signals.find(({ sign }) => sign.id === 'spam-title');
  const kit = weights.has('A') ? 'A' : weights.has('B') ? 'B' : null;
  let families: HijackFamily[];
  if (kit === null) {
    if (title !== undefined) {
      const other = order.find((family) => family !== 'F' && (weights.get(family) ?? 0) > 0);
      const family = other === undefined || ownHost ? 'F' : other;
      weights.set(family, (weights.get(family) ?? 0) + title.weight);
    }
    families = order.filter((family) => (weights.get(family) ?? 0) >= certain);
    // Another name in the organ's place is more than another domain.
    if (families.includes('D')) families = families.filter((family) => family !== 'E');
    // A converted or substituted copy is a mirror, whatever else it carries.
    if (families.some((family) => family !== 'F')) families = families.filter((family) => family !== 'F' || ownHost);
  } else {
    families = [kit];
  }
  const doubt = signals.some((signal) => signal.weight >= 0.6) || [...weights.values()].some((weight) => weight >= 0.6);
  const state = families.includes('F') ? 'hijacked' : families.length > 0 ? 'mirror' : doubt ? 'suspect' : 'clean';
  return { state, families, signals: signals.map(({ sign }) => sign), restored };
}
