import type { UnseenListing } from './harness.ts';
import { thirdPagers } from './third-pagers.ts';
import { thirdShapes } from './third-shapes.ts';

export const third: readonly UnseenListing[] = [...thirdPagers, ...thirdShapes];
