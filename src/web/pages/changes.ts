import { html } from '../../telling/markup.ts';
import { kindName } from '../../telling/wording.ts';
import { changeKinds } from '../../domain/index.ts';
import { changeList } from '../change-items.ts';
import { feedHref } from '../feed.ts';
import { said } from '../format.ts';
import { option, pager, type PageParts } from '../layout.ts';
import type { ChangeView, PortalView, Sliced } from '../reads.ts';

export type ChangeQuery = Readonly<Record<'portal' | 'kind', string>>;

/** All changes, newest first, by a filter. */
export function changesPage(
  changes: Sliced<ChangeView>,
  query: ChangeQuery,
  portals: readonly PortalView[],
): PageParts {
  return {
    title: '改动',
    section: 'changes',
    body: html`<h1>改动</h1>
      <form class="filter" method="get" action="/changes">
        <label
          >网站<select name="portal">
            ${option('', '全部', query.portal)}${portals.map((portal) => option(portal.id, said(portal.name), query.portal))}
          </select></label
        >
        <label
          >类型<select name="kind">
            ${option('', '全部', query.kind)}${changeKinds.map((kind) => option(kind, kindName(kind), query.kind))}
          </select></label
        >
        <button type="submit">筛选</button>
        <a class="button" href="${feedHref(query)}">订阅（Atom）</a>
      </form>
      <div class="panel">${changeList(changes.items)}</div>
      ${pager('/changes', { ...query }, changes.next, '更早的')}`,
  };
}
