import { sql } from 'kysely';

/** IANA zone of the joined portal's clocks, as its stored configuration has it; null where no portal is joined. */
export const portalZone = sql<string | null>`CASE WHEN portal.id IS NOT NULL
  THEN coalesce(portal.config ->> 'timeZone', 'Asia/Shanghai') END`;
