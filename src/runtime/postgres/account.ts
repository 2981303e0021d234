import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PostgresUnavailableError } from './errors.ts';

const run = promisify(execFile);

/** Whom the server runs as: PostgreSQL refuses root. Null: as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** How long another starter takes to make the user. */
const otherStarterMs = 500;

/** As root: the system user `name`, made when it does not exist. Otherwise null. */
export async function serverAccount(name: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const known = await lookUp(name);
  if (known !== null) return known;
  const failures: unknown[] = [];
  for (const [command, args] of creators(name)) {
    await run(command, args).catch((error: unknown) => failures.push(error));
    const made = await lookUp(name);
    if (made !== null) return made;
  }
  // Another starter may be making the same user, and then the tools refuse for want of their lock.
  await sleep(otherStarterMs);
  const late = await lookUp(name);
  if (late !== null) return late;
  throw new PostgresUnavailableError(
    `PostgreSQL does not run as root, and the system user "${name}" could not be made. ` +
      `Make it (useradd --system ${name}), start Nianbao as an ordinary user, or set DATABASE_URL.`,
    { cause: new AggregateError(failures) },
  );
}

/** Whether the account may enter a folder; asked of the system, so that access lists count. */
export async function mayEnter(account: Account, directory: string): Promise<boolean> {
  const child = spawn('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
    ...account,
    cwd: '/',
    env: {},
    stdio: 'ignore',
  });
  const [code] = await once(child, 'close');
  return code === 0;
}

async function lookUp(name: string): Promise<Account> {
  // `id` ends with 1 where there is no such user.
  const ids = await Promise.all(
    ['-u', '-g'].map(async (flag) => run('id', [flag, name]).then((done) => Number(done.stdout))),
  ).catch(() => null);
  const [uid, gid] = ids ?? [];
  return uid === undefined || gid === undefined || uid === 0 ? null : { uid, gid };
}

/** `useradd` of most systems, then BusyBox's `adduser`. */
function creators(name: string): readonly (readonly [command: string, args: readonly string[]])[] {
  const shell = '/usr/sbin/nologin';
  return [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', shell, name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
}
