import { randomFillSync } from 'node:crypto';
import type { CaptureId, DeliveryId, ReportId } from '../domain/index.ts';

/** Most ids of one millisecond; beyond it the clock is run ahead. */
const idsEachMs = 0x1000;

/**
 * A maker of ids: UUIDs whose text sorts by time (RFC 9562, version 7), so that indexes grow at their end. Those of one
 * maker ascend strictly, also within a millisecond and when the clock is set back.
 */
export function createUuidV7(nowMs: () => number = Date.now): () => string {
  const random = new Uint8Array(8 * 256);
  let used = random.length;
  let lastMs = 0;
  let sequence = 0;
  return () => {
    const now = nowMs();
    sequence = now > lastMs ? 0 : sequence + 1;
    if (sequence === idsEachMs) sequence = 0;
    if (now > lastMs) lastMs = now;
    else if (sequence === 0) lastMs += 1;
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    used += 8;
    return format(lastMs, sequence, random.subarray(used - 8, used));
  };
}

/** Makes an id; see `createUuidV7`. */
export const uuidV7: () => string = createUuidV7();

function format(ms: number, sequence: number, random: Uint8Array): string {
  const bytes = Buffer.allocUnsafe(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.set(random, 8);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be an id of ours at all. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

export function isCaptureId(text: string): text is CaptureId {
  return isUuid(text);
}

export function isDeliveryId(text: string): text is DeliveryId {
  return isUuid(text);
}

export function isReportId(text: string): text is ReportId {
  return isUuid(text);
}

/** Whether a text from outside can be the name of a portal, a column or a subscriber. */
export function isName(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
