import type { Brand } from './brand.ts';

/** A point in time as ISO 8601 in UTC, as it stands in recorded data. */
export type Moment = Brand<string, 'Moment'>;

export function momentOf(at: Date): Moment {
  return at.toISOString() as Moment;
}
