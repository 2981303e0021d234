import { z } from 'zod';
import type { CutReason, OwedDoubt, PageFound, PortalNote, Recorded } from '../../domain/index.ts';
import { bare, oneOf, type Shapes } from './one-of.ts';
import { pageFoundShapes, pageShapes } from './page.ts';

const url = z.object({ url: z.string() });
const many = z.object({ reports: z.number(), of: z.number() });
const named = z.array(z.string());

export const recordedShapes: Shapes<Recorded> = { text: pageShapes.text };

export const cutShapes: Shapes<CutReason> = {
  ...recordedShapes,
  ...pageFoundShapes,
  'more-entries': z.object({ total: z.number(), shown: z.number() }),
  'more-pages': z.object({ pages: z.number() }),
  'more-elsewhere': url,
  'scripted-control': z.object({ label: z.string() }),
  'scripted-pager': bare,
  'scripted-list': bare,
  'scripted-years': bare,
  'years-not-shown': z.object({ years: named }),
  'organs-not-shown': z.object({ organs: named }),
  'browser-not-at-end': bare,
  'newest-only': bare,
  'form-does-more': bare,
  'pages-repeat': url,
  'page-missing': url,
  'page-closed': pageFoundShapes['page-found'].and(url),
  'fewer-than-counted': z.object({ total: z.number(), read: z.number() }),
  'fewer-pages-than-counted': z.object({ pages: z.number(), read: z.number() }),
  'empty-page': url,
  'other-page': url,
  'same-page': url,
  'pages-in-a-circle': url.extend({ page: z.number() }),
  'page-limit': z.object({ pages: z.number() }),
};

const doubt = oneOf<OwedDoubt>({
  'not-read-whole': url,
  'never-read': bare,
  'candidate-unread': z.object({ title: z.string() }),
});

const note: z.ZodType<PortalNote> = z.lazy(() => oneOf(noteShapes));

const noteShapes: Shapes<PortalNote> = {
  'listing-short': url.extend({ listed: z.number(), known: z.number() }),
  'many-unlisted': many,
  'many-vanished': many,
  'many-replaced': many,
  'clock-ahead': z.object({ hours: z.number() }),
  'departures-unknown': url.extend({ of: oneOf(cutShapes) }),
  'owed-unknown': z.object({ publisher: z.string(), year: z.number(), of: doubt }),
  undeclared: z.object({ year: z.number(), organs: z.number(), named }),
  'broken-links': z.object({ links: z.number(), named }),
  'nameless-reports': z.object({ pages: z.number(), named }),
  'untied-corrections': z.object({ notices: z.number(), named }),
  notes: z.object({ of: z.array(note) }),
};

export const portalShapes: Shapes<PageFound | PortalNote | Recorded> = {
  ...recordedShapes,
  ...pageFoundShapes,
  ...noteShapes,
};
