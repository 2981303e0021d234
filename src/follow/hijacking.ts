import type { Hijacking } from '../domain/index.ts';
import { hourMs } from './absence.ts';

/** A page that a daily pass found clean was cleaned as far as anybody knows: what befalls it then is told again. */
const cleanedAfterMs = 20 * hourMs;
/** What turns hijacked again within this time may have been clean in a cache alone: it has stood so since before. */
const interruptedForMs = 48 * hourMs;

/**
 * The hijacking that a page belongs to which is found hijacked now. Of one that a clock which was ahead saw end, nobody knows
 * how long ago that was.
 */
export function hijackingAt(last: Hijacking | null, now: Date): Hijacking & { readonly isNew: boolean } {
  if (last === null) return { number: 1, since: now, cleanAt: null, isNew: true };
  const cleanMs = last.cleanAt === null ? 0 : now.getTime() - last.cleanAt.getTime();
  const isNew = cleanMs < 0 || cleanMs >= cleanedAfterMs;
  const since = cleanMs < 0 || cleanMs > interruptedForMs ? now : last.since;
  return { number: last.number + (isNew ? 1 : 0), since, cleanAt: null, isNew };
}
