import { createHash } from 'node:crypto';
import type { PortalConfig } from '../config/portal.ts';
import { compare, contentDigestInput, sameBody } from '../src/compare/index.ts';
import type {
  CaptureId,
  ChangeKind,
  ColumnId,
  Diff,
  Extraction,
  PortalId,
  ReportIdentity,
} from '../src/domain/index.ts';
import {
  appointmentOf,
  confirmWords,
  contradiction,
  deadlineOf,
  lateness,
  noNews,
  type Appointment,
} from '../src/follow/index.ts';
import { correctedBy, identify, saysCorrected } from '../src/identify/index.ts';
import type {
  NewChange,
  NewCorrection,
  NewExtraction,
  Outcome,
  Page,
  PageVisit,
  Recorded,
  ReportContext,
} from '../src/store/index.ts';
import { decide, type Decision, type Known, type Seen } from './decide.ts';
import type { JobDeps } from './deps.ts';
import { newChange } from './new-change.ts';
import { declaredOf, namesOf } from './publishers.ts';
import { extractCapture } from './read-capture.ts';

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

/** Longer than a day, so that a daily pass comes before. */
const conflictPatienceMs = 36 * 60 * 60 * 1000;

/** Another worker may revise the same report meanwhile; then it is looked at again. */
const attemptsAtMost = 5;

/** Identifies, compares, decides, and has the outcome recorded by `record`, again while the report moves on under it. */
export async function derive(
  deps: JobDeps,
  todo: ToDerive,
  record: (outcome: Outcome) => Promise<Recorded>,
): Promise<Recorded & { readonly kind: 'recorded'; readonly decision: Decision }> {
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const { outcome, decision } = await outcomeOf(deps, todo);
    const recorded = await record(outcome);
    if (recorded.kind === 'recorded') return { ...recorded, decision };
  }
  throw new Error(
    `${todo.page.url}: its report kept changing under ${attemptsAtMost} attempts to record capture ${todo.captureId}; the next pass tries again`,
  );
}

async function outcomeOf(
  deps: JobDeps,
  todo: ToDerive,
): Promise<{ readonly outcome: Outcome; readonly decision: Decision }> {
  const { portal, page, captureId, extraction } = todo;
  const contentSha256 = digestOf(extraction);
  const identity = identityOf(todo);
  const context = identity === null ? null : await contextOf(deps, portal, identity, extraction, contentSha256);
  const known =
    context === null || identity === null ? null : await knownOf(deps, todo, context, identity, contentSha256);
  const portalId = portal.id as PortalId;
  const lastAbsentAt = context === null ? await lastAbsence(deps, todo) : context.lastAbsentAt;
  const seen: Seen = {
    portalId,
    pageId: page.id,
    url: page.url,
    captureId,
    extraction,
    corrects: saysCorrected(extraction.title),
    cleanCaptureId: extraction.integrity.state === 'clean' ? null : await deps.store.captures.lastClean(page.id),
    contentSha256,
    identity,
    ...(context === null && identity !== null
      ? await firstSeen(deps, todo, identity, lastAbsentAt)
      : { noNews: null, late: null }),
    contradiction: contradictionOf(deps, todo, context, lastAbsentAt),
  };
  const decision = decide(seen, known);
  deps.log.debug({ portal: portal.id, url: page.url, decision: decision.kind, reason: decision.reason }, 'decided');
  const { changes, confirm } = addressed(deps, todo, decision, context);
  const outcome: Outcome = {
    portalId,
    pageId: page.id,
    captureId,
    derivedAt: deps.now(),
    integrity: extraction.integrity.state,
    extraction: newExtraction(extraction, contentSha256, false),
    visit: todo.visit,
    reports:
      identity === null
        ? []
        : [
            {
              ...reportOf(deps, extraction, identity, context),
              lastAbsentAt,
              version: versionOf(decision, extraction, contentSha256),
              confirm,
              changes,
            },
          ],
    ...frozenBy(decision),
    correction: correctionOf(todo, contentSha256),
    ...differingBy(decision, todo, deps.now()),
    changes: identity === null ? changes : [],
  };
  return { outcome, decision };
}

/** Begin of the last whole pass without the page; there is none where the page was there when watching began. */
async function lastAbsence(deps: JobDeps, { portal, page, baseline }: ToDerive): Promise<Date | null> {
  if (baseline) return null;
  return deps.store.follow.lastAbsentAt(portal.id as PortalId, page.columnId, page.firstSeenAt);
}

/** Whether a report that is seen first is news, and whether it came late. */
async function firstSeen(
  deps: JobDeps,
  { portal, page, extraction, baseline }: ToDerive,
  { publisher, year }: ReportIdentity,
  lastAbsentAt: Date | null,
): Promise<Pick<Seen, 'noNews' | 'late'>> {
  const seenAt = deps.now();
  // What was there when watching began is no news whatever came before it, and a whole column of it is recorded at once.
  const lastYear = baseline ? null : await deps.store.follow.lastYear(portal.id as PortalId, page.columnId, publisher);
  const { publishedAt, writtenAt } = extraction;
  const found = { year, publishedAt, writtenAt, seenAt, inBaseline: baseline, lastYear };
  const owing = declaredOf(portal).find((each) => each.publisher === publisher) ?? undeclared(publisher);
  return {
    noNews: noNews(found, portal.crawl.recentDays, portal.timeZone),
    late: lateness(deadlineOf(owing, year), { lastAbsentAt, firstSeenAt: seenAt }, portal.timeZone),
  };
}

const undeclared = (publisher: string) => ({ publisher, level: null, due: null });

/** Who is told of what was decided, and whether that waits for a second look. */
function addressed(
  deps: JobDeps,
  { portal, page }: ToDerive,
  decision: Decision,
  context: ReportContext | null,
): { readonly changes: readonly NewChange[]; readonly confirm: Appointment | null } {
  const changes = decision.changes.map((each) => ({
    ...newChange(deps, portal, page, each),
    ...patience(deps, portal, each.kind),
  }));
  if (!decision.makesVersion) return { changes, confirm: null };
  const told = context?.sameContent?.number ?? null;
  if (decision.returnsTo !== null && context !== null && told === context.toldNumber) {
    // What had come between was never told, so that its end is none to tell either.
    return { changes: changes.map((each) => saying(each, confirmWords.silent, { recipients: [] })), confirm: null };
  }
  const now = deps.now();
  const returns = decision.returnsTo !== null;
  const confirm = appointmentOf({ changes: decision.changes, returns }, portal.crawl.confirmMinutes, now);
  if (confirm === null) return { changes, confirm };
  const words = confirmWords.once(portal.timeZone, now);
  return { changes: changes.map((each) => saying(each, words, { deliverAfter: confirm.giveUpAt })), confirm };
}

/** Two places are brought into line one after the other: a conflict is told when the next pass still finds it. */
function patience(deps: JobDeps, portal: PortalConfig, kind: ChangeKind): Pick<NewChange, 'deliverAfter'> {
  if (kind !== 'report.conflict' || portal.crawl.confirmMinutes === 0) return {};
  return { deliverAfter: new Date(deps.now().getTime() + conflictPatienceMs) };
}

function saying(change: NewChange, confirmed: string, more: Partial<NewChange>): NewChange {
  return { ...change, ...more, detail: { ...change.detail, confirmed } };
}

/** Why the day of posting that a report claims now, and did not claim before, cannot be true. */
function contradictionOf(
  deps: JobDeps,
  { portal, extraction }: ToDerive,
  context: ReportContext | null,
  lastAbsentAt: Date | null,
): string | null {
  if (context !== null && context.claimedPublishedAt === extraction.publishedAt) return null;
  const firstSeenAt = context?.firstSeenAt ?? deps.now();
  return contradiction({ claimedPublishedAt: extraction.publishedAt, lastAbsentAt, firstSeenAt }, portal.timeZone);
}

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

/** A hijacked page's places stand still until it is clean again; a merely doubtful page changes nothing. */
function frozenBy(decision: Decision): { readonly frozen?: string | null } {
  if (decision.kind === 'hijacked') return { frozen: decision.reason };
  return decision.kind === 'doubtful' ? {} : { frozen: null };
}

/** Whether the page differs now from its report's current version; nothing where it neither does nor did. */
function differingBy({ kind }: Decision, { page, portal }: ToDerive, now: Date): Pick<Outcome, 'differs' | 'settled'> {
  if (kind === 'conflict' || kind === 'behind') return { differs: true };
  if (page.differsSince === null || kind === 'hijacked' || kind === 'doubtful') return {};
  return { differs: false, settled: confirmWords.settled(portal.timeZone, now) };
}

const excerptChars = 300;

/** What a clean correction notice says; null for any other page. */
function correctionOf({ portal, extraction, baseline }: ToDerive, contentSha256: string): NewCorrection | null {
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

/** Only a clean page speaks for a report. */
function identityOf({ portal, page, extraction }: ToDerive): ReportIdentity | null {
  if (extraction.integrity.state !== 'clean') return null;
  const column = portal.columns.find((each) => each.id === (page.columnId satisfies ColumnId));
  const identified = identify(extraction, {
    declaredPublisher: column?.publisher ?? null,
    names: namesOf(portal),
  });
  return identified.kind === 'identified' ? identified.identity : null;
}

async function contextOf(
  deps: JobDeps,
  portal: PortalConfig,
  identity: ReportIdentity,
  extraction: Extraction,
  contentSha256: string,
): Promise<ReportContext | null> {
  const query = {
    portalId: portal.id as PortalId,
    identity,
    contentSha256,
    extractorVersion: extraction.extractor.version,
  };
  return deps.recorder.context(query);
}

/**
 * The current version as the extractor of what was seen reads it: two Extractions are compared only when one extractor
 * version made both, so an older capture is derived again first.
 */
async function knownOf(
  deps: JobDeps,
  todo: ToDerive,
  context: ReportContext,
  identity: ReportIdentity,
  contentSha256: string,
): Promise<Known | null> {
  const { current, reportId } = context;
  if (current === null) return null;
  const { versionId, pageId, standing } = current;
  const returnsTo = context.sameContent?.versionId ?? null;
  const base = { reportId, versionId, pageId, standing, returnsTo, returnsToTold: context.sameTold };
  const after = todo.extraction;
  const { version } = after.extractor;
  if (current.extractorVersion === version && current.contentSha256 === contentSha256)
    return { ...base, contentSha256, diff: null, sameBody: true, editedThere: null };
  const before = await readingOf(deps, current.captureId, version, current.extractorVersion);
  const known = digestOf(before);
  const same = sameBody(before, after);
  const moved = same && pageId !== todo.page.id && standing !== 'stands';
  return {
    ...base,
    contentSha256: known,
    diff: known === contentSha256 ? null : compare(before, after),
    sameBody: same,
    editedThere: moved ? await editedThere(deps, todo, identity) : null,
  };
}

/** What differs from the page's own last reading of the same report; null where it has none. */
async function editedThere(deps: JobDeps, todo: ToDerive, identity: ReportIdentity): Promise<Diff | null> {
  const captureId = await deps.store.captures.cleanBefore(todo.page.id, todo.captureId);
  if (captureId === null) return null;
  const before = await readingOf(deps, captureId, todo.extraction.extractor.version, null);
  const earlier = identityOf({ ...todo, extraction: before });
  const isSame =
    earlier?.publisher === identity.publisher && earlier.year === identity.year && earlier.kind === identity.kind;
  return isSame ? compare(before, todo.extraction) : null;
}

/** What an extractor version makes of a capture, derived again where it has not been. */
async function readingOf(
  deps: JobDeps,
  captureId: CaptureId,
  version: string,
  earlierVersion: string | null,
): Promise<Extraction> {
  const stored = await deps.store.captures.extraction(captureId, version);
  if (stored !== null) return stored;
  const earlier =
    earlierVersion === null
      ? await deps.store.read.extraction(captureId)
      : await deps.store.captures.extraction(captureId, earlierVersion);
  const extraction = await extractCapture(deps, captureId, earlier);
  await deps.store.captures.addExtraction(captureId, newExtraction(extraction, digestOf(extraction), true));
  return extraction;
}

function reportOf(deps: JobDeps, extraction: Extraction, identity: ReportIdentity, context: ReportContext | null) {
  return {
    identity,
    title: extraction.title,
    claimedPublishedAt: extraction.publishedAt,
    seenAt: deps.now(),
    expected:
      context === null ? null : { reportId: context.reportId, currentVersionId: context.current?.versionId ?? null },
  };
}

function versionOf(decision: Decision, extraction: Extraction, contentSha256: string) {
  if (!decision.makesVersion) return null;
  return { contentSha256, extractorVersion: extraction.extractor.version, returnsTo: decision.returnsTo };
}
