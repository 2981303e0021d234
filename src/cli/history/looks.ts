import type { CaptureView, ChangeView, ReportView, Store, VersionView } from '../../store/index.ts';
import { english } from '../../telling/reasons/index.ts';
import { whyUnraised } from './unraised.ts';

/** One look at a page of a report, and what became of it. */
export interface Look {
  readonly capture: CaptureView;
  /** `unchanged`: it showed what was known; `held-back`: why it raised no change is worth telling. */
  readonly kind: 'version' | 'raised' | 'unchanged' | 'held-back';
  readonly outcome: string;
}

/** What became of one look: the version that it made, what it raised, or why it raised nothing. */
export async function lookOf(
  store: Store,
  { year, timeZone }: Pick<ReportView, 'year' | 'timeZone'>,
  capture: CaptureView,
  versions: readonly VersionView[],
  changes: readonly ChangeView[],
): Promise<Look> {
  const { id, state, integrity, derivedAt } = capture;
  const version = versions.find(({ captureId }) => captureId === id);
  if (version !== undefined) return { capture, kind: 'version', outcome: `version ${version.number}` };
  const raised = changes.filter(({ captureId }) => captureId === id).map(({ kind }) => kind);
  if (raised.length > 0) return { capture, kind: 'raised', outcome: `raised ${raised.join(', ')}` };
  const why = english(timeZone).of(capture.reason);
  const unchanged = (outcome: string): Look => ({ capture, kind: 'unchanged', outcome });
  const heldBack = (outcome: string): Look => ({ capture, kind: 'held-back', outcome: `held back: ${outcome}` });
  if (state === 'not-modified') return unchanged(`unchanged: ${why}`);
  if (state === 'missing') return heldBack(`${why}; only many complete passes without it prove a removal`);
  if (state !== 'ok') return heldBack(`${why}; what was not read proves nothing`);
  if (integrity === null)
    return derivedAt === null
      ? heldBack(`nothing was read from it: ${why}`)
      : unchanged('unchanged: the same bytes as before');
  const shown = await store.read.extraction(id);
  if (integrity !== 'clean') {
    const signs = shown?.integrity.signals.map(english(timeZone).sign).join('; ') ?? '';
    return heldBack(`integrity ${integrity}, so that it is archived and not compared: ${signs}`);
  }
  const unraised = shown === null ? null : whyUnraised(shown, year, capture.capturedAt, versions);
  return unraised === null ? unchanged('raised nothing: no difference that counts') : heldBack(unraised);
}

/** A look at a file that held the report and that no page links to any more. */
export function unlinkedLook(capture: CaptureView): Look {
  const outcome =
    'held back: no page links to this file any more, so that it is archived, and told once a page links to it again';
  return { capture, kind: 'held-back', outcome };
}

/** Looks at one page, one after the other, that came to the same. */
export interface Looks {
  readonly first: Look;
  readonly last: Look;
  readonly count: number;
}

/**
 * Puts looks at a page that came to the same, with none between them that came to something else, into one.
 * @param looks of all pages, oldest first
 */
export function grouped(looks: readonly Look[]): readonly Looks[] {
  const groups: Looks[] = [];
  const latest = new Map<string, number>();
  for (const look of looks) {
    const at = latest.get(look.capture.pageId);
    const before = at === undefined ? undefined : groups[at];
    if (at !== undefined && before?.last.outcome === look.outcome)
      groups[at] = { ...before, last: look, count: before.count + 1 };
    else latest.set(look.capture.pageId, groups.push({ first: look, last: look, count: 1 }) - 1);
  }
  return groups;
}
