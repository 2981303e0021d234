import type { CaptureId } from '../src/domain/index.ts';
import { confirmWords, nextLook } from '../src/follow/index.ts';
import type { Waiting } from '../src/store/index.ts';
import type { JobDeps } from './deps.ts';
import type { Derived } from './derive.ts';
import { enqueueNotify } from './notify.ts';

/** What a second look at a version came to. */
export type Look =
  | { readonly kind: 'agrees'; readonly captureId: CaptureId }
  /** Another version has taken its place, and what waited of it is settled. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'nothing'; readonly reason: string };

/** What a page shows says something of a version only where it shows the version's report. */
export function lookSays({ reports, decision }: Derived, captureId: CaptureId, { reportId, versionId }: Waiting): Look {
  const own = reports.find((report) => report.reportId === reportId);
  if (own === undefined)
    return {
      kind: 'nothing',
      reason: `${reports.length === 0 ? '' : 'another report stands there: '}${decision.reason}`,
    };
  if (own.versionId !== versionId) return { kind: 'replaced' };
  return decision.kind === 'same' ? { kind: 'agrees', captureId } : { kind: 'nothing', reason: decision.reason };
}

/** Tells what a look agreed with, or what could not be seen again in time; else puts the next look off. */
export async function settleLook(
  deps: Pick<JobDeps, 'store' | 'queue' | 'now' | 'log'>,
  waiting: Waiting,
  timeZone: string,
  look: Look,
): Promise<void> {
  const { confirmations } = deps.store;
  const { versionId, seenAt } = waiting;
  const now = deps.now();
  const back = confirmWords.back(timeZone, now);
  switch (look.kind) {
    case 'agrees': {
      const words = { seen: confirmWords.agreed(timeZone, seenAt, now), back };
      const due = await confirmations.release(versionId, { state: 'agreed', captureId: look.captureId, words }, now);
      return enqueueNotify(deps, due);
    }
    case 'nothing': {
      const nextAt = nextLook(waiting, now);
      deps.log.info({ portal: waiting.portalId, title: waiting.title, reason: look.reason, nextAt }, 'not confirmed');
      if (nextAt !== null) return confirmations.postpone(versionId, nextAt, look.reason);
      const words = { seen: confirmWords.gaveUp(timeZone, seenAt, look.reason), back };
      const due = await confirmations.release(versionId, { state: 'seen-once', captureId: null, words }, now);
      return enqueueNotify(deps, due);
    }
    case 'replaced':
      return;
    default:
      return look satisfies never;
  }
}
