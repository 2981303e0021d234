import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../domain/index.ts';
import type { Account } from './account.ts';
import { PostgresUnavailableError } from './errors.ts';
import type { Home } from './home.ts';

/** Name of the database's superuser. */
export const superuser = 'nianbao';

/** What the server's programs get of our environment: nothing secret. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

interface ClusterParts {
  readonly home: Home;
  readonly bin: string;
  readonly account: Account;
  readonly password: string;
  readonly onSpawned: (() => void) | undefined;
}

/**
 * Makes the data folder when there is none. It is made aside and renamed into place, so that a data folder is whole or
 * absent; an existing one is never touched, whatever fails.
 */
export async function ensureCluster({ home, bin, account, password, onSpawned }: ClusterParts): Promise<void> {
  if (await hasCluster(home)) return;
  const draft = `${home.data}.new-${randomUUID()}`;
  const passwordCopy = path.join(home.directory, `password-${randomUUID()}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordCopy, `${password}\n`, { mode: 0o600 });
    await handOver(draft, account);
    await handOver(passwordCopy, account);
    await initdb(path.join(bin, 'initdb'), draft, passwordCopy, account, onSpawned);
    await rename(draft, home.data).catch(async (cause: unknown) => {
      // Another starter was first, which is as good; anything else in the way is not ours to remove.
      if (await hasCluster(home)) return;
      throw new PostgresUnavailableError(
        `${home.data} is in the way: it holds no database of PostgreSQL. ` +
          'Move it away, choose another folder with NIANBAO_DATA, or set DATABASE_URL.',
        { cause },
      );
    });
  } finally {
    await rm(passwordCopy, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function hasCluster(home: Home): Promise<boolean> {
  return readFile(path.join(home.data, 'PG_VERSION')).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

async function handOver(file: string, account: Account): Promise<void> {
  if (account !== null) await chown(file, account.uid, account.gid);
}

async function initdb(
  program: string,
  data: string,
  passwordFile: string,
  account: Account,
  onSpawned: (() => void) | undefined,
): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const login = ['-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  // One call instead of a thousand; only Linux has it.
  const sync = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const child = spawn(program, ['-D', data, ...login, ...locale, ...sync, '--no-instructions'], {
    ...account,
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  onSpawned?.();
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const [code] = await once(child, 'close');
  if (code === 0) return;
  throw new PostgresUnavailableError(
    `The database in ${data} could not be made (initdb ended with ${String(code)}): ${output.join('').trim()}\n` +
      'Mind free space and rights of that folder, choose another with NIANBAO_DATA, or set DATABASE_URL.',
  );
}
