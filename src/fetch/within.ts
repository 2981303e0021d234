/**
 * Waits for a promise, but no longer than this; null when it took longer or failed. For what a page or a browser does
 * on its own time: that it is gone shows in what is missing.
 */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  const timedOut = Promise.withResolvers<null>();
  const timer = setTimeout(() => timedOut.resolve(null), ms);
  try {
    return await Promise.race([promise, timedOut.promise]);
  } catch {
    // A failure counts as too late, as said above.
    return null;
  } finally {
    clearTimeout(timer);
  }
}
