import type { UnseenListing } from './harness.ts';
import { secondPagers } from './second-pagers.ts';
import { secondShapes } from './second-shapes.ts';

export const second: readonly UnseenListing[] = [...secondPagers, ...secondShapes];
