import { compare } from '../src/compare/index.ts';
import type { CaptureId, Diff } from '../src/domain/index.ts';
import type { ArchiveDeps } from './deps.ts';
import { extractCapture } from './read/read-capture.ts';
import { newExtraction, wholeOf } from './read/reading.ts';

/** What a new extractor makes of an old capture. */
export interface ReExtracted {
  readonly captureId: CaptureId;
  readonly url: string;
  readonly from: string;
  readonly to: string;
  /** Null where the capture could not be derived again; `error` says why. */
  readonly diff: Diff | null;
  readonly error: string | null;
}

const partSize = 100;

/**
 * Derives every capture again that the extractor of now has not read. The new Extractions are technical: they make no
 * Version and no Change, since the pages did not change.
 */
export async function* reExtract(deps: ArchiveDeps, version: string): AsyncGenerator<ReExtracted> {
  for (let after: CaptureId | null = null; ;) {
    const part = await deps.store.outdated(version, after, partSize);
    for (const { captureId, url, extractorVersion: from, extraction: before } of part) {
      after = captureId;
      const known = { captureId, url, from, to: version };
      try {
        const reading = await extractCapture(deps, captureId, before);
        await deps.store.captures.addExtraction(captureId, newExtraction(reading, true));
        yield { ...known, diff: compare(before, wholeOf(reading)), error: null };
      } catch (error) {
        yield { ...known, diff: null, error: error instanceof Error ? error.message : String(error) };
      }
    }
    if (part.length < partSize) return;
  }
}
