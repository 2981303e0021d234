import type { PortalConfig } from '../config/portal.ts';
import type { CaptureId, ColumnId, Extraction, ReportIdentity } from '../src/domain/index.ts';
import { correctedBy, identify } from '../src/identify/index.ts';
import type { NewCorrection, Page, PageVisit } from '../src/store/index.ts';
import { namesOf } from './publishers.ts';

/** A capture in state `ok` with what extraction made of it. */
export interface ToDerive {
  readonly portal: PortalConfig;
  readonly page: Page;
  readonly captureId: CaptureId;
  readonly extraction: Extraction;
  /** Null where the capture is derived later than its visit. */
  readonly visit: PageVisit | null;
  readonly baseline: boolean;
}

/** Only a clean page speaks for a report. */
export function identityOf({ portal, page, extraction }: ToDerive): ReportIdentity | null {
  if (extraction.integrity.state !== 'clean') return null;
  const column = portal.columns.find((each) => each.id === (page.columnId satisfies ColumnId));
  const identified = identify(extraction, {
    declaredPublisher: column?.publisher ?? null,
    names: namesOf(portal),
  });
  return identified.kind === 'identified' ? identified.identity : null;
}

const excerptChars = 300;

/** What a clean correction notice says; null for any other page. */
export function correctionOf({ portal, extraction, baseline }: ToDerive, contentSha256: string): NewCorrection | null {
  const corrected = extraction.integrity.state === 'clean' ? correctedBy(extraction) : null;
  if (corrected === null) return null;
  const { publisher, year } = corrected;
  return {
    title: extraction.title,
    publisher: publisher === null ? null : namesOf(portal)(publisher),
    year,
    excerpt: extraction.text.slice(0, excerptChars),
    contentSha256,
    baseline,
  };
}
