import { momentOf, type Confirmation, type ReportId } from '../../src/domain/index.ts';
import { appointmentOf, type Appointment } from '../../src/follow/index.ts';
import type { NewChange, Replacement, ReportContext, VersionState } from '../../src/store/index.ts';
import type { Decision } from './decide.ts';
import type { JobDeps } from '../deps.ts';
import { newChange } from '../tell/new-change.ts';
import { patience } from '../tell/patience.ts';
import { identityOf, type ToDerive } from './to-derive.ts';

interface Addressed {
  readonly changes: readonly NewChange[];
  readonly confirm: Appointment | null;
  readonly replaces: Replacement | null;
}

/** Who is told of what was decided, and whether that waits for a second look. */
export async function addressed(
  deps: JobDeps,
  todo: ToDerive,
  decision: Decision,
  context: ReportContext | null,
): Promise<Addressed> {
  const { portal, page } = todo;
  const publisher = identityOf(todo)?.publisher ?? null;
  const changes = await Promise.all(
    decision.changes.map(async (each) => ({
      ...newChange(deps, portal, page, { ...each, publisher }),
      ...(await patience(deps, portal, each.kind)),
    })),
  );
  if (!decision.makesVersion) return { changes, confirm: null, replaces: null };
  const waiting = untoldOf(context);
  const replaces = waiting === null ? null : replacement(deps, waiting, decision);
  const disagreement =
    waiting === null || replaces === null || context === null
      ? []
      : [disagrees(deps, todo, context.reportId, waiting, replaces)];
  const told = context?.sameContent?.number ?? null;
  if (decision.returnsTo !== null && context !== null && told === context.toldNumber) {
    // What had come between was never told, so that its end is none to tell either.
    const silent = changes.map((each) => saying(each, { kind: 'back-untold' }, { recipients: [] }));
    return { changes: [...silent, ...disagreement], confirm: null, replaces };
  }
  const now = deps.now();
  const returns = decision.returnsTo !== null;
  const toConfirm = { changes: decision.changes, returns, onUntold: waiting !== null };
  const confirm = appointmentOf(toConfirm, portal.crawl.confirmMinutes, now);
  if (confirm === null) return { changes, confirm, replaces };
  const once = { kind: 'seen-once', at: momentOf(now) } as const;
  const held = changes.map((each) => saying(each, once, { deliverAfter: confirm.tellAt }));
  return { changes: [...held, ...disagreement], confirm, replaces };
}

/** The current version, where it was not told yet. */
function untoldOf(context: ReportContext | null): VersionState | null {
  const current = context?.current ?? null;
  return current !== null && context !== null && context.toldNumber < current.number ? current : null;
}

function replacement(deps: JobDeps, waiting: VersionState, { returnsTo }: Decision): Replacement {
  const looks = { first: momentOf(waiting.seenAt), second: momentOf(deps.now()) };
  return returnsTo === null
    ? { state: 'superseded', confirmed: { kind: 'seen-otherwise', ...looks } }
    : { state: 'withdrawn', confirmed: { kind: 'went-back', ...looks } };
}

/** Operators are told that a version did not stand until it was looked at again, once of each content. */
function disagrees(
  deps: JobDeps,
  todo: ToDerive,
  reportId: ReportId,
  waiting: VersionState,
  { confirmed }: Replacement,
): NewChange {
  const { portal, page, reading } = todo;
  const { title } = reading;
  return newChange(deps, portal, page, {
    kind: 'report.conflict',
    significance: 'minor',
    detail: { title, url: page.url, reason: confirmed },
    // Two nodes that answer in turns disagree day by day about the same content.
    dedupeKey: `report.conflict:${reportId}:looks:${waiting.contentSha256}`,
    baseline: false,
  });
}

function saying(change: NewChange, confirmed: Confirmation, more: Partial<NewChange>): NewChange {
  return { ...change, ...more, detail: { ...change.detail, confirmed } };
}
