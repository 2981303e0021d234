import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../domain/index.ts';
import type { Account } from './account.ts';
import { serverEnvironment } from './environment.ts';
import { PostgresUnavailableError } from './errors.ts';
import type { Home } from './home.ts';
import type { Template } from './template.ts';

/** Name of the database's superuser. */
export const superuser = 'nianbao';

interface ClusterParts {
  readonly home: Home;
  readonly bin: string;
  readonly account: Account;
  readonly password: string;
  /** Of a database with this password. */
  readonly template: Template | null;
  readonly onSpawned: (() => void) | undefined;
}

/**
 * Makes the data folder when there is none. It is made aside and renamed into place, so that a data folder is whole or
 * absent; an existing one is never touched, whatever fails.
 */
export async function ensureCluster(parts: ClusterParts): Promise<void> {
  const { home } = parts;
  if (await hasCluster(home)) return;
  const draft = `${home.data}.new-${randomUUID()}`;
  try {
    await fill(draft, parts);
    await initdb(parts, draft, ['--sync-only']);
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

/** A new database in the folder, not yet synced. */
async function fill(draft: string, parts: ClusterParts): Promise<void> {
  const { account, template } = parts;
  await makeEmpty(draft, account);
  if (template !== null && (await template.unpack(draft, account))) return;
  await makeEmpty(draft, account);
  await create(draft, parts);
  await template?.keep(draft, account);
}

async function makeEmpty(folder: string, account: Account): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  await handOver(folder, account);
}

/** How databases are made; a template of one stands for all that are made like it. */
export const waysOfMaking: readonly string[] = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--username=${superuser}`,
  '--auth=scram-sha-256',
  '--no-sync',
  '--no-instructions',
];

async function create(data: string, parts: ClusterParts): Promise<void> {
  const passwordCopy = path.join(parts.home.directory, `password-${randomUUID()}`);
  try {
    await writeFile(passwordCopy, `${parts.password}\n`, { mode: 0o600 });
    await handOver(passwordCopy, parts.account);
    await initdb(parts, data, [...waysOfMaking, `--pwfile=${passwordCopy}`]);
  } finally {
    await rm(passwordCopy, { force: true });
  }
}

async function handOver(file: string, account: Account): Promise<void> {
  if (account !== null) await chown(file, account.uid, account.gid);
}

async function initdb({ bin, account, onSpawned }: ClusterParts, data: string, args: readonly string[]): Promise<void> {
  // One call instead of a thousand; only Linux has it.
  const sync = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const child = spawn(path.join(bin, 'initdb'), ['-D', data, ...sync, ...args], {
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
