import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, signal, waitUntilGone } from '../../processes/index.ts';
import { serverAccount, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, superuser, waysOfMaking } from './cluster.ts';
import { PostgresUnavailableError } from './errors.ts';
import { prepareHome, type Home } from './home.ts';
import { launchServer } from './launch.ts';
import { claimServer, type Owner } from './owner.ts';
import { readPassword } from './password.ts';
import { findPostmaster, removeMisleadingPidFile, type Postmaster } from './postmaster.ts';
import { stageBinaries } from './stage.ts';
import { openTemplate } from './template.ts';

const startTimeoutMs = 60_000;
const launchesAtMost = 5;

export interface PostgresOptions {
  /** Folder of the program's data; the server stands in `postgres` inside it. */
  readonly directory: string;
  /** System user the server runs as when we are root; made when missing. */
  readonly user?: string;
  /** Folder in which a new database is kept, so that further ones are copied from it; none by default. */
  readonly cache?: string;
  /** Port on loopback; a free one by default. */
  readonly port?: number;
  /** False: never share a running server. One that nobody uses is stopped first; one in use is an error. */
  readonly adopt?: boolean;
  /** Further server settings (`postgresql.conf` names); they count only when the server is started by this call. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when one of the server's programs has been spawned: what takes the processor does not delay it any more. */
  readonly onSpawned?: () => void;
  /** Told, in a line, what an operator should know. */
  readonly say?: (line: string) => void;
}

export interface PostgresServer {
  readonly url: string;
  readonly pid: number;
  /** True when the server was already running: left over, or another program's. */
  readonly adopted: boolean;
  /** Where the server's files really stand. */
  readonly home: string;
  /** Ends our use; the last living program that uses the server stops it. May be called twice. */
  stop(): Promise<void>;
}

interface Place {
  readonly home: Home;
  readonly bin: string;
  readonly account: Account;
  readonly password: string;
  readonly options: PostgresOptions;
}

/** Starts or adopts the server of a folder and waits until it accepts logins. Data are made once and never deleted. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const binaries = await findBinaries();
  const account = await serverAccount(options.user ?? 'nianbao');
  const home = await prepareHome(path.resolve(options.directory), account, options.say ?? (() => undefined));
  const bin = path.join(await stageBinaries(binaries, home.directory), 'bin');
  const kept =
    options.cache === undefined ? null : await openTemplate(options.cache, [binaries.version, ...waysOfMaking]);
  const password = await readPassword(home.passwordFile, kept?.password);
  const template = kept?.password === password ? kept : null;
  await ensureCluster({ home, bin, account, password, template, onSpawned: options.onSpawned });
  return reach({ home, bin, account, password, options });
}

/** Adopts what runs, else launches; begins again when the server it reached for was just being stopped. */
async function reach(place: Place): Promise<PostgresServer> {
  const deadline = performance.now() + startTimeoutMs;
  let said = '';
  for (let launches = 0; launches < launchesAtMost && performance.now() < deadline;) {
    const running = await findPostmaster(place.home);
    if (running !== null) {
      const owner = await claim(place, running, deadline, async () => !isAlive(running.pid));
      if (owner === null) continue;
      if (place.options.adopt !== false) return serve(place, running, owner, true);
      await evict(place, running, owner);
      continue;
    }
    await removeMisleadingPidFile(place.home);
    launches += 1;
    const launched = await launchServer(place.home, place.bin, place.account, {
      port: place.options.port,
      settings: place.options.settings ?? {},
    });
    place.options.onSpawned?.();
    const owner = await claim(place, launched, deadline, async () => (await launched.ended()) !== null);
    if (owner !== null) return serve(place, launched, owner, false);
    said = (await launched.ended()) ?? '';
    // Another starter's server shows itself in its pid file in a moment.
    await sleep(100 * launches);
  }
  throw new PostgresUnavailableError(
    `The database server of ${place.home.directory} did not start: ${said}\n` +
      `See ${place.home.log}. Make room, or mend what it names; the data may be moved elsewhere (NIANBAO_DATA), and the server may be one of your own (DATABASE_URL).`,
  );
}

/** Logs in until it works and claims the server. Null when the server ends, or is being stopped, instead. */
async function claim(
  place: Place,
  server: Postmaster,
  deadline: number,
  gone: () => Promise<boolean>,
): Promise<Owner | null> {
  for (;;) {
    try {
      const owner = await claimServer(urlOf(place, server.port));
      if (owner === null) await waitUntilGone(server.pid, Math.max(0, deadline - performance.now()));
      return owner;
    } catch (cause) {
      if (await gone()) return null;
      if (performance.now() > deadline) {
        throw new PostgresUnavailableError(
          `The database server of ${place.home.directory} (process ${server.pid}) accepts no login. ` +
            `See ${place.home.log}; if it hangs, stop it with \`kill -INT ${server.pid}\` and start again.`,
          { cause },
        );
      }
      await sleep(20);
    }
  }
}

async function evict(place: Place, running: Postmaster, owner: Owner): Promise<void> {
  if (!(await owner.leave())) {
    throw new PostgresUnavailableError(
      `Another program uses the database server of ${place.home.directory} (process ${running.pid}). ` +
        'Stop that program first, or choose another folder with NIANBAO_DATA.',
    );
  }
  await endServer(place, running.pid);
}

function serve(place: Place, server: Postmaster, owner: Owner, adopted: boolean): PostgresServer {
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    // A server that has ended on its own needs no stopping.
    if (!isAlive(server.pid)) return;
    const last = await owner.leave().catch(async (error: unknown) => {
      if (isAlive(server.pid)) throw error;
      return false;
    });
    if (last) await endServer(place, server.pid);
  };
  return {
    url: urlOf(place, server.port),
    pid: server.pid,
    adopted,
    home: place.home.directory,
    stop: async () => (stopping ??= stop()),
  };
}

const fastShutdownMs = 15_000;
const immediateShutdownMs = 10_000;

/** Fast shutdown (SIGINT), then the immediate one (SIGQUIT), from which the next start recovers (PostgreSQL manual, 18.5). */
async function endServer(place: Place, pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitUntilGone(pid, fastShutdownMs)) return;
  signal(pid, 'SIGQUIT');
  if (await waitUntilGone(pid, immediateShutdownMs)) return;
  throw new Error(
    `The database server of ${place.home.directory} (process ${pid}) does not stop; see ${place.home.log}`,
  );
}

function urlOf(place: Place, port: number): string {
  return `postgres://${superuser}:${place.password}@127.0.0.1:${port}/postgres`;
}
