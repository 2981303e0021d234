import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../shared');

/** Path of a document beside the checkout, or null where that folder does not exist. */
export function sharedPath(...parts: readonly string[]): string | null {
  return existsSync(root) ? path.join(root, ...parts) : null;
}
