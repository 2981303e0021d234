import { fourthGrids } from './fourth-grids.ts';
import { fourthPagers } from './fourth-pagers.ts';
import type { UnseenListing } from './harness.ts';

export const fourth: readonly UnseenListing[] = [...fourthPagers, ...fourthGrids];
