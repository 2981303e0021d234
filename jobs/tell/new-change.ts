import type { PortalConfig } from '../../config/portal.ts';
import { subscribersFor } from '../../src/alert/index.ts';
import {
  audienceOf,
  type ChangeDetail,
  type ChangeKind,
  type PageId,
  type ColumnId,
  type Significance,
} from '../../src/domain/index.ts';
import type { NewChange } from '../../src/store/index.ts';
import type { JobDeps } from '../deps.ts';

/** A change as it was decided, before it is known who hears of it. */
export interface UnaddressedChange {
  readonly kind: ChangeKind;
  readonly significance: Significance;
  readonly detail: ChangeDetail;
  readonly dedupeKey: string;
  readonly baseline: boolean;
  /** Whose report it is about; left out where it is about none. */
  readonly publisher?: string | null;
}

/** Addresses a change to the subscribers who asked for its kind. */
export function newChange(
  deps: Pick<JobDeps, 'subscribers' | 'now'>,
  portal: Pick<PortalConfig, 'id'> | null,
  at: { readonly id: PageId; readonly columnId: ColumnId } | null,
  { publisher = null, ...change }: UnaddressedChange,
): NewChange {
  const { kind, significance } = change;
  const told = subscribersFor(
    { kind, significance, audience: audienceOf(kind), portalId: portal?.id ?? null, publisher },
    deps.subscribers,
  );
  return {
    ...change,
    columnId: at?.columnId ?? null,
    pageId: at?.id ?? null,
    detectedAt: deps.now(),
    recipients: told.map((subscriber) => ({
      subscriberId: subscriber.id,
      channel: subscriber.channel,
    })),
  };
}
