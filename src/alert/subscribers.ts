import type { Audience, ChangeKind, Significance } from '../domain/index.ts';

/** What of a change decides who is told. */
export interface ChangeForSubscribers {
  readonly kind: ChangeKind;
  readonly audience: Audience;
  /** Null for what belongs to no portal: then everyone of the audience is told, whichever portals they chose. */
  readonly portalId: string | null;
  /** Of the report that it is about; null for what is about none, or of a publisher that is not known: that is told to all. */
  readonly publisher: string | null;
  readonly significance: Significance;
}

/** What of a subscriber decides what they are told; lists left out do not narrow. */
export interface SubscriberLike {
  readonly id: string;
  readonly audience: Audience;
  readonly portals?: readonly string[] | undefined;
  /** Organs by name, or a part of it. */
  readonly publishers?: readonly string[] | undefined;
  readonly kinds?: readonly ChangeKind[] | undefined;
  readonly minimumSignificance: 'minor' | 'major';
}

/**
 * Significance grades what changed in a report. Where it was graded it is held against the subscriber's minimum; a
 * revision of mere noise is told to nobody; other events that carry no grade are always told.
 */
function matters(change: ChangeForSubscribers, minimum: SubscriberLike['minimumSignificance']): boolean {
  switch (change.significance) {
    case 'none':
      return change.kind !== 'report.revised';
    case 'minor':
      return change.audience === 'operators' || minimum === 'minor';
    case 'major':
      return true;
    default:
      return change.significance satisfies never;
  }
}

/** A part of the name will do, and so does a name with superior regions that reports leave out. */
function concerns({ publisher }: ChangeForSubscribers, publishers: readonly string[] | undefined): boolean {
  if (publisher === null || publishers === undefined) return true;
  return publishers.some((name) => publisher.includes(name) || name.endsWith(publisher));
}

/** The subscribers who are to be told of a change, each once, in their own order. */
export function subscribersFor<S extends SubscriberLike>(
  change: ChangeForSubscribers,
  subscribers: readonly S[],
): readonly S[] {
  const seen = new Set<string>();
  return subscribers.filter((subscriber) => {
    const told =
      subscriber.audience === change.audience &&
      (change.portalId === null || (subscriber.portals?.includes(change.portalId) ?? true)) &&
      concerns(change, subscriber.publishers) &&
      (subscriber.kinds?.includes(change.kind) ?? true) &&
      matters(change, subscriber.minimumSignificance) &&
      !seen.has(subscriber.id);
    seen.add(subscriber.id);
    return told;
  });
}
