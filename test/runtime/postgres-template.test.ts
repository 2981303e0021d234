import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/runtime/postgres/account.ts';
import { startPostgres, type PostgresServer } from '../../src/runtime/postgres/index.ts';
import { openTemplate, type Template } from '../../src/runtime/postgres/template.ts';

/** Whom a server would run as. */
const account: Account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function folder(mode: number): Promise<string> {
  const made = await mkdtemp(path.join(os.tmpdir(), 'nianbao-template-'));
  await chmod(made, mode);
  cleanUps.push(async () => rm(made, { recursive: true, force: true }));
  return made;
}

/** A folder of the server's user, with something in it. */
async function database(said: string | null): Promise<string> {
  const made = await folder(0o700);
  if (said !== null) await writeFile(path.join(made, 'said'), said, { mode: 0o600 });
  if (account !== null) {
    for (const file of [made, ...(said === null ? [] : [path.join(made, 'said')])])
      await chown(file, account.uid, account.gid);
  }
  return made;
}

async function opened(cache: string, version = '1'): Promise<Template> {
  const template = await openTemplate(cache, [version]);
  if (template === null) throw new Error('no template');
  return template;
}

async function namesIn(cache: string): Promise<readonly string[]> {
  return (await readdir(cache)).filter((name) => name.includes('.tar'));
}

async function unpacked(template: Template): Promise<string | null> {
  const empty = await database(null);
  return (await template.unpack(empty, account)) ? readFile(path.join(empty, 'said'), 'utf8') : null;
}

describe('the template of new databases', () => {
  it('is kept where only we may enter, as a file that only we may read, and unpacked for the server’s user', async () => {
    const cache = await folder(0o700);
    const template = await opened(cache);
    expect(await unpacked(template)).toBeNull();
    await template.keep(await database('kept'), account);
    const [name = ''] = await namesIn(cache);
    expect((await stat(path.join(cache, name))).mode & 0o777).toBe(0o600);
    const copy = await database(null);
    expect(await template.unpack(copy, account)).toBe(true);
    const { uid, mode } = await stat(path.join(copy, 'said'));
    expect([uid, mode & 0o777]).toEqual([account?.uid ?? process.getuid?.(), 0o600]);
    expect((await opened(cache)).password).toBe(template.password);
  });

  it('is not taken where it is damaged, and replaced', async () => {
    const cache = await folder(0o700);
    const template = await opened(cache);
    await template.keep(await database('first '.repeat(10_000)), account);
    const [name = ''] = await namesIn(cache);
    await truncate(path.join(cache, name), 20_000);
    expect(await unpacked(template)).toBeNull();
    await template.keep(await database('second'), account);
    expect(await unpacked(template)).toBe('second');
  });

  it('stands for one way of making and one password, and takes the place of others and of half ones', async () => {
    const cache = await folder(0o700);
    const template = await opened(cache);
    await template.keep(await database('old'), account);
    expect(await unpacked(await opened(cache, '2'))).toBeNull();
    await rm(path.join(cache, 'database-password'));
    const next = await opened(cache);
    expect(next.password).not.toBe(template.password);
    expect(await unpacked(next)).toBeNull();
    const [old = ''] = await namesIn(cache);
    await writeFile(path.join(cache, `${old}.half`), 'its maker was killed');
    await next.keep(await database('new'), account);
    expect(await namesIn(cache)).toHaveLength(1);
    expect(await unpacked(next)).toBe('new');
  });

  it('is none where its folder cannot be used, and nothing is kept where it went meanwhile', async () => {
    const cache = await folder(0o700);
    const inTheWay = path.join(cache, 'file');
    await writeFile(inTheWay, '');
    expect(await openTemplate(inTheWay, [])).toBeNull();
    const template = await opened(path.join(cache, 'inside'));
    await rm(path.join(cache, 'inside'), { recursive: true });
    await template.keep(await database('kept'), account);
    expect(await unpacked(template)).toBeNull();
  });
});

describe('a server with a cache', () => {
  const started = async (cache: string, directory: string): Promise<PostgresServer> => {
    const server = await startPostgres({ directory, cache });
    cleanUps.push(async () => server.stop());
    return server;
  };
  /** Shared by databases that come of one template. */
  const identifierOf = async ({ url }: PostgresServer): Promise<string | undefined> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const found = await client.query<{ id: string }>('SELECT system_identifier::text AS id FROM pg_control_system()');
      return found.rows[0]?.id;
    } finally {
      await client.end();
    }
  };

  it('begins with a copy of the first one’s database; where its password is another, with one of its own', async () => {
    const cache = await folder(0o700);
    const first = await identifierOf(await started(cache, await folder(0o755)));
    const directory = await folder(0o755);
    const second = await started(cache, directory);
    expect(await identifierOf(second)).toBe(first);
    await second.stop();
    await rm(path.join(second.home, 'data'), { recursive: true });
    await writeFile(path.join(second.home, 'password'), 'another');
    expect(await identifierOf(await started(cache, directory))).not.toBe(first);
  }, 120_000);
});
