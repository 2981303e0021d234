import { z } from 'zod';
import {
  diffKinds,
  fixityTroubles,
  type ChangeReason,
  type Confirmation,
  type DecisionReason,
  type FollowReason,
  type IntegritySign,
  type LineReason,
  type LookReason,
} from '../../domain/index.ts';
import { day, moment } from './moment.ts';
import { bare, oneOf, type Shapes } from './one-of.ts';
import { pageFoundShapes, pageShapes } from './page.ts';
import { portalShapes, recordedShapes } from './portal.ts';

/** Signs come from this program's own extraction; what they hold is not looked into again. */
const sign = z.looseObject({ id: z.string() }).transform((value) => value as unknown as IntegritySign);

export const decisionShapes: Shapes<DecisionReason> = {
  'first-seen': bare,
  'no-difference': bare,
  'same-elsewhere': bare,
  'old-copy': bare,
  'other-body': bare,
  differs: z.object({
    counts: z.partialRecord(z.enum(diffKinds), z.number()).default({}),
    summary: z.string().exactOptional(),
  }),
  'no-report': bare,
  'not-genuine': z.object({
    state: z.enum(['suspect', 'mirror', 'hijacked']),
    families: z.array(z.enum(['A', 'B', 'C', 'D', 'E', 'F'])),
    signs: z.array(sign),
  }),
};

const observed = z.object({ absentAt: moment, seenAt: moment });

const followShapes: Shapes<FollowReason> = {
  late: observed.extend({ due: day }),
  'claimed-too-early': observed.extend({ claimed: day }),
  'not-listed': z.object({ lastListedAt: moment }),
  'old-place-gone': z.object({ url: z.string(), since: moment }),
  'not-found': z.object({
    what: z.enum(['pages', 'file']).default('pages'),
    since: moment,
    hours: z.number(),
    looks: z.number(),
    urls: z.array(z.string()),
  }),
  'linked-no-more': z.object({ since: moment, hours: z.number(), looks: z.number(), url: z.string() }),
  'told-as-gone': z.object({ at: moment }),
  'shows-something-else': z.object({ since: moment }),
  behind: z.object({ since: moment }),
  'not-watched': z.object({ since: moment }),
  owed: z.object({ due: day, passAt: moment, columns: z.array(z.string()) }),
  excerpt: z.object({ text: z.string() }),
};

const lineShapes: Shapes<LineReason> = {
  'line-down': z.object({ since: moment, hosts: z.array(z.string()), silent: z.number() }),
  'line-up': z.object({ since: moment, at: moment, missed: z.number() }),
};

export const lookShapes: Shapes<LookReason> = {
  ...pageShapes,
  ...pageFoundShapes,
  ...decisionShapes,
  'other-report': z.object({ of: oneOf(decisionShapes) }),
  'page-unknown': bare,
  'too-soon': bare,
  'not-configured': z.object({ portal: z.string() }),
};

const once = z.object({ at: moment });
const twice = z.object({ first: moment, second: moment });

export const confirmationShapes: Shapes<Confirmation> = {
  ...recordedShapes,
  'seen-once': once,
  'seen-twice': twice,
  'never-seen-again': once.extend({ of: oneOf(lookShapes) }),
  'went-back': twice,
  'seen-otherwise': twice,
  'called-otherwise': twice,
  'known-otherwise': bare,
  'listed-again': once,
  'gone-again': once,
  'places-agree': once,
  'as-told-before': once,
  'back-untold': bare,
};

export const changeShapes: Shapes<ChangeReason> = {
  ...portalShapes,
  ...decisionShapes,
  ...followShapes,
  ...lineShapes,
  ...confirmationShapes,
  'archive-damage': z.object({ trouble: z.enum(fixityTroubles), detail: z.string().exactOptional() }),
};
