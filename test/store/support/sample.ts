import { createHash } from 'node:crypto';
import type {
  Capture,
  CaptureId,
  ColumnId,
  Extraction,
  PageId,
  PortalId,
  ReportIdentity,
  Sha256,
  SubscriberId,
} from '../../../src/domain/index.ts';
import {
  uuidV7,
  type NewChange,
  type Outcome,
  type Page,
  type PortalEntry,
  type ReportContext,
  type Store,
} from '../../../src/store/index.ts';
import { blankExtraction } from '../../support/extraction.ts';
import { packExtraction } from '../../../src/store/extraction-data.ts';

export const at = new Date('2026-03-02T01:00:00.000Z');

export function later(minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

export function sha256(text: string): Sha256 {
  return `sha256:${createHash('sha256').update(text).digest('hex')}` as Sha256;
}

let counter = 0;

/** A portal with one column `annual`, under a name that no other test uses. */
export function samplePortal(): PortalEntry {
  counter += 1;
  const id = `portal-${process.pid}-${counter}`;
  return {
    id: id as PortalId,
    name: `某区人民政府 ${counter}`,
    config: { region: ['某省', '某市'], schedule: '0 6 * * *', timeZone: 'Asia/Shanghai' },
    columns: [
      {
        id: 'annual' as ColumnId,
        name: '政府信息公开年报',
        url: `http://${id}.example/nb/`,
        publisher: '某区人民政府',
      },
    ],
  };
}

/** Adds portals to those that are watched. */
export async function watch(store: Store, ...portals: readonly PortalEntry[]): Promise<void> {
  const known = await store.portals.list();
  const before = await Promise.all(
    known.map(async ({ id, name }) => ({ id, name, config: {}, columns: await store.portals.columns(id) })),
  );
  await store.portals.sync([...before, ...portals], at);
}

export async function listedPages(store: Store, portal: PortalEntry, count: number): Promise<readonly Page[]> {
  const links = Array.from({ length: count }, (_, index) => ({
    url: `http://${portal.id}.example/nb/${2025 - index}.html`,
    title: `某区人民政府${2025 - index}年政府信息公开工作年度报告`,
    listedAt: null,
  }));
  return store.pages.upsertListed(portal.id, 'annual' as ColumnId, links, at);
}

export function sampleCapture(pageId: PageId, url: string, changes: Partial<Capture> = {}): Capture {
  return {
    id: uuidV7() as CaptureId,
    pageId,
    runId: null,
    url,
    capturedAt: at,
    by: 'http',
    status: 200,
    state: 'ok',
    reason: { kind: 'status', status: 200 },
    mediaType: 'text/html',
    charset: 'utf-8',
    sha256: sha256(url),
    bodyBytes: 12_345,
    location: { file: 'a/b.warc.gz', offset: 5_000_000_000, length: 900 },
    authenticated: true,
    derivedAt: null,
    ...changes,
  };
}

/** An Extraction that holds `text` and little else. */
export function sampleExtraction(title: string, text: string): Extraction {
  return blankExtraction({
    kind: 'report',
    title,
    publisher: '某区人民政府',
    year: 2025,
    format: 'F21',
    sections: [{ number: '一', title: '总体情况', level: 1, text }],
    source: { captureId: null, url: null, sha256: sha256(text), charset: null },
    text,
    extractor: { name: 'nianbao', version: '1' },
  });
}

export function sampleChange(changes: Partial<NewChange>): NewChange {
  return {
    kind: 'report.published',
    columnId: 'annual' as ColumnId,
    pageId: null,
    significance: 'major',
    baseline: false,
    detectedAt: at,
    detail: { summary: '新的年度报告', title: null, url: null },
    dedupeKey: 'key',
    recipients: [{ subscriberId: 'reader' as SubscriberId, channel: 'email' }],
    ...changes,
  };
}

/** What a page that says `text` comes to, decided against `context`, as the jobs do it. */
export function sampleOutcome(parts: {
  readonly portal: PortalEntry;
  readonly page: Page;
  readonly captureId: CaptureId;
  readonly identity: ReportIdentity;
  readonly text: string;
  readonly context: ReportContext | null;
  readonly seenAt?: Date;
}): Outcome {
  const { portal, page, captureId, identity, text, context } = parts;
  const seenAt = parts.seenAt ?? at;
  const contentSha256 = sha256(text);
  const differs = context?.current?.contentSha256 !== contentSha256;
  const kind = context === null ? 'report.published' : 'report.revised';
  return {
    portalId: portal.id,
    pageId: page.id,
    captureId,
    derivedAt: seenAt,
    integrity: 'clean',
    extraction: {
      extractorVersion: '1',
      contentSha256,
      packed: packExtraction(sampleExtraction(page.title ?? '', text)),
      failingChecks: 0,
      technical: false,
    },
    visit: {
      pageId: page.id,
      visitedAt: seenAt,
      state: 'ok',
      reason: { kind: 'status', status: 200 },
      etag: '"1"',
      lastModified: null,
      captureId,
      bodySha256: sha256(text),
    },
    reports: [
      {
        identity,
        title: page.title,
        claimedPublishedAt: null,
        lastAbsentAt: null,
        seenAt,
        expected:
          context === null
            ? null
            : {
                reportId: context.reportId,
                currentVersionId: context.current?.versionId ?? null,
                toldNumber: context.toldNumber,
              },
        version: differs
          ? { contentSha256, extractorVersion: '1', returnsTo: context?.sameContent?.versionId ?? null }
          : null,
        changes: differs
          ? [
              sampleChange({
                kind,
                pageId: page.id,
                detectedAt: seenAt,
                dedupeKey: `${kind}:${identity.publisher}:${identity.year}:${contentSha256}:${captureId}`,
              }),
            ]
          : [],
      },
    ],
    changes: [],
  };
}
