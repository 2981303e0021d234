import type { ArchiveLocation } from '../../domain/index.ts';

/** A record is not where it should be, or is not what was written there. */
export class ArchiveReadError extends Error {
  override readonly name = 'ArchiveReadError';
  readonly location: ArchiveLocation;

  constructor(location: ArchiveLocation, detail: string, cause?: unknown) {
    super(
      `The record in ${location.file} at byte ${location.offset} cannot be read: ${detail}. Run \`nianbao verify\` to see what else is damaged.`,
      { cause },
    );
    this.location = location;
  }
}
