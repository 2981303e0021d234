import type { CaptureView, Reads } from './reads.ts';

const sliceLength = 200;
/** Most captures that are looked through: a page that never changes is answered 304 for years. */
const mostLookedAt = 4000;

/** The latest capture of the same page before this one that was answered with a body. */
export async function lastWithBody(reads: Pick<Reads, 'captures'>, capture: CaptureView): Promise<CaptureView | null> {
  let cursor: string | null = null;
  for (let looked = 0; looked < mostLookedAt; looked += sliceLength) {
    const { items, next } = await reads.captures({ pageId: capture.pageId }, { limit: sliceLength, cursor });
    const found = items.find(
      (one) => one.state === 'ok' && one.bodyBytes > 0 && one.capturedAt.getTime() < capture.capturedAt.getTime(),
    );
    if (found !== undefined || next === null) {
      return found ?? null;
    }
    cursor = next;
  }
  return null;
}
