import { createHash, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mayEnter, type Account } from './account.ts';
import { codeOf } from './errors.ts';

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
 * enter (0700 of root), a folder below `/var/lib/nianbao/servers` named after the path instead.
 */
export async function prepareHome(directory: string, account: Account, say: (line: string) => void): Promise<Home> {
  const wanted = path.join(directory, 'postgres');
  await makeOpen(wanted);
  const real = await realpath(wanted);
  if (account === null || (await mayEnter(account, real))) return homeAt(real);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
  const fallback = path.join(fallbackRoot, name);
  await makeOpen(fallback);
  say(`Only root may enter ${real}, and PostgreSQL does not run as root: its data stand in ${fallback}.`);
  await writeFile(path.join(real, 'LOCATION'), `${fallback}\n`);
  return homeAt(fallback);
}

/** The server's password, made once; of several first starters all get the same. */
export async function readPassword(home: Home): Promise<string> {
  const known = await readFile(home.passwordFile, 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  });
  if (known !== null) return known;
  const draft = `${home.passwordFile}.${randomUUID()}`;
  await writeFile(draft, randomUUID(), { mode: 0o600 });
  await link(draft, home.passwordFile).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(home.passwordFile, 'utf8');
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

async function makeOpen(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  await chmod(directory, 0o755);
}
