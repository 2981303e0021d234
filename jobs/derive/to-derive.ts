import type { PortalConfig } from '../../config/portal.ts';
import type { CaptureId, ColumnId, ReportIdentity } from '../../src/domain/index.ts';
import { identityIn } from '../../src/identify/index.ts';
import type { NewCorrection, Page, PageVisit } from '../../src/store/index.ts';
import { namesOf } from '../publishers.ts';
import type { Reading } from '../read/reading.ts';

/** A capture in state `ok` with what extraction made of it. */
export interface ToDerive {
  readonly portal: PortalConfig;
  readonly page: Page;
  readonly captureId: CaptureId;
  readonly reading: Reading;
  /** Null where the capture is derived later than its visit. */
  readonly visit: PageVisit | null;
  readonly baseline: boolean;
  /** The report that the page showed before and shows still, though it is called otherwise now; null where it names its own. */
  readonly keeps?: ReportIdentity | null;
}

/** Only a clean page speaks for a report. */
export function identityOf({
  portal,
  page,
  reading,
  keeps = null,
}: Pick<ToDerive, 'portal' | 'page' | 'reading' | 'keeps'>): ReportIdentity | null {
  if (reading.integrity.state !== 'clean') return null;
  if (keeps !== null) return keeps;
  const column = portal.columns.find((each) => each.id === (page.columnId satisfies ColumnId));
  const identified = identityIn(reading.claim, {
    declaredPublisher: column?.publisher ?? null,
    names: namesOf(portal),
  });
  return identified.kind === 'identified' ? identified.identity : null;
}

export function isSameReport(one: ReportIdentity | null, other: ReportIdentity | null): boolean {
  return one?.publisher === other?.publisher && one?.year === other?.year && one?.kind === other?.kind;
}

/** Whether a page holds a whole report of which nobody can be told, for it names no organ, and neither does its column. */
export function namesNoOrgan(todo: Pick<ToDerive, 'portal' | 'page' | 'reading' | 'keeps'>): boolean {
  const { claim, integrity } = todo.reading;
  return claim.kind === 'report' && integrity.state === 'clean' && identityOf(todo) === null;
}

/** What a clean correction notice says; null for any other page. */
export function correctionOf({ portal, reading, baseline }: ToDerive): NewCorrection | null {
  const { title, corrected, excerpt, contentSha256, integrity } = reading;
  if (corrected === null || integrity.state !== 'clean') return null;
  const { publisher, year, several } = corrected;
  const names = namesOf(portal);
  return {
    title,
    publisher: publisher === null ? null : names(publisher),
    year,
    several: several.map((report) => ({ ...report, publisher: names(report.publisher) })),
    excerpt,
    contentSha256,
    baseline,
  };
}
