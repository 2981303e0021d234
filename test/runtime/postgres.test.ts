import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAlive, waitUntilGone } from '../../src/processes/index.ts';
import { findBinaries } from '../../src/runtime/postgres/binaries.ts';
import { defaultDataDirectory, PostgresUnavailableError, startPostgres } from '../../src/runtime/postgres/index.ts';
import { stageBinaries } from '../../src/runtime/postgres/stage.ts';

const program = path.join(import.meta.dirname, 'support', 'postgres-program.ts');
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

const saidSchema = z.union([
  z.object({ error: z.string() }),
  z.object({ url: z.string(), pid: z.number(), adopted: z.boolean(), home: z.string(), user: z.number().nullable() }),
]);
type Served = Exclude<z.infer<typeof saidSchema>, { error: string }>;

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A folder that goes, with the server in it, when the test ends. */
async function folder(parent = os.tmpdir(), mode = 0o755): Promise<string> {
  const made = await mkdtemp(path.join(parent, 'nianbao-runtime-'));
  await chmod(made, mode);
  cleanUps.push(async () => rm(made, { recursive: true, force: true }));
  return made;
}

/** Ends the server of a test whatever became of it. */
function endLater(pid: number, home: string): void {
  cleanUps.push(async () => {
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
    await waitUntilGone(pid, 10_000);
    await rm(home, { recursive: true, force: true });
  });
}

interface Program {
  readonly child: ChildProcess;
  readonly said: z.infer<typeof saidSchema>;
  end(signal: NodeJS.Signals): Promise<void>;
}

async function run(args: readonly string[], options: SpawnOptions = {}, command?: string): Promise<Program> {
  const [file, all] = command === undefined ? [process.execPath, [program, ...args]] : [command, [...args]];
  const child = spawn(file, all, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  const closed = once(child, 'close');
  cleanUps.push(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface(child.stdout);
  const said = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    closed.then(() => '{"error":"ended"}'),
  ]);
  const parsed = saidSchema.parse(JSON.parse(said));
  if ('pid' in parsed) endLater(parsed.pid, parsed.home);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await closed;
  };
  return { child, said: parsed, end };
}

function served({ said }: Program): Served {
  if ('error' in said) throw new Error(said.error);
  return said;
}

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  it('starts, keeps its data over a restart, and leaves no process', async () => {
    const directory = await folder();
    const first = await startPostgres({ directory });
    endLater(first.pid, first.home);
    expect(first.adopted).toBe(false);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    expect(await query(first.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await first.stop();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await startPostgres({ directory });
    endLater(second.pid, second.home);
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
  });

  it('is adopted after kill -9 of the program, and stopped by the one that adopted it', async () => {
    const directory = await folder();
    const first = await run([directory]);
    await first.end('SIGKILL');
    const { pid, url } = served(first);
    expect(isAlive(pid)).toBe(true);
    // A busy server may take a moment to notice that its program is gone; until then it is shared, and goes on.
    const owners = `SELECT pid FROM pg_stat_activity WHERE application_name = 'nianbao-owner'`;
    await expect.poll(async () => query(url, owners), { timeout: 10_000 }).toEqual([]);
    const second = await startPostgres({ directory });
    expect(second).toMatchObject({ pid, url, adopted: true });
    await second.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('recovers when both were killed, though postmaster.pid names a living stranger now', async () => {
    const directory = await folder();
    const first = await run([directory]);
    await query(served(first).url, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.end('SIGKILL');
    const { pid, home } = served(first);
    process.kill(pid, 'SIGKILL');
    await waitUntilGone(pid, 10_000);
    // The number may since belong to another program of the server's own user, which PostgreSQL itself takes for itself.
    const data = path.join(home, 'data');
    const { uid, gid } = await stat(data);
    const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    cleanUps.push(async () => void stranger.kill('SIGKILL'));
    const pidFile = path.join(data, 'postmaster.pid');
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
    await writeFile(pidFile, [stranger.pid, ...rest].join('\n'));

    const second = await startPostgres({ directory });
    endLater(second.pid, second.home);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    await second.stop();
  });

  it('is one when several programs start at once, and lives until the last has left', async () => {
    const directory = await folder();
    const programs = await Promise.all([1, 2, 3].map(async () => run([directory])));
    const all = programs.map(served);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
    expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1);
    const [{ pid, url } = { pid: 0, url: '' }] = all;
    const [one, two, three] = programs;
    await one?.end('SIGTERM');
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await two?.end('SIGKILL');
    expect(isAlive(pid)).toBe(true);
    await three?.end('SIGTERM');
    expect(isAlive(pid)).toBe(false);
  });

  it('outlives Ctrl-C in the terminal of the program until the program stops it', async () => {
    const directory = await folder();
    // Detached: the program leads a group of its own, as a terminal's foreground job does.
    const first = await run([directory], { detached: true });
    const { pid } = served(first);
    const group = first.child.pid ?? 0;
    const closed = once(first.child, 'close');
    process.kill(-group, 'SIGINT');
    await closed;
    expect(isAlive(pid)).toBe(true);
    const second = await startPostgres({ directory });
    expect(second).toMatchObject({ pid, adopted: true });
    await second.stop();
  });

  it('is refused to one who will not share it while another program uses it', async () => {
    const directory = await folder();
    const first = await run([directory]);
    const second = await run([directory, 'alone']);
    expect(second.said).toMatchObject({ error: expect.stringMatching(/Another program uses.*NIANBAO_DATA/s) });
    await first.end('SIGKILL');
    const third = await run([directory, 'alone']);
    expect(served(third)).toMatchObject({ adopted: false });
    expect(served(third).pid).not.toBe(served(first).pid);
    await third.end('SIGTERM');
  });

  it('never deletes data that it cannot use', async () => {
    const directory = await folder();
    const data = path.join(directory, 'postgres', 'data');
    await mkdir(data, { recursive: true });
    await writeFile(path.join(data, 'precious'), 'bytes');
    await expect(startPostgres({ directory })).rejects.toThrow(/is in the way.*NIANBAO_DATA/s);
    expect(await readdir(data)).toEqual(['precious']);
    await writeFile(path.join(data, 'PG_VERSION'), '9\n');
    await chmod(data, 0o700);
    const refusal = await startPostgres({ directory }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PostgresUnavailableError);
    expect(String(refusal)).toMatch(/NIANBAO_DATA.*DATABASE_URL/s);
    expect(await readdir(data)).toEqual(expect.arrayContaining(['PG_VERSION', 'precious']));
  });

  it('runs from a package whose install scripts did not run', async () => {
    const from = await folder();
    const binaries = await findBinaries();
    await cp(binaries.directory, from, {
      recursive: true,
      filter: async (file) => !binaries.links.some(({ at }) => file === path.join(binaries.directory, at)),
    });
    for (const name of ['initdb', 'postgres', 'pg_ctl']) await chmod(path.join(from, 'bin', name), 0o644);
    const home = await folder();
    const staged = await stageBinaries({ ...binaries, directory: from }, home);
    const child = spawn(path.join(staged, 'bin', 'postgres'), ['--version'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(await stageBinaries({ ...binaries, directory: from }, home)).toBe(staged);
    expect(await readdir(home)).toEqual([path.basename(staged)]);
  });

  it('says what to do on a platform that has no binaries', async () => {
    await expect(findBinaries('sunos', 'sparc')).rejects.toThrow(/sunos-sparc.*DATABASE_URL/s);
    await expect(findBinaries('win32', 'x64')).rejects.toThrow(/DATABASE_URL/);
  });
});

describe.runIf(isRoot)('started by root', () => {
  it('runs as a system user', async () => {
    const directory = await folder();
    const server = await startPostgres({ directory });
    endLater(server.pid, server.home);
    expect((await stat(`/proc/${server.pid}`)).uid).not.toBe(0);
    await server.stop();
  });

  it('stands elsewhere when only root may enter the folder, and is found there again whatever becomes of that', async () => {
    const parent = await folder(os.tmpdir(), 0o700);
    const directory = path.join(parent, 'data');
    const lines: string[] = [];
    const first = await startPostgres({ directory, say: (line) => lines.push(line) });
    endLater(first.pid, first.home);
    expect(first.home.startsWith(directory)).toBe(false);
    expect(lines.join('\n')).toContain(first.home);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.stop();
    for (const mode of [0o700, 0o755]) {
      await chmod(parent, mode);
      const next = await startPostgres({ directory });
      endLater(next.pid, next.home);
      expect(next.home).toBe(first.home);
      expect(await query(next.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
      await next.stop();
    }
  });

  it('does not begin anew when its folder was closed to it', async () => {
    const directory = await folder();
    const first = await startPostgres({ directory });
    endLater(first.pid, first.home);
    await first.stop();
    await chmod(directory, 0o700);
    await expect(startPostgres({ directory })).rejects.toThrow(/chmod o\+x/);
  });

  it('can enter the folders that are made for it under a strict umask', async () => {
    const directory = path.join(await folder(), 'made', 'now');
    const child = ['-c', 'umask 077; exec "$0" "$@"', process.execPath, program, directory];
    const started = await run(child, {}, '/bin/sh');
    expect(served(started).home).toBe(path.join(directory, 'postgres'));
    await started.end('SIGTERM');
  });

  it('lets an ordinary user have one, too', async () => {
    const directory = await folder();
    await chown(directory, nobody, nobody);
    const user = await run([directory], { uid: nobody, gid: nobody, env: { PATH: process.env['PATH'] } });
    expect(served(user)).toMatchObject({ adopted: false, user: nobody });
    expect((await stat(`/proc/${served(user).pid}`)).uid).toBe(nobody);
    await user.end('SIGTERM');
    expect(isAlive(served(user).pid)).toBe(false);
  });
});

describe('the data folder', () => {
  it('is the one that was chosen, else that of the user', () => {
    const home = os.homedir();
    expect(defaultDataDirectory({ NIANBAO_DATA: '/srv/n' }, true)).toBe('/srv/n');
    expect(defaultDataDirectory({ NIANBAO_DATA: 'here' }, false)).toBe(path.resolve('here'));
    expect(defaultDataDirectory({ NIANBAO_DATA: '' }, true)).toBe('/var/lib/nianbao');
    expect(defaultDataDirectory({ XDG_DATA_HOME: '/x' }, false)).toBe('/x/nianbao');
    expect(defaultDataDirectory({ XDG_DATA_HOME: 'relative' }, false)).toBe(`${home}/.local/share/nianbao`);
    expect(defaultDataDirectory({}, false)).toBe(`${home}/.local/share/nianbao`);
  });
});
