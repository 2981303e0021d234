import type { Hijacking } from '../domain/index.ts';
import { hourMs } from './absence.ts';

/** What turns hijacked again within this time was cleaned by a cache that lagged behind, or hardly at all. */
const interruptedForMs = 48 * hourMs;

/**
 * The hijacking that a page belongs to which is found hijacked now. It goes on where a clean answer only interrupted it; of one
 * that a clock which was ahead saw end, nobody knows how long ago that was.
 */
export function hijackingAt(last: Hijacking | null, now: Date): Hijacking & { readonly isNew: boolean } {
  if (last === null) return { number: 1, since: now, cleanAt: null, isNew: true };
  const cleanMs = last.cleanAt === null ? 0 : now.getTime() - last.cleanAt.getTime();
  const goesOn = cleanMs >= 0 && cleanMs <= interruptedForMs;
  return goesOn
    ? { number: last.number, since: last.since, cleanAt: null, isNew: false }
    : { number: last.number + 1, since: now, cleanAt: null, isNew: true };
}
