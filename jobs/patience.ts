import type { PortalConfig } from '../config/portal.ts';
import type { ChangeKind } from '../src/domain/index.ts';
import type { NewChange } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';

const hourMs = 60 * 60 * 1000;
/**
 * Two places are brought into line one after the other, and a page that shows something else may be back: told when the next pass
 * still finds it so; longer than a day, for a daily one.
 */
const conflictMs = 36 * hourMs;
/**
 * A listing may be a stale cache's, and so may a page that is back: what left the one is told when the next pass misses it too, what
 * is back when the next pass finds it too, or no pass comes for so long.
 */
const passMs = 72 * hourMs;

function waitOf(kind: ChangeKind): number {
  if (kind === 'report.conflict') return conflictMs;
  return kind === 'report.unlisted' || kind === 'report.restored' ? passMs : 0;
}

/** How long a change waits that may settle itself; nothing does where a portal asks for no second look. */
export function patience(
  { now }: Pick<JobDeps, 'now'>,
  { crawl }: Pick<PortalConfig, 'crawl'>,
  kind: ChangeKind,
): Pick<NewChange, 'deliverAfter'> {
  const waitMs = waitOf(kind);
  return waitMs === 0 || crawl.confirmMinutes === 0 ? {} : { deliverAfter: new Date(now().getTime() + waitMs) };
}
