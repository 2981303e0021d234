import { presentable, presentableReason } from '../../telling/presentable.ts';
import { summaryWords } from '../../telling/summary.ts';
import type { z } from '@hono/zod-openapi';
import type {
  CaptureView,
  ChangeView,
  DeliveryView,
  PortalView,
  ReportRow,
  ReportView,
  UnreadView,
  VersionView,
} from '../reads.ts';
import type { KnownYear, TwoYears } from '../publisher-years.ts';
import type { Restriction } from '../restriction.ts';
import type {
  captureSchema,
  changeRowSchema,
  changeSchema,
  deliverySchema,
  portalSchema,
  reportRowSchema,
  reportSchema,
  restrictionSchema,
  unreadSchema,
  versionSchema,
  yearsSchema,
} from './schemas.ts';
import { chinese, english } from '../../telling/reasons/index.ts';
import { defaultTimeZone } from '../format.ts';
import type { Reason } from '../../domain/index.ts';

function iso(at: Date): string;
function iso(at: Date | null): string | null;
function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

/** A reason as operators read it. */
function inEnglish(reason: Reason | null, timeZone: string | null): string | null {
  return reason === null ? null : presentable(english(timeZone ?? defaultTimeZone).of(reason));
}

/** A reason as readers read it. */
function inChinese(reason: Reason | null, timeZone: string | null): string | null {
  return reason === null ? null : presentable(chinese(timeZone ?? defaultTimeZone).of(reason));
}

function asData(reason: Reason | null): ReturnType<typeof presentableReason> | null {
  return reason === null ? null : presentableReason(reason);
}

export function restrictionJson(restriction: Restriction | null): z.infer<typeof restrictionSchema> | null {
  return restriction === null ? null : { reason: restriction.reason, at: iso(restriction.at) };
}

export function portalJson(portal: PortalView): z.infer<typeof portalSchema> {
  const { lastRun } = portal;
  return {
    id: portal.id,
    name: portal.name,
    region: [...portal.region],
    schedule: portal.schedule,
    timeZone: portal.timeZone,
    state: portal.state,
    stateReason: inEnglish(portal.stateReason, portal.timeZone),
    stateReasonData: asData(portal.stateReason),
    stateSince: iso(portal.stateSince),
    lastRun:
      lastRun === null
        ? null
        : {
            id: lastRun.id,
            trigger: lastRun.trigger,
            state: lastRun.state,
            queuedAt: iso(lastRun.queuedAt),
            startedAt: iso(lastRun.startedAt),
            finishedAt: iso(lastRun.finishedAt),
            waitsUntil: iso(lastRun.waitsUntil),
            complete: lastRun.complete,
            listingPages: lastRun.listingPages,
            linksSeen: lastRun.linksSeen,
            linksNew: lastRun.linksNew,
            error: lastRun.error,
          },
    nextRunAt: iso(portal.nextRunAt),
    nextRunReason: inEnglish(portal.nextRunReason, portal.timeZone),
    nextRunReasonData: asData(portal.nextRunReason),
    reports: portal.reports,
    columns: portal.columns.map((column) => ({
      id: column.id,
      name: column.name,
      url: column.url,
      publisher: column.publisher,
      state: column.state,
      stateReason: inEnglish(column.stateReason, portal.timeZone),
      stateReasonData: asData(column.stateReason),
      lastVisitedAt: iso(column.lastVisitedAt),
      reports: column.reports,
    })),
  };
}

export function reportRowJson(report: ReportRow): z.infer<typeof reportRowSchema> {
  return {
    id: report.id,
    portalId: report.portalId,
    portalName: report.portalName,
    publisher: report.publisher,
    year: report.year,
    kind: report.kind,
    title: report.title,
    claimedPublishedAt: report.claimedPublishedAt,
    firstSeenAt: iso(report.firstSeenAt),
    lastAbsentAt: iso(report.lastAbsentAt),
    versions: report.versions,
    changedAt: iso(report.changedAt),
    integrity: report.integrity,
    failingChecks: report.failingChecks,
  };
}

export function versionJson(version: VersionView): z.infer<typeof versionSchema> {
  return {
    id: version.id,
    reportId: version.reportId,
    number: version.number,
    seenAt: iso(version.seenAt),
    captureId: version.captureId,
    contentSha256: version.contentSha256,
    extractorVersion: version.extractorVersion,
    returnsTo: version.returnsTo,
    returnsToNumber: version.returnsToNumber,
  };
}

/** What was read from a restricted capture is left out. */
export function reportJson(report: ReportView, restriction: Restriction | null): z.infer<typeof reportSchema> {
  return {
    ...reportRowJson(report),
    places: report.places.map((place) => ({
      pageId: place.pageId,
      columnId: place.columnId,
      url: place.url,
      title: place.title,
      listedAt: place.listedAt,
      firstSeenAt: iso(place.firstSeenAt),
      lastSeenAt: iso(place.lastSeenAt),
      frozenAt: iso(place.frozenAt),
      frozenReason: inEnglish(place.frozenReason, report.timeZone),
      frozenReasonData: asData(place.frozenReason),
      state: place.state,
      stateReason: inEnglish(place.stateReason, report.timeZone),
      stateReasonData: asData(place.stateReason),
      lastVisitedAt: iso(place.lastVisitedAt),
      lastCaptureId: place.lastCaptureId,
      integrity: place.integrity,
    })),
    version: report.version === null ? null : versionJson(report.version),
    extractionCaptureId: report.extractionCaptureId,
    extraction: restriction === null ? report.extraction : null,
    restricted: restrictionJson(restriction),
  };
}

export function yearsJson(two: TwoYears): z.infer<typeof yearsSchema> {
  const { comparison } = two;
  const ref = ({ id, year }: KnownYear) => ({ reportId: id, year });
  return {
    publisher: presentable(two.publisher),
    before: ref(two.before),
    after: ref(two.after),
    known: two.known.map((known) => ({
      ...ref(known),
      from: known.figures?.from ?? null,
      values: known.figures === null ? null : { ...known.figures.values },
    })),
    comparison:
      comparison === null
        ? null
        : {
            figures: comparison.figures.map((figure) => ({ ...figure, paths: [...figure.paths] })),
            incomparable: comparison.incomparable.map((entry) => ({ ...entry, formats: [...entry.formats] })),
            checks: comparison.checks.map(({ id, status, left, right, detail }) => ({
              id,
              status,
              left,
              right,
              detail,
            })),
            sections: {
              gone: comparison.sections.gone.map((title) => presentable(title)),
              added: comparison.sections.added.map((title) => presentable(title)),
            },
          },
  };
}

export function changeRowJson(change: ChangeView): z.infer<typeof changeRowSchema> {
  return {
    id: change.id,
    kind: change.kind,
    audience: change.audience,
    significance: change.significance,
    portalId: change.portalId,
    portalName: change.portalName,
    columnId: change.columnId,
    reportId: change.reportId,
    publisher: change.report?.publisher ?? null,
    year: change.report?.year ?? null,
    versionNumber: change.versionNumber,
    previousVersionNumber: change.previousVersionNumber,
    captureId: change.captureId,
    previousCaptureId: change.previousCaptureId,
    detectedAt: iso(change.detectedAt),
    baseline: change.baseline,
    summary: presentable(summaryWords.zh(change)),
    reason: inChinese(change.detail.reason ?? null, change.timeZone),
    reasonData: asData(change.detail.reason ?? null),
    url: change.detail.url,
  };
}

/** What was compared is left out where one of both captures is restricted. */
export function changeJson(change: ChangeView, restriction: Restriction | null): z.infer<typeof changeSchema> {
  const { diff } = change.detail;
  return {
    ...changeRowJson(change),
    returnsTo: change.detail.returnsTo ?? null,
    diff:
      diff === undefined || restriction !== null
        ? null
        : { same: diff.same, summary: diff.summary, changes: diff.changes.map((entry) => ({ ...entry })) },
    restricted: restrictionJson(restriction),
  };
}

export function captureJson(capture: CaptureView): z.infer<typeof captureSchema> {
  return {
    id: capture.id,
    pageId: capture.pageId,
    portalId: capture.portalId,
    runId: capture.runId,
    url: capture.url,
    capturedAt: iso(capture.capturedAt),
    by: capture.by,
    status: capture.status,
    state: capture.state,
    stateReason: english(capture.timeZone).of(capture.reason),
    stateReasonData: presentableReason(capture.reason),
    mediaType: capture.mediaType,
    charset: capture.charset,
    sha256: capture.sha256,
    bodyBytes: capture.bodyBytes,
    location: { file: capture.location.file, offset: capture.location.offset, length: capture.location.length },
    authenticated: capture.authenticated,
    derivedAt: iso(capture.derivedAt),
    integrity: capture.integrity,
    reportIds: [...capture.reportIds],
    restricted: restrictionJson(capture.restricted),
  };
}

export function unreadJson(page: UnreadView): z.infer<typeof unreadSchema> {
  return {
    portalId: page.portalId,
    pageId: page.pageId,
    url: page.url,
    title: page.title,
    role: page.role,
    state: page.state,
    stateReason: inEnglish(page.stateReason, null),
    stateReasonData: asData(page.stateReason),
    lastVisitedAt: iso(page.lastVisitedAt),
    integrity: page.integrity,
    frozenAt: iso(page.frozenAt),
    frozenReason: inEnglish(page.frozenReason, null),
    frozenReasonData: asData(page.frozenReason),
    reportId: page.reportId,
  };
}

export function deliveryJson(delivery: DeliveryView): z.infer<typeof deliverySchema> {
  return {
    id: delivery.id,
    changeId: delivery.changeId,
    changeKind: delivery.change.kind,
    subscriberId: delivery.subscriberId,
    channel: delivery.channel,
    state: delivery.state,
    attempts: delivery.attempts,
    createdAt: iso(delivery.createdAt),
    nextAttemptAt: iso(delivery.nextAttemptAt),
    sentAt: iso(delivery.sentAt),
    lastError: delivery.lastError,
  };
}
