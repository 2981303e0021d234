import type { Hono } from 'hono';
import { checksBetween } from '../../compare/index.ts';
import { changeKinds, type ChangeKind, type Extraction } from '../../domain/index.ts';
import type { NamedCapture } from '../evidence.ts';
import { changePage } from '../pages/change.ts';
import { changesPage } from '../pages/changes.ts';
import type { ChangeView, Reads } from '../reads.ts';
import { restrictionOf } from '../restriction.ts';
import { chosen, sliceOf, type PageTools } from './page-tools.ts';

function isKind(value: string): value is ChangeKind {
  return changeKinds.some((kind) => kind === value);
}

/** The captures of both sides of a change. */
async function evidenceOf(reads: Reads, change: ChangeView): Promise<readonly NamedCapture[]> {
  const { captureId, previousCaptureId } = change;
  const wanted = [
    ['改动前', previousCaptureId],
    [previousCaptureId === null ? '所见' : '改动后', captureId],
  ] as const;
  const found = await Promise.all(
    wanted.map(async ([name, id]) => ({ name, capture: id === null ? null : await reads.capture(id) })),
  );
  return found.flatMap(({ name, capture }) => (capture === null ? [] : [{ name, capture }]));
}

/** Changes: the list, and one with both sides and their evidence. */
export function addChanges(pages: Hono, { deps: { reads }, show, missing }: PageTools): void {
  pages.get('/changes', async (context) => {
    const query = { portal: chosen(context, 'portal'), kind: chosen(context, 'kind') };
    const filter = {
      ...(query.portal === '' ? {} : { portalId: query.portal }),
      ...(isKind(query.kind) ? { kind: query.kind } : {}),
    };
    const [changes, portals] = await Promise.all([reads.changes(filter, sliceOf(context)), reads.portals()]);
    return show(context, changesPage(changes, query, portals));
  });

  pages.get('/changes/:id', async (context) => {
    const change = await reads.change(context.req.param('id'));
    if (change === null) {
      return missing(context);
    }
    const versionOf = async (number: number | null): Promise<Extraction | null> =>
      change.report !== null && number !== null && change.detail.diff !== undefined
        ? ((await reads.report(change.report.id, number))?.extraction ?? null)
        : null;
    const [restriction, deliveries, before, after, doubtful, captures] = await Promise.all([
      restrictionOf(reads, [change.captureId, change.previousCaptureId]),
      reads.deliveries({ changeId: change.id }, { limit: 100, cursor: null }),
      versionOf(change.previousVersionNumber),
      versionOf(change.versionNumber),
      change.kind === 'page.hijacked' && change.captureId !== null ? reads.extraction(change.captureId) : null,
      evidenceOf(reads, change),
    ]);
    const layout = context.req.query('view') === 'side' ? 'side' : 'inline';
    const checks = before === null || after === null ? null : checksBetween(before, after);
    const told = deliveries.items;
    return show(
      context,
      changePage({ change, layout, after, checks, doubtful, captures, deliveries: told, restriction }),
    );
  });
}
