import { sql, type RawBuilder } from 'kysely';
import { storable } from '../json.ts';

/** A pattern for ILIKE that finds `part` anywhere, whatever signs it holds. */
export function containing(part: string): RawBuilder<string> {
  return sql<string>`${`%${storable(part).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
}
