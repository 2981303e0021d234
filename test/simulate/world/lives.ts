import type { Act } from './act.ts';
import { contentActs } from './content-acts.ts';
import { placeActs } from './place-acts.ts';
import { siteActs } from './site-acts.ts';

/** All that can happen to reports; their order is part of the story that a seed plays. */
export const lives: readonly Act[] = [...placeActs, ...contentActs, ...siteActs];
