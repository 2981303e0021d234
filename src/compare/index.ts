export { compare } from './compare.ts';
export { foldText } from './fold.ts';
export { contentDigestInput, normalForm } from './normal.ts';
export type { NormalForm } from './normal.ts';
export { markChange } from './words.ts';
export type { MarkedPart } from './words.ts';
