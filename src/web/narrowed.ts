/** A filter without what is undefined in it: the reads know only keys that narrow. */
export function narrowed<T extends object>(filter: { readonly [K in keyof T]: T[K] | undefined }): T {
  // The entries that are left are those of a T whose keys may be left out; TypeScript cannot tell.
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as T;
}
