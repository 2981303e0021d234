/**
 * Waits for a promise, but no longer than this and not beyond an abort; null when it took longer or failed. For what a page
 * or a browser does on its own time: that it is gone shows in what is missing.
 */
export async function within<T>(promise: Promise<T>, ms: number, signal?: AbortSignal): Promise<T | null> {
  const over = Promise.withResolvers<null>();
  const stop = (): void => over.resolve(null);
  const timer = setTimeout(stop, ms);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, over.promise]);
  } catch {
    // A failure counts as too late, as said above.
    return null;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
