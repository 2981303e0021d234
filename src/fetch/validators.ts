import type { Validators } from './fetched.ts';

/** Longer ones are no validators: sent back, they would make every request too large. */
const longest = 1000;

/** The validators that an answer gives. */
export function validatorsOf(header: (name: string) => string | null): Validators {
  const given = (name: string): string | null => {
    const value = header(name);
    return value === null || value.length > longest ? null : value;
  };
  return { etag: given('etag'), lastModified: given('last-modified') };
}
