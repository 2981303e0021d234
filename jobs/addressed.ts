import type { PortalConfig } from '../config/portal.ts';
import type { ChangeKind } from '../src/domain/index.ts';
import { appointmentOf, confirmWords, type Appointment } from '../src/follow/index.ts';
import type { NewChange, ReportContext } from '../src/store/index.ts';
import type { Decision } from './decide.ts';
import type { JobDeps } from './deps.ts';
import { newChange } from './new-change.ts';
import type { ToDerive } from './to-derive.ts';

/** Who is told of what was decided, and whether that waits for a second look. */
export function addressed(
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

/** Longer than a day, so that a daily pass comes before. */
const conflictPatienceMs = 36 * 60 * 60 * 1000;

/** Two places are brought into line one after the other: a conflict is told when the next pass still finds it. */
function patience(deps: JobDeps, portal: PortalConfig, kind: ChangeKind): Pick<NewChange, 'deliverAfter'> {
  if (kind !== 'report.conflict' || portal.crawl.confirmMinutes === 0) return {};
  return { deliverAfter: new Date(deps.now().getTime() + conflictPatienceMs) };
}

function saying(change: NewChange, confirmed: string, more: Partial<NewChange>): NewChange {
  return { ...change, ...more, detail: { ...change.detail, confirmed } };
}
