import { wasRead, type PageReason, type PageState, type PortalReason } from '../../src/domain/index.ts';

/** One page's outcome in a run, as far as the portal's health goes. */
export interface PageOutcome {
  readonly role: 'listing' | 'report' | 'attachment' | 'resource';
  readonly url: string;
  readonly state: PageState;
  readonly reason: PageReason;
}

/** What a run says of its portal; `unknown` when nothing was fetched. */
export type PortalHealth =
  | { readonly kind: 'ok' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'trouble';
      readonly state: PageState | 'layout-changed';
      readonly reason: PortalReason;
      /** Page that shows it; null where no single one does. */
      readonly url: string | null;
    };

/**
 * Judges a portal by one run, the last outcome first: the first listing that could not be read decides, since what follows
 * may not even have been asked for (a server in maintenance names its time); otherwise a challenge anywhere means blocked,
 * since nothing read behind it can be believed; single broken report pages are no trouble of the portal, nor is what was
 * asked for in case.
 */
export function judgeRun(all: readonly PageOutcome[]): PortalHealth {
  const outcomes = all.filter(({ role }) => role !== 'resource');
  if (outcomes.length === 0) return { kind: 'unknown' };
  const listing = outcomes.findLast((outcome) => outcome.role === 'listing' && !wasRead(outcome.state));
  if (listing !== undefined) return trouble(listing);
  const blocked = outcomes.find((outcome) => outcome.state === 'blocked');
  if (blocked !== undefined) return trouble(blocked);
  const pages = outcomes.filter((outcome) => outcome.role !== 'listing');
  const first = pages[0];
  if (first !== undefined && pages.length > 2 && pages.every((outcome) => outcome.state === 'unreachable'))
    return trouble(first);
  return { kind: 'ok' };
}

function trouble({ url, state, reason: of }: PageOutcome): PortalHealth {
  return { kind: 'trouble', state, reason: { kind: 'page-found', url, state, of }, url };
}
