import type { UnseenListing } from './harness.ts';
import { firstPagers } from './first-pagers.ts';
import { firstShapes } from './first-shapes.ts';

export const first: readonly UnseenListing[] = [...firstPagers, ...firstShapes];
