import type { z } from 'zod';
import type {
  ChangeDetail,
  ChangeReason,
  Confirmation,
  CutReason,
  FrozenReason,
  LookReason,
  PageReason,
  PortalReason,
  Recorded,
} from '../../domain/index.ts';
import { changeShapes, confirmationShapes, decisionShapes, lookShapes } from './change.ts';
import { oneOf } from './one-of.ts';
import { pageShapes } from './page.ts';
import { cutShapes, portalShapes, recordedShapes } from './portal.ts';

/**
 * Reads reasons of these kinds from the database. One that this program does not know, as a newer one may have written, stays
 * what it is: a text.
 */
function readerOf<R>(schema: z.ZodType<R>): (value: unknown) => R | Recorded {
  return (value) => {
    const found = schema.safeParse(value);
    return found.success ? found.data : { kind: 'text', text: JSON.stringify(value) };
  };
}

/** The same where there may be none. */
function orNull<R>(read: (value: unknown) => R): (value: unknown) => R | null {
  return (value) => (value === null || value === undefined ? null : read(value));
}

export const readPageReason: (value: unknown) => PageReason = readerOf(oneOf(pageShapes));
export const readStateReason = orNull(readPageReason);
export const readPortalReason: (value: unknown) => PortalReason | null = orNull(readerOf(oneOf(portalShapes)));
export const readCutReason: (value: unknown) => CutReason | null = orNull(readerOf(oneOf(cutShapes)));
export const readFrozenReason: (value: unknown) => FrozenReason | null = orNull(
  readerOf(oneOf({ ...decisionShapes, ...recordedShapes })),
);
export const readLookReason: (value: unknown) => LookReason | null = orNull(readerOf(oneOf(lookShapes)));

const readReason: (value: unknown) => ChangeReason = readerOf(oneOf(changeShapes));
const readConfirmation: (value: unknown) => Confirmation = readerOf(oneOf(confirmationShapes));

/** A change's detail as the database holds it, its reasons read. */
export function readDetail(detail: ChangeDetail): ChangeDetail {
  const { reason, confirmed } = detail;
  return {
    ...detail,
    ...(reason === undefined ? {} : { reason: readReason(reason) }),
    ...(confirmed === undefined ? {} : { confirmed: readConfirmation(confirmed) }),
  };
}
