import { momentOf, type CaptureId, type LookReason } from '../../src/domain/index.ts';
import { nextLook } from '../../src/follow/index.ts';
import type { Waiting } from '../../src/store/index.ts';
import { english } from '../../src/telling/reasons/index.ts';
import type { JobDeps } from '../deps.ts';
import type { Derived } from '../derive/derive.ts';
import { enqueueNotify } from '../tell/notify.ts';

/** What a second look at a version came to. */
export type Look =
  | { readonly kind: 'agrees'; readonly captureId: CaptureId }
  /** Another version has taken its place, and what waited of it is settled. */
  | { readonly kind: 'replaced' }
  /** The page holds what it held and calls itself another report. */
  | { readonly kind: 'called-otherwise'; readonly reason: LookReason }
  | { readonly kind: 'nothing'; readonly reason: LookReason };

/** What a page shows says something of a version only where it shows the version's report. */
export function lookSays({ reports, decision }: Derived, captureId: CaptureId, { reportId, versionId }: Waiting): Look {
  const own = reports.find((report) => report.reportId === reportId);
  if (own === undefined) {
    const { reason } = decision;
    return { kind: 'nothing', reason: reports.length === 0 ? reason : { kind: 'other-report', of: reason } };
  }
  if (own.versionId !== versionId) return { kind: 'replaced' };
  return decision.kind === 'same' ? { kind: 'agrees', captureId } : { kind: 'nothing', reason: decision.reason };
}

/** Tells what a look agreed with, or what could not be seen again in time; else puts the next look off. */
export async function settleLook(
  deps: Pick<JobDeps, 'store' | 'queue' | 'now' | 'log'>,
  waiting: Waiting,
  look: Look,
): Promise<void> {
  const { confirmations } = deps.store;
  const { versionId, seenAt } = waiting;
  const now = deps.now();
  const seen = momentOf(seenAt);
  const back = { kind: 'as-told-before', at: momentOf(now) } as const;
  switch (look.kind) {
    case 'agrees': {
      const said = { seen: { kind: 'seen-twice', first: seen, second: momentOf(now) }, back } as const;
      const due = await confirmations.release(versionId, { state: 'agreed', captureId: look.captureId, said }, now);
      return enqueueNotify(deps, due);
    }
    case 'nothing': {
      const nextAt = nextLook(waiting, now);
      const reason = english('UTC').of(look.reason);
      deps.log.info({ portal: waiting.portalId, title: waiting.title, reason, nextAt }, 'not confirmed');
      if (nextAt !== null) return confirmations.postpone(versionId, nextAt, look.reason);
      const said = { seen: { kind: 'never-seen-again', at: seen, of: look.reason }, back } as const;
      const due = await confirmations.release(versionId, { state: 'seen-once', captureId: null, said }, now);
      return enqueueNotify(deps, due);
    }
    case 'called-otherwise': {
      const said = { kind: 'called-otherwise', first: seen, second: momentOf(now) } as const;
      const isRetracted = await confirmations.retract(versionId, said);
      if (!isRetracted) return settleLook(deps, waiting, { kind: 'nothing', reason: look.reason });
      deps.log.info(
        { portal: waiting.portalId, title: waiting.title },
        'taken back: its page calls itself another report',
      );
      return;
    }
    case 'replaced':
      return;
    default:
      return look satisfies never;
  }
}
