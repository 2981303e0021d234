import type { Context } from 'hono';
import type { WebDeps } from '../deps.ts';
import { type Frame, type PageParts, renderPage } from '../layout.ts';
import { messagePage } from '../pages/message.ts';
import type { Slice } from '../reads.ts';

type Answer = Response | Promise<Response>;

/** What every route of a page answers with. */
export interface PageTools {
  readonly deps: WebDeps;
  readonly show: (context: Context, parts: PageParts, status?: 200 | 404 | 451 | 500) => Answer;
  /** Says that there is no such page. */
  readonly missing: (context: Context) => Answer;
}

export function createPageTools(deps: WebDeps, frame: Frame): PageTools {
  const show: PageTools['show'] = (context, parts, status = 200) => context.html(renderPage(frame, parts), status);
  return {
    deps,
    show,
    missing: (context) => show(context, messagePage('没有这一页', '地址有误，或所指的记录不存在。'), 404),
  };
}

const listLength = 50;
const longestCursor = 500;
const longestChoice = 100;

/** The part of a list that a query asks for. */
export function sliceOf(context: Context): Slice {
  const cursor = context.req.query('cursor') ?? '';
  return { limit: listLength, cursor: cursor === '' || cursor.length > longestCursor ? null : cursor };
}

/** A filter's value in the query; empty where none was chosen. */
export function chosen(context: Context, name: string): string {
  return (context.req.query(name) ?? '').slice(0, longestChoice);
}
