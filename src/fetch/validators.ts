import type { Validators } from './fetched.ts';

/** Longer ones are no validators: sent back, they would make every request too large. */
const longest = 1000;
/** Clocks of servers may be ahead of ours. */
const aheadMs = 60_000;
/** RFC 9110, 8.8.3, in quotes or, as some servers write it, without. */
const etagForm = /^(?:W\/)?(?:"[\u0021\u0023-\u007e\u0080-\u00ff]*"|[\u0021\u0023-\u002b\u002d-\u007e]+)$/;
const sendable = /^[\u0020-\u007e]*$/;

/**
 * The validators that an answer gives. One that a server cannot have meant is none: sent back, a day that is still to come
 * would have every later change denied.
 */
export function validatorsOf(header: (name: string) => string | null, nowMs: number): Validators {
  const given = (name: string): string | null => {
    const value = header(name)?.trim() ?? '';
    return value === '' || value.length > longest ? null : value;
  };
  const etag = given('etag');
  const lastModified = given('last-modified');
  return {
    etag: etag !== null && etagForm.test(etag) ? etag : null,
    lastModified:
      lastModified !== null && sendable.test(lastModified) && isPast(lastModified, header('date'), nowMs)
        ? lastModified
        : null,
  };
}

function isPast(day: string, serverDate: string | null, nowMs: number): boolean {
  const at = Date.parse(day);
  const served = Date.parse(serverDate ?? '');
  return at <= (Number.isNaN(served) ? nowMs : Math.max(served, nowMs)) + aheadMs;
}
