/**
 * What may be wrong in the archive. `damaged-record`: bytes changed or lost. `torn-tail`: a write that was never confirmed.
 * `duplicate-record`: one record id twice. `missing-record`, `missing-file`: known to the database and not there.
 */
export const fixityTroubles = [
  'damaged-record',
  'torn-tail',
  'duplicate-record',
  'missing-record',
  'missing-file',
  'unreadable-file',
] as const;
export type FixityTrouble = (typeof fixityTroubles)[number];
