import type { Context, Hono } from 'hono';
import { changeKinds, type ChangeKind } from '../../domain/index.ts';
import type { WebDeps } from '../deps.ts';
import { renderFeed, type FeedOf } from '../feed.ts';
import { narrowed } from '../narrowed.ts';
import type { ChangeFilter } from '../reads.ts';
import { restrictionOf } from '../restriction.ts';
import { chosen } from './page-tools.ts';

const feedLength = 50;

interface FeedFilter extends FeedOf {
  readonly kind?: ChangeKind;
}

/** What a feed is asked for; a kind that does not exist narrows nothing. */
function feedOf(context: Context): FeedFilter {
  const asked = (name: string): string | undefined => chosen(context, name).trim() || undefined;
  return narrowed({
    portal: asked('portal'),
    report: asked('report'),
    publisher: asked('publisher'),
    kind: changeKinds.find((kind) => kind === asked('kind')),
  });
}

function changesOf({ portal, report, publisher, kind }: FeedFilter, at: Date): ChangeFilter {
  return {
    audience: 'readers',
    withoutBaseline: true,
    believedAt: at,
    ...narrowed({ portalId: portal, reportId: report, publisher, kind }),
  };
}

/** The changes that readers are told of, as an Atom feed; `baseOf` tells the address of this site without a slash. */
export function addFeed(
  app: Hono,
  { reads, version, now = () => new Date() }: Pick<WebDeps, 'reads' | 'version' | 'now'>,
  baseOf: (context: Context) => string,
): void {
  app.get('/feed.atom', async (context) => {
    const of = feedOf(context);
    const { items } = await reads.changes(changesOf(of, now()), { limit: feedLength, cursor: null });
    const entries = await Promise.all(
      items.map(async (change) => ({
        change,
        withDiff: (await restrictionOf(reads, [change.captureId, change.previousCaptureId])) === null,
      })),
    );
    return context.body(renderFeed(entries, of, baseOf(context), version), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
    });
  });
}
