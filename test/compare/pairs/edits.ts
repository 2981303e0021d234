import { cellEdits } from './cell-edits.ts';
import type { Edit } from './edit.ts';
import { pageEdits } from './page-edits.ts';
import { proseEdits } from './prose-edits.ts';

export const edits: readonly Edit[] = [...cellEdits, ...proseEdits, ...pageEdits];
