import { momentOf, type ReportIdentity } from '../../src/domain/index.ts';
import { hijackingAt } from '../../src/follow/index.ts';
import { saysCorrected } from '../../src/identify/index.ts';
import type { Outcome, Recorded, ReportContext } from '../../src/store/index.ts';
import { english } from '../../src/telling/reasons/index.ts';
import { addressed } from './addressed.ts';
import { contradictionOf, firstSeen, lastAbsence } from './appearance.ts';
import { decide, type Decision, type Seen } from './decide.ts';
import type { JobDeps } from '../deps.ts';
import { keptIdentity } from './kept.ts';
import { knownOf } from './known.ts';
import { newExtraction, wholeOf, type Reading } from '../read/reading.ts';
import { correctionOf, identityOf, namesNoOrgan, type ToDerive } from './to-derive.ts';

/** What was recorded of a capture, and why. */
export type Derived = Recorded & { readonly kind: 'recorded'; readonly decision: Decision };

/** Another worker may revise the same report meanwhile; then it is looked at again. */
const attemptsAtMost = 5;

/** Identifies, compares, decides, and has the outcome recorded by `record`, again while the report moves on under it. */
export async function derive(
  deps: JobDeps,
  given: ToDerive,
  record: (outcome: Outcome) => Promise<Recorded>,
): Promise<Derived> {
  const todo: ToDerive = { ...given, keeps: await keptIdentity(deps, given) };
  const identity = identityOf(todo);
  if (namesNoOrgan(todo)) tellUnnamed(deps, todo);
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const isAsked = identity !== null && (attempt > 1 || !isTakenForFirst(todo));
    const context = isAsked ? await contextOf(deps, todo, identity) : null;
    const { outcome, decision } = await outcomeOf(deps, todo, identity, context);
    const recorded = await record(outcome);
    if (recorded.kind === 'recorded') return { ...recorded, decision };
  }
  throw new Error(
    `${todo.page.url}: its report kept changing under ${attemptsAtMost} attempts to record capture ${todo.captureId}; the next pass tries again`,
  );
}

function tellUnnamed({ log }: JobDeps, { portal, page, reading: { title } }: ToDerive): void {
  const reason = 'no organ is named in title, header or signature';
  const remedy = 'name the organ as `publisher` of its column, or of a column that holds its reports alone';
  log.warn({ portal: portal.id, url: page.url, title, reason, remedy }, 'a report that is archived and told to nobody');
}

/** Where watching begins, hardly a page shows a report that another showed before; that one does is seen as it is recorded. */
function isTakenForFirst({ page, baseline }: ToDerive): boolean {
  return baseline && page.lastCaptureId === null;
}

async function outcomeOf(
  deps: JobDeps,
  todo: ToDerive,
  identity: ReportIdentity | null,
  context: ReportContext | null,
): Promise<{ readonly outcome: Outcome; readonly decision: Decision }> {
  const { portal, page, captureId, reading } = todo;
  const { integrity } = reading;
  const known = context === null || identity === null ? null : await knownOf(deps, todo, context, identity);
  const portalId = portal.id;
  const lastAbsentAt = context === null ? await lastAbsence(deps, todo) : context.lastAbsentAt;
  const hijacking = integrity.state === 'clean' ? null : await hijackingOf(deps, todo);
  const seen: Seen = {
    portalId,
    pageId: page.id,
    url: page.url,
    captureId,
    reading,
    corrects: saysCorrected(reading.title),
    hijacking,
    identity,
    ...(context === null && identity !== null
      ? await firstSeen(deps, todo, identity, lastAbsentAt)
      : { noNews: null, late: null }),
    contradiction: await contradictionOf(deps, todo, context, lastAbsentAt),
  };
  const decision = decide(seen, known);
  const reason = english(portal.timeZone).of(decision.reason);
  deps.log.debug({ portal: portal.id, url: page.url, decision: decision.kind, reason }, 'decided');
  // Taken before its changes have their time: a contradiction is told of a page that differs from then on.
  const derivedAt = deps.now();
  const { changes, confirm, replaces } = await addressed(deps, todo, decision, context);
  const outcome: Outcome = {
    portalId,
    pageId: page.id,
    captureId,
    derivedAt,
    integrity: integrity.state,
    extraction: newExtraction(reading, false),
    visit: todo.visit,
    reports:
      identity === null
        ? []
        : [
            {
              ...reportOf(deps, reading, identity, context),
              lastAbsentAt,
              version: versionOf(decision, reading),
              confirm,
              replaces,
              changes,
            },
          ],
    ...frozenBy(decision, hijacking),
    correction: correctionOf(todo),
    ...differingBy(decision, todo, context, deps.now()),
    changes: identity === null ? changes : [],
  };
  return { outcome, decision };
}

type HijackingSeen = NonNullable<Outcome['hijacking']> & { readonly isNew: boolean };

/** The hijacking that a capture would belong to, of the page that it was read at: an old address may lead to a page that is visited itself. */
async function hijackingOf(deps: JobDeps, { portal, page, reading }: ToDerive): Promise<HijackingSeen> {
  const { url } = wholeOf(reading).source;
  const led = url === null || url === page.url ? null : await deps.store.pages.at(portal.id, url);
  const pageId = led ?? page.id;
  const { number, since, isNew } = hijackingAt(await deps.store.hijackings.last(pageId), deps.now());
  return { pageId, number, since, isNew };
}

/** A hijacked page's places stand still until it is clean again; a merely doubtful page changes nothing. */
function frozenBy(decision: Decision, hijacking: HijackingSeen | null): Pick<Outcome, 'frozen' | 'hijacking'> {
  if (decision.kind === 'hijacked') return { frozen: decision.reason, ...(hijacking === null ? {} : { hijacking }) };
  return decision.kind === 'doubtful' ? {} : { frozen: null };
}

/** Whether the page differs now from its report's current version, or showed none; nothing where it neither does nor did. */
function differingBy(
  { kind }: Decision,
  { page }: ToDerive,
  context: ReportContext | null,
  now: Date,
): Pick<Outcome, 'differs' | 'settled'> {
  if (kind === 'conflict' || kind === 'behind') return { differs: true };
  const wasReplaced = context?.places.some(({ pageId, replaced }) => pageId === page.id && replaced) ?? false;
  if ((page.differsSince === null && !wasReplaced) || kind === 'hijacked' || kind === 'doubtful') return {};
  return { differs: false, settled: { kind: 'places-agree', at: momentOf(now) } };
}

async function contextOf(
  deps: JobDeps,
  { portal, reading: { contentSha256, extractor } }: ToDerive,
  identity: ReportIdentity,
): Promise<ReportContext | null> {
  const portalId = portal.id;
  return deps.recorder.context({ portalId, identity, contentSha256, extractorVersion: extractor.version });
}

function reportOf(deps: JobDeps, reading: Reading, identity: ReportIdentity, context: ReportContext | null) {
  return {
    identity,
    title: reading.title,
    claimedPublishedAt: reading.publishedAt,
    seenAt: deps.now(),
    expected:
      context === null
        ? null
        : {
            reportId: context.reportId,
            currentVersionId: context.current?.versionId ?? null,
            toldNumber: context.toldNumber,
          },
  };
}

function versionOf(decision: Decision, { contentSha256, extractor }: Reading) {
  if (!decision.makesVersion) return null;
  return { contentSha256, extractorVersion: extractor.version, returnsTo: decision.returnsTo };
}
