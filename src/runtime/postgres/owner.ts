import pg from 'pg';

/** Advisory lock that every program using the server holds, shared; stopping needs it alone. */
const ownerLock = [7_103, 1] as const;

/** Our claim on a server. It ends with our process, however that ends. */
export interface Owner {
  /** Gives the claim up; true when nobody else has one, and then nobody can get one any more. */
  leave(): Promise<boolean>;
}

/**
 * Claims a server that accepts logins. Null: the server is being stopped by its last owner.
 * Throws when one cannot log in (yet).
 */
export async function claimServer(url: string): Promise<Owner | null> {
  let session = await openSession(url);
  const lost = { value: false };
  watch(session, lost);
  if (!(await tryLock(session, 'pg_try_advisory_lock_shared'))) {
    await session.end();
    return null;
  }
  // An idle connection must not keep a program running that has nothing else to do.
  session.unref();
  return {
    leave: async () => {
      if (lost.value) {
        session = await openSession(url);
        watch(session, { value: false });
      } else {
        session.ref();
        await session.query('SELECT pg_advisory_unlock_shared($1, $2)', [...ownerLock]);
      }
      const alone = await tryLock(session, 'pg_try_advisory_lock');
      // The session that holds the lock alone stays: it ends with the server.
      if (alone) session.unref();
      else await session.end();
      return alone;
    },
  };
}

async function openSession(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'nianbao-owner',
  });
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return client;
}

function watch(session: pg.Client, lost: { value: boolean }): void {
  session.on('error', () => {
    lost.value = true;
  });
}

async function tryLock(
  session: pg.Client,
  lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
): Promise<boolean> {
  const answer = await session.query<{ got: boolean }>(`SELECT ${lock}($1, $2) AS got`, [...ownerLock]);
  return answer.rows[0]?.got === true;
}
