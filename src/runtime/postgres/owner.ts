import { Socket } from 'node:net';
import { Client } from 'pg';

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
  if (!(await session.tryLock('pg_try_advisory_lock_shared'))) {
    await session.client.end();
    return null;
  }
  // An idle connection must not keep a program running that has nothing else to do.
  session.socket.unref();
  return {
    leave: async () => {
      if (session.lost()) {
        session = await openSession(url);
      } else {
        session.socket.ref();
        await session.client.query('SELECT pg_advisory_unlock_shared($1, $2)', [...ownerLock]);
      }
      const alone = await session.tryLock('pg_try_advisory_lock');
      // The session that holds the lock alone stays: it ends with the server.
      if (alone) session.socket.unref();
      else await session.client.end();
      return alone;
    },
  };
}

interface Session {
  readonly client: Client;
  readonly socket: Socket;
  lost(): boolean;
  tryLock(lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared'): Promise<boolean>;
}

/** The server is on this machine: what does not answer by then is not there. */
const connectMs = 5_000;

async function openSession(url: string): Promise<Session> {
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'nianbao-owner',
    stream: () => socket,
  });
  let lost = false;
  client.on('error', () => {
    lost = true;
  });
  try {
    await client.connect();
  } catch (error) {
    // Why it could not connect is thrown; that it could not be closed either adds nothing.
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    client,
    socket,
    lost: () => lost,
    tryLock: async (lock) => {
      const answer = await client.query<{ got: boolean }>(`SELECT ${lock}($1, $2) AS got`, [...ownerLock]);
      return answer.rows[0]?.got === true;
    },
  };
}
