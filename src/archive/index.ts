export {
  type AppendOptions,
  type Archive,
  type ArchivedExchange,
  type ArchiveOptions,
  openArchive,
} from './archive.ts';
export { ArchiveReadError } from './errors/archive-read-error.ts';
export { ArchiveWriteError } from './errors/archive-write-error.ts';
export type { RevisitOf } from './exchange-records.ts';
export type { ArchivedResponse } from './read-record.ts';
export { daysLeft, isShort, type Space, spaceOf } from './space.ts';
export {
  type FixityFinding,
  type FixityProgress,
  isDamage,
  type KnownCapture,
  type KnownCaptures,
  verifyArchive,
  type VerifyOptions,
} from './verify.ts';
export { exportWacz, type WaczCapture, type WaczOptions, type WaczReport } from './wacz.ts';
