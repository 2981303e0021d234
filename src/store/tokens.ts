import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isUuid } from './id.ts';

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = [
  'id',
  'name',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

export type Tokens = ReturnType<typeof tokensOf>;

export function tokensOf(db: Database, newId: () => string) {
  return {
    /** Makes a token. Only its digest is stored: the secret is told here once. */
    async create(name: string): Promise<{ readonly token: Token; readonly secret: string }> {
      const secret = `nianbao_${randomBytes(32).toString('base64url')}`;
      const token = await db
        .insertInto('token')
        .values({ id: newId(), name, token_sha256: digest(secret) })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return { token, secret };
    },

    /** The valid token that a secret belongs to; null for any other text. */
    async verify(secret: string): Promise<Token | null> {
      const token = await db
        .selectFrom('token')
        .select(columns)
        .where('token_sha256', '=', digest(secret))
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (token === undefined) return null;
      // Minutes are enough to see which tokens are in use; a write for every request is not needed.
      await db
        .updateTable('token')
        .set({ last_used_at: sql<Date>`now()` })
        .where('id', '=', token.id)
        .where(sql<boolean>`last_used_at IS NULL OR last_used_at < now() - interval '5 minutes'`)
        .execute();
      return token;
    },

    async list(): Promise<readonly Token[]> {
      return db.selectFrom('token').select(columns).orderBy('created_at').execute();
    },

    /** Ends a token; false when there is none, or it was ended before. */
    async revoke(id: string, at: Date): Promise<boolean> {
      if (!isUuid(id)) return false;
      const done = await db
        .updateTable('token')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
