import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { Frame } from '../layout.ts';
import { addCaptures } from './captures.ts';
import { addChanges } from './changes.ts';
import { addInbox } from './inbox.ts';
import { addOverview } from './overview.ts';
import { createPageTools } from './page-tools.ts';
import { addReports } from './reports.ts';

/** The pages for people. */
export function createPages(deps: WebDeps, frame: Frame): Hono {
  const tools = createPageTools(deps, frame);
  const pages = new Hono();
  addOverview(pages, tools);
  addReports(pages, tools);
  addChanges(pages, tools);
  addCaptures(pages, tools);
  addInbox(pages, tools);
  pages.notFound(tools.missing);
  return pages;
}
