import { sql } from 'kysely';
import type { Confirmation, VersionId } from '../domain/index.ts';
import { beyond } from './clock.ts';

/** Whether a version was told, or had not to be: what waits, was withdrawn or was replaced meanwhile was not. */
export const wasTold = sql<boolean>`coalesce(confirmation.state, 'agreed') IN ('agreed', 'seen-once')`;

/** The changes that belong to a version's content, and wait with it; what a correction notice says stands for itself. */
export const held = sql<boolean>`(change.kind IN ('report.published', 'report.revised', 'report.date-contradicted')
  AND NOT change.detail ? 'correction')`;

/** What a change says of itself that came to nothing before anybody was told. */
const cameToNothing: readonly Confirmation['kind'][] = [
  'called-otherwise',
  'known-otherwise',
  'as-told-before',
  'back-untold',
  'listed-again',
  'gone-again',
];

/** Whether a change waits for what a further crawl of its portal says; where that is watched no more, none comes. */
const awaitsFurtherRun = sql<boolean>`(change.awaits_runs > 0
  AND EXISTS (SELECT FROM portal WHERE portal.id = change.portal_id AND portal.removed_at IS NULL))`;

/**
 * Whether a change is believed at a time: it waits for no second look and no further crawl, and neither took it back. It is so
 * whether anybody is subscribed or not.
 */
export function believedAt(at: Date) {
  return sql<boolean>`(coalesce(change.detail->'confirmed'->>'kind', '') <> ALL(${cameToNothing})
  AND NOT (${held} AND EXISTS (SELECT FROM confirmation WHERE confirmation.version_id = change.version_id AND NOT ${wasTold}))
  AND NOT ${awaitsFurtherRun}
  AND (change.tell_at IS NULL OR change.tell_at <= ${at} OR change.tell_at > ${beyond(at)}))`;
}

/** Whether a delivery belongs to a version whose second look is awaited. */
export const awaitsLook = sql<boolean>`EXISTS (SELECT FROM change JOIN confirmation ON confirmation.version_id = change.version_id
  WHERE change.id = delivery.change_id AND ${held} AND confirmation.state = 'waiting')`;

/** Whether a delivery still waits for what another crawl of its portal says; where that is watched no more, none comes. */
export const awaitsRun = sql<boolean>`(delivery.awaits_runs > 0 AND EXISTS (SELECT FROM change JOIN portal ON portal.id = change.portal_id
  WHERE change.id = delivery.change_id AND portal.removed_at IS NULL))`;

/** A version of a report, in the order of their numbers. */
export interface WayPoint {
  readonly id: VersionId;
  /** An earlier version with the same content. */
  readonly returnsTo: VersionId | null;
  readonly told: boolean;
}

export interface Way {
  /** Versions whose changes lead from what was told last to the newest. */
  readonly kept: readonly VersionId[];
  /** Versions, the newest perhaps among them, whose changes led away and back again. */
  readonly erased: readonly VersionId[];
  /** Versions on the way that have the content of the newest. */
  readonly newest: readonly VersionId[];
}

/**
 * The way from what was told last, or from nothing, to the newest version: each version's change once, but for those between
 * a content and its return, which cancel each other. What readers are told of it adds up to the whole difference.
 */
export function untoldWay(versions: readonly WayPoint[]): Way {
  const contents = new Map<VersionId, VersionId>();
  for (const { id, returnsTo } of versions)
    contents.set(id, returnsTo === null ? id : (contents.get(returnsTo) ?? returnsTo));
  const contentOf = (id: VersionId): VersionId => contents.get(id) ?? id;
  const start = versions.findLastIndex(({ told }) => told);
  const toldLast = versions[start]?.id;
  const way: { readonly content: VersionId | null; readonly id: VersionId | null }[] = [
    { content: toldLast === undefined ? null : contentOf(toldLast), id: null },
  ];
  const erased: VersionId[] = [];
  for (const { id } of versions.slice(start + 1)) {
    const before = way.findIndex(({ content }) => content === contentOf(id));
    if (before === -1) way.push({ content: contentOf(id), id });
    else erased.push(...way.splice(before + 1).flatMap((point) => point.id ?? []), id);
  }
  const kept = way.flatMap((point) => point.id ?? []);
  const last = versions.at(-1)?.id;
  return { kept, erased, newest: kept.filter((id) => last !== undefined && contentOf(id) === contentOf(last)) };
}
