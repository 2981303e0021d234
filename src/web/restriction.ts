import type { CaptureId } from '../domain/index.ts';
import type { CaptureView, Reads } from './reads.ts';

export type Restriction = NonNullable<CaptureView['restricted']>;

/** The first restriction among these captures: what was read from a restricted capture is not shown either. */
export async function restrictionOf(
  reads: Pick<Reads, 'capture'>,
  captureIds: readonly (CaptureId | null)[],
): Promise<Restriction | null> {
  const ids = [...new Set(captureIds.filter((id) => id !== null))];
  const captures = await Promise.all(ids.map(async (id) => reads.capture(id)));
  return captures.find((capture) => capture !== null && capture.restricted !== null)?.restricted ?? null;
}
