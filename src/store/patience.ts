import { sql } from 'kysely';

/** Looks in a row that found a page gone, or proved nothing: after so many what became of it is settled, as far as it can be. */
export const patience = sql.lit(30);
