import { sql } from 'kysely';
import type { ArchiveLocation, Sha256 } from '../domain/index.ts';
import type { Database } from './database.ts';

/** What the database knows of the archive. */
export interface KnownCaptures {
  /** Every file that a capture is said to be in. */
  files(): Promise<readonly string[]>;
  /** The captures of one file, in the order of their offsets; read in parts. */
  inFile(file: string): AsyncIterable<{ readonly location: ArchiveLocation; readonly sha256: Sha256 }>;
}

const partSize = 2000;

export function knownCapturesOf(db: Database): KnownCaptures {
  return {
    files: async () => {
      const found = await sql<{ file: string }>`SELECT DISTINCT file FROM capture ORDER BY file`.execute(db);
      return found.rows.map(({ file }) => file);
    },
    async *inFile(file) {
      for (let after = -1; ;) {
        const found = await sql<{ offset: number; length: number; sha256: Sha256 }>`
          SELECT "offset", length, body_sha256 AS sha256 FROM capture
          WHERE file = ${file} AND "offset" > ${after} ORDER BY "offset" LIMIT ${partSize}`.execute(db);
        for (const { offset, length, sha256 } of found.rows) yield { location: { file, offset, length }, sha256 };
        const last = found.rows.at(-1);
        if (last === undefined || found.rows.length < partSize) return;
        after = last.offset;
      }
    },
  };
}
