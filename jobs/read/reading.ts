import { hash } from 'node:crypto';
import { contentDigestInput } from '../../src/compare/index.ts';
import type { Extraction } from '../../src/domain/index.ts';
import { claimOf, correctedBy, type Claim, type Corrected } from '../../src/identify/index.ts';
import type { NewExtraction } from '../../src/store/index.ts';
import { packExtraction, unpackExtraction } from '../../src/store/extraction-data.ts';

type Told = Pick<Extraction, 'title' | 'publishedAt' | 'writtenAt' | 'integrity' | 'attachments' | 'extractor'>;

/**
 * What is decided by of an Extraction, and the whole as it is stored: plain data, made in the thread that extracts, so that
 * the main thread copies, digests and packs nothing.
 */
export interface Reading extends Told {
  readonly claim: Claim;
  /** What a correction notice corrects; null for any other document. */
  readonly corrected: Corrected | null;
  /** How its text begins. */
  readonly excerpt: string;
  readonly failingChecks: number;
  /** Digest of what counts in a comparison: equal where only noise differs. */
  readonly contentSha256: string;
  readonly packed: Uint8Array<ArrayBuffer>;
}

const excerptChars = 300;

export function readingOf(extraction: Extraction): Reading {
  const { title, publishedAt, writtenAt, integrity, attachments, extractor } = extraction;
  return {
    title,
    publishedAt,
    writtenAt,
    integrity,
    attachments,
    extractor,
    claim: claimOf(extraction),
    corrected: correctedBy(extraction),
    excerpt: extraction.text.slice(0, excerptChars),
    failingChecks: extraction.checks.filter((check) => check.status === 'fail').length,
    contentSha256: digestOf(extraction),
    packed: packExtraction(extraction),
  };
}

/** The Extraction that a reading is of; unpacked, so asked for only where the content itself is needed. */
export function wholeOf({ packed }: Reading): Extraction {
  return unpackExtraction(packed);
}

/** Digest of what counts in a comparison. */
export function digestOf(extraction: Extraction): string {
  return hash('sha256', contentDigestInput(extraction));
}

/** A reading as it is stored. */
export function newExtraction(reading: Reading, technical: boolean): NewExtraction {
  const { extractor, contentSha256, packed, failingChecks } = reading;
  return { extractorVersion: extractor.version, contentSha256, packed, failingChecks, technical };
}
