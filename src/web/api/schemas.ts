import { z } from '@hono/zod-openapi';
import { mainFigures } from '../../compare/index.ts';
import { changeKinds, channels, deliveryStates, pageStates } from '../../domain/index.ts';

const instant = z.iso.datetime().openapi({ description: '时刻，UTC。' });
const day = z.string().openapi({ description: '日期，YYYY-MM-DD。' });
const reportKind = z.enum(['annual', 'statistics-table']);
const integrity = z.enum(['clean', 'suspect', 'mirror', 'hijacked']);
const significance = z.enum(['none', 'minor', 'major']);

/** Beside its words a reason stands as data: its kind, and its parts, which differ by kind. */
const reasonSchema = z
  .looseObject({ kind: z.string() })
  .openapi('Reason', { description: '理由的数据：kind 为种类，其余为各种类所含的要素。' });

export const restrictionSchema = z
  .object({ reason: z.string(), at: instant })
  .openapi('Restriction', { description: '管理员已停止提供。' });

export const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) }).openapi('Error');

export const runSchema = z
  .object({
    id: z.string(),
    trigger: z.enum(['cron', 'catch-up', 'manual']),
    state: z.enum(['queued', 'crawling', 'visiting', 'done', 'failed']),
    queuedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    waitsUntil: instant.nullable(),
    complete: z.boolean(),
    listingPages: z.int(),
    linksSeen: z.int(),
    linksNew: z.int(),
    error: z.string().nullable(),
  })
  .openapi('Run');

export const portalSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    region: z.array(z.string()),
    schedule: z.string(),
    timeZone: z.string(),
    state: z.string(),
    stateReason: z.string().nullable(),
    stateReasonData: reasonSchema.nullable(),
    stateSince: instant,
    lastRun: runSchema.nullable(),
    nextRunAt: instant.nullable(),
    nextRunReason: z.string().nullable(),
    nextRunReasonData: reasonSchema.nullable(),
    reports: z.int(),
    columns: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        url: z.string(),
        publisher: z.string().nullable(),
        state: z.enum(pageStates).nullable(),
        stateReason: z.string().nullable(),
        stateReasonData: reasonSchema.nullable(),
        lastVisitedAt: instant.nullable(),
        reports: z.int(),
      }),
    ),
  })
  .openapi('Portal');

const reportFields = {
  id: z.string(),
  portalId: z.string(),
  portalName: z.string(),
  publisher: z.string(),
  year: z.int(),
  kind: reportKind,
  title: z.string().nullable(),
  claimedPublishedAt: day.nullable(),
  firstSeenAt: instant,
  lastAbsentAt: instant.nullable(),
  versions: z.int(),
  changedAt: instant.nullable(),
  integrity: integrity.nullable(),
  failingChecks: z.int(),
};

export const reportRowSchema = z.object(reportFields).openapi('ReportRow');

export const versionSchema = z
  .object({
    id: z.string(),
    reportId: z.string(),
    number: z.int(),
    seenAt: instant,
    captureId: z.string(),
    contentSha256: z.string(),
    extractorVersion: z.string(),
    returnsTo: z.string().nullable(),
    returnsToNumber: z.int().nullable(),
  })
  .openapi('Version');

export const reportSchema = z
  .object({
    ...reportFields,
    places: z.array(
      z.object({
        pageId: z.string(),
        columnId: z.string(),
        url: z.string(),
        title: z.string().nullable(),
        listedAt: day.nullable(),
        firstSeenAt: instant,
        lastSeenAt: instant,
        frozenAt: instant.nullable(),
        frozenReason: z.string().nullable(),
        frozenReasonData: reasonSchema.nullable(),
        state: z.enum(pageStates).nullable(),
        stateReason: z.string().nullable(),
        stateReasonData: reasonSchema.nullable(),
        lastVisitedAt: instant.nullable(),
        lastCaptureId: z.string().nullable(),
        integrity: integrity.nullable(),
      }),
    ),
    version: versionSchema.nullable(),
    extractionCaptureId: z.string().nullable(),
    extraction: z
      .unknown()
      .openapi({ description: '所读出的内容，与 nianbao extract 的结果同形；停止提供时为 null。' }),
    restricted: restrictionSchema.nullable(),
  })
  .openapi('Report');

export const changeRowSchema = z
  .object({
    id: z.string(),
    kind: z.enum(changeKinds),
    audience: z.enum(['readers', 'operators']),
    significance,
    portalId: z.string().nullable(),
    portalName: z.string(),
    columnId: z.string().nullable(),
    reportId: z.string().nullable(),
    publisher: z.string().nullable(),
    year: z.int().nullable(),
    versionNumber: z.int().nullable(),
    previousVersionNumber: z.int().nullable(),
    captureId: z.string().nullable(),
    previousCaptureId: z.string().nullable(),
    detectedAt: instant,
    baseline: z.boolean(),
    summary: z.string(),
    reason: z.string().nullable(),
    reasonData: reasonSchema.nullable(),
    url: z.string().nullable(),
  })
  .openapi('ChangeRow');

export const changeSchema = changeRowSchema
  .extend({
    returnsTo: z.string().nullable(),
    diff: z
      .object({
        same: z.boolean(),
        summary: z.string(),
        changes: z.array(
          z.object({
            kind: z.enum(['metadata', 'section', 'text', 'cell', 'attachment', 'format', 'move', 'order']),
            path: z.string(),
            label: z.string(),
            before: z.union([z.string(), z.number(), z.null()]),
            after: z.union([z.string(), z.number(), z.null()]),
            significance,
          }),
        ),
      })
      .nullable(),
    restricted: restrictionSchema.nullable(),
  })
  .openapi('Change');

export const captureSchema = z
  .object({
    id: z.string(),
    pageId: z.string(),
    portalId: z.string(),
    runId: z.string().nullable(),
    url: z.string(),
    capturedAt: instant,
    by: z.enum(['http', 'browser']),
    status: z.int(),
    state: z.enum(pageStates),
    stateReason: z.string(),
    stateReasonData: reasonSchema,
    mediaType: z.string().nullable(),
    charset: z.string().nullable(),
    sha256: z.string(),
    bodyBytes: z.int(),
    location: z.object({ file: z.string(), offset: z.int(), length: z.int() }),
    authenticated: z.boolean(),
    derivedAt: instant.nullable(),
    integrity: integrity.nullable(),
    reportIds: z.array(z.string()),
    restricted: restrictionSchema.nullable(),
  })
  .openapi('Capture');

export const deliverySchema = z
  .object({
    id: z.string(),
    changeId: z.string(),
    changeKind: z.enum(changeKinds),
    subscriberId: z.string(),
    channel: z.enum(channels),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    createdAt: instant.nullable(),
    nextAttemptAt: instant.nullable(),
    sentAt: instant.nullable(),
    lastError: z.string().nullable(),
  })
  .openapi('Delivery');

export const unreadSchema = z
  .object({
    portalId: z.string(),
    pageId: z.string(),
    url: z.string(),
    title: z.string().nullable(),
    role: z.enum(['listing', 'report', 'attachment']),
    state: z.enum(pageStates),
    stateReason: z.string().nullable(),
    stateReasonData: reasonSchema.nullable(),
    lastVisitedAt: instant.nullable(),
    integrity: integrity.nullable(),
    frozenAt: instant.nullable(),
    frozenReason: z.string().nullable(),
    frozenReasonData: reasonSchema.nullable(),
    reportId: z.string().nullable(),
  })
  .openapi('Unread');

const figureValue = z.number().nullable();
const yearRef = z.object({ reportId: z.string(), year: z.int() });

export const yearsSchema = z
  .object({
    publisher: z.string(),
    before: yearRef,
    after: yearRef,
    known: z
      .array(
        z.object({
          ...yearRef.shape,
          from: z.enum(['tables', 'statistics']).nullable(),
          values: z.record(z.enum(mainFigures), figureValue).nullable(),
        }),
      )
      .openapi({ description: '已知的各年度及其主要数据，旧的在前；未填或未能读出为 null。' }),
    comparison: z
      .object({
        figures: z.array(
          z.object({
            key: z.string(),
            paths: z.array(z.string().nullable()).length(2),
            label: z.string(),
            before: figureValue,
            after: figureValue,
            difference: figureValue,
            percent: figureValue,
          }),
        ),
        incomparable: z.array(
          z.object({ table: z.string(), formats: z.array(z.string().nullable()).length(2), reason: z.string() }),
        ),
        checks: z.array(
          z.object({
            id: z.string(),
            status: z.enum(['pass', 'fail', 'warn', 'skip']),
            left: figureValue,
            right: figureValue,
            detail: z.string(),
          }),
        ),
        sections: z.object({ gone: z.array(z.string()), added: z.array(z.string()) }),
      })
      .nullable()
      .openapi({ description: '两年的对照；其中一年没有可用的内容时为 null。' }),
  })
  .openapi('Years');

const idParam = z
  .string()
  .min(1)
  .max(100)
  .openapi({ param: { name: 'id', in: 'path' } });
export const idParams = z.object({ id: idParam });

export const sliceQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: '一次最多几条。' }),
  cursor: z.string().max(500).optional().openapi({ description: '上一段所给的 next。' }),
});
