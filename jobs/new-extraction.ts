import { createHash } from 'node:crypto';
import { contentDigestInput } from '../src/compare/index.ts';
import type { Extraction } from '../src/domain/index.ts';
import type { NewExtraction } from '../src/store/index.ts';

/** Digest of what counts in a comparison: equal where only noise differs. */
export function digestOf(extraction: Extraction): string {
  return createHash('sha256').update(contentDigestInput(extraction)).digest('hex');
}

export function newExtraction(extraction: Extraction, contentSha256: string, technical: boolean): NewExtraction {
  return {
    extractorVersion: extraction.extractor.version,
    contentSha256,
    data: extraction,
    failingChecks: extraction.checks.filter((check) => check.status === 'fail').length,
    technical,
  };
}
