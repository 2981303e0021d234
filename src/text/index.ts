export * from './dates.ts';
export * from './memo.ts';
export * from './numerals.ts';
export * from './organ.ts';
export * from './sentences.ts';
export * from './simplified.ts';
export * from './title.ts';
export * from './width.ts';
