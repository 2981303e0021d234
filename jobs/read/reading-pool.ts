import { createExtractPool, type ExtractPool, type ExtractPoolOptions } from '../../src/extract/pool/index.ts';
import type { Reading } from './reading.ts';

export type ReadingPool = ExtractPool<Reading>;

const workerUrl = new URL('./reading-worker.ts', import.meta.url);

/** Threads that extract, and make of each Extraction what is stored and decided by. */
export function createReadingPool(options: Omit<ExtractPoolOptions, 'workerUrl'>): ReadingPool {
  return createExtractPool<Reading>({ ...options, workerUrl });
}
