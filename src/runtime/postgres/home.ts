import { createHash } from 'node:crypto';
import { chmod, open, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../domain/index.ts';
import { makeFolders } from '../make-folders.ts';
import { mayEnter, type Account } from './account.ts';
import { PostgresUnavailableError } from './errors.ts';

/** Where servers stand whose own folder their user cannot enter. */
const fallbackRoot = '/var/lib/nianbao/servers';
const logLimitBytes = 10_000_000;

/** Places of one server. */
export interface Home {
  readonly directory: string;
  readonly data: string;
  readonly log: string;
  readonly passwordFile: string;
}

/**
 * The server's folder: `postgres` inside `directory`. Where that lies below a folder which the server's user may not
 * enter (0700 of root), a folder below `/var/lib/nianbao/servers`, which the file `LOCATION` names from then on.
 */
export async function prepareHome(directory: string, account: Account, say: (line: string) => void): Promise<Home> {
  const wanted = path.join(directory, 'postgres');
  await makeFolder(wanted, account);
  const real = await realpath(wanted);
  const pointer = path.join(real, 'LOCATION');
  const known = await readIfThere(pointer);
  if (known !== null) {
    await makeFolder(known.trim(), account);
    return homeAt(known.trim());
  }
  const home = homeAt(real);
  if (account === null || (await mayEnter(account, real))) return home;
  if ((await readIfThere(path.join(home.data, 'PG_VERSION'))) !== null) {
    throw new PostgresUnavailableError(
      `The database in ${real} cannot be used: only root may enter that folder now, and PostgreSQL does not run as root. ` +
        'Let others pass through the folders above it again (chmod o+x).',
    );
  }
  const fallback = path.join(fallbackRoot, createHash('sha256').update(real).digest('hex').slice(0, 16));
  await makeFolder(fallback, account);
  say(`Only root may enter ${real}, and PostgreSQL does not run as root: its data stand in ${fallback}.`);
  await writeFile(pointer, `${fallback}\n`);
  return homeAt(fallback);
}

/** Opens the server's log for appending; a long one is put aside first. */
export async function openLog(home: Home): ReturnType<typeof open> {
  const size = await stat(home.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(home.log, `${home.log}.old`);
  return open(home.log, 'a', 0o600);
}

function homeAt(directory: string): Home {
  return {
    directory,
    data: path.join(directory, 'data'),
    log: path.join(directory, 'server.log'),
    passwordFile: path.join(directory, 'password'),
  };
}

/** Makes a folder; under another account than ours, such that it can be passed through whatever our umask is. */
async function makeFolder(directory: string, account: Account): Promise<void> {
  const first = await makeFolders(directory);
  if (account === null || first === undefined) return;
  const inside = path.relative(first, directory).split(path.sep);
  for (const depth of inside.keys()) await chmod(path.join(first, ...inside.slice(0, depth)), 0o755);
  await chmod(directory, 0o755);
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  });
}
