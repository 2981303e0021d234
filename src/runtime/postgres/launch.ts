import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Account } from './account.ts';
import { serverEnvironment } from './environment.ts';
import { PostgresUnavailableError } from './errors.ts';
import { openLog, type Home } from './home.ts';
import type { Postmaster } from './postmaster.ts';

/** A server of ours that was started and may not accept logins yet. */
export interface Launched extends Postmaster {
  /** What it wrote when it has ended; null while it runs. */
  ended(): Promise<string | null>;
}

/**
 * Starts the server: on loopback only, in a session of its own, so that Ctrl-C in the program's terminal does not end
 * it before the program has finished with it.
 */
export async function launchServer(
  home: Home,
  bin: string,
  account: Account,
  options: { readonly port: number | undefined; readonly settings: Readonly<Record<string, string>> },
): Promise<Launched> {
  const port = options.port ?? (await freePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    dynamic_shared_memory_type: 'posix',
    // The log of writes takes up to a gigabyte where nothing bounds it; ours are small.
    max_wal_size: '192MB',
    min_wal_size: '64MB',
    ...options.settings,
  };
  const log = await openLog(home);
  const from = (await log.stat()).size;
  const child = spawn(
    path.join(bin, 'postgres'),
    [
      '-D',
      home.data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    { ...account, cwd: '/', env: serverEnvironment(), detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  const failure: { error: Error | null } = { error: null };
  child.on('error', (error) => {
    failure.error = error;
  });
  child.unref();
  await log.close();
  if (child.pid === undefined) {
    // Waited for until it is heard of; it is thrown below as the cause.
    if (failure.error === null) await once(child, 'error').catch(() => undefined);
    throw new PostgresUnavailableError(
      `${path.join(bin, 'postgres')} cannot be run on this system. Set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause: failure.error },
    );
  }
  return {
    pid: child.pid,
    port,
    ended: async () => (child.exitCode === null && child.signalCode === null ? null : readFrom(home.log, from)),
  };
}

/** What is read of the server's log to say why it ended. */
const mostLogBytes = 4_000;

async function readFrom(file: string, position: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(mostLogBytes), position });
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port on 127.0.0.1');
  return address.port;
}
