import { z } from 'zod';
import {
  cuts,
  netFailures,
  pageStates,
  redirectTargets,
  standInKinds,
  standInSigns,
  type PageFound,
  type PageReason,
} from '../../domain/index.ts';
import { moment } from './moment.ts';
import { bare, oneOf, type Shapes } from './one-of.ts';

const pageReason: z.ZodType<PageReason> = z.lazy(() => oneOf(pageShapes));
const status = z.object({ status: z.number() });
const url = z.object({ url: z.string() });
const origin = z.object({ origin: z.string() });

export const pageShapes: Shapes<PageReason> = {
  text: z.object({ text: z.string() }),
  status,
  'not-modified': bare,
  'not-modified-unasked': bare,
  refused: status,
  'too-many-requests': bare,
  'server-failed': status,
  'gateway-failed': bare,
  'partial-content': bare,
  'empty-body': status,
  cut: z.object({ by: z.enum(cuts) }),
  'asked-to-wait': z.object({ seconds: z.number() }),
  'closed-hours': z.object({ opensAt: moment }),
  challenge: status.extend({ name: z.string().nullable() }),
  redirected: url.extend({ to: z.enum(redirectTargets) }),
  'redirect-to-nowhere': status,
  'redirect-off-the-web': url,
  'redirect-in-a-circle': url,
  'too-many-redirects': z.object({ limit: z.number() }),
  'wrong-host': z.object({ host: z.string() }),
  'leads-on': z.object({ by: z.enum(['status', 'page']), url: z.string().nullable() }),
  'log-in-form': status,
  answer: z.object({ code: z.string().nullable(), said: z.string() }),
  'empty-answer': bare,
  'empty-article': status,
  'stand-in': status.extend({
    what: z.enum(standInKinds),
    signs: z.array(z.enum(standInSigns)),
    quote: z.string(),
  }),
  'asks-for-another-browser': bare,
  'no-text-without-scripts': bare,
  'no-answer': z.object({ failure: z.enum(netFailures), host: z.string(), detail: z.string() }),
  'robots-disallow': origin.extend({ path: z.string(), agent: z.string() }),
  'robots-failed': origin.extend({ status: z.number() }),
  'robots-cut': origin,
  'robots-elsewhere': origin.extend({ url: z.string() }),
  'browser-crashed': bare,
  'browser-too-slow': bare,
  'browser-flooded': bare,
  'no-browser': z.object({ asked: z.boolean(), detail: z.string() }),
  'in-browser': z.object({ rendered: z.boolean(), of: pageReason }),
  'after-redirects': z.object({ redirects: z.number(), of: pageReason }),
  both: z.object({ first: pageReason, second: pageReason }),
};

export const pageFoundShapes: Shapes<PageFound> = {
  'page-found': z.object({ url: z.string().nullable(), state: z.enum(pageStates), of: pageReason }),
};
