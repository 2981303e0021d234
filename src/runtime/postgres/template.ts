import { spawn } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import { serverEnvironment } from './environment.ts';
import { readPassword } from './password.ts';

const prefix = 'database-';

/** A new database that is kept as one file, and unpacked in a tenth of the time that making one takes. */
export interface Template {
  /** What all databases log in with that come of it: it cannot be changed in the file. */
  readonly password: string;
  /** Fills an empty folder; false where nothing is kept or it cannot be unpacked, and then the folder may hold anything. */
  unpack(data: string, account: Account): Promise<boolean>;
  /** Keeps a new database that nothing has run on. Where that cannot be, nothing is kept. */
  keep(data: string, account: Account): Promise<void>;
}

/**
 * The template of a folder, for databases made in one way; null where the folder cannot be used. The file is named after all
 * that it was made by, its password included, and is whole or absent.
 */
export async function openTemplate(folder: string, madeBy: readonly string[]): Promise<Template | null> {
  // A shared installation's folder is another user's.
  const password = await mkdir(folder, { recursive: true })
    .then(async () => readPassword(path.join(folder, 'database-password')))
    .catch(() => null);
  if (password === null) return null;
  const name = `${prefix}${hash('sha256', JSON.stringify([...madeBy, password])).slice(0, 16)}.tar`;
  const file = path.join(folder, name);
  return {
    password,
    unpack: async (data, account) => {
      // Nothing is kept yet, or not for this user.
      const kept = await open(file, 'r').catch(() => null);
      if (kept === null) return false;
      try {
        return await tar(['-xpf', '-', '-C', data], account, kept.fd, 'ignore');
      } finally {
        await kept.close();
      }
    },
    keep: async (data, account) => {
      const draft = `${file}.${randomUUID()}`;
      // A full disk or a folder that is read-only: the database that was made is none the worse.
      await write(draft, data, account)
        .then(async (whole) => (whole ? rename(draft, file) : undefined))
        .catch(() => undefined);
      await removeOthers(folder, name).catch(() => undefined);
    },
  };
}

async function write(file: string, data: string, account: Account): Promise<boolean> {
  const draft = await open(file, 'wx', 0o600);
  try {
    const whole = await tar(['-cf', '-', '-C', data, '.'], account, 'ignore', draft.fd);
    if (whole) await draft.sync();
    return whole;
  } finally {
    await draft.close();
  }
}

/** Those of other versions, and drafts whose maker was killed. */
async function removeOthers(folder: string, name: string): Promise<void> {
  const others = (await readdir(folder)).filter((each) => each.startsWith(prefix) && each.includes('.tar'));
  for (const other of others) if (other !== name) await rm(path.join(folder, other), { force: true });
}

/** Packs or unpacks as the server's user, who need not be able to enter the template's folder. */
async function tar(
  args: readonly string[],
  account: Account,
  from: number | 'ignore',
  to: number | 'ignore',
): Promise<boolean> {
  const child = spawn('tar', args, { ...account, cwd: '/', env: serverEnvironment(), stdio: [from, to, 'ignore'] });
  // A system without the program answers by an error.
  const code = await once(child, 'close').then(
    ([ended]) => Number(ended ?? 1),
    () => 1,
  );
  return code === 0;
}
