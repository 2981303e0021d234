export type * from './brand.ts';
export * from './capture.ts';
export * from './change.ts';
export type * from './diff.ts';
export * from './extraction.ts';
export type * from './following.ts';
export type * from './ids.ts';
export * from './listing.ts';
export * from './report.ts';
