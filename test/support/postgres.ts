import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startPostgres, type PostgresServer } from '../../src/runtime/postgres/index.ts';

export interface TestDatabase {
  readonly url: string;
  close(): Promise<void>;
}

let server: Promise<PostgresServer> | null = null;

/**
 * A fresh, empty database. One server serves the whole run: test files run in processes of their own, the first starts
 * it, the others adopt it, and it ends, with its folder, when the runner has ended.
 */
export async function testDatabase(): Promise<TestDatabase> {
  server ??= sharedServer();
  const { url } = await server;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    // Connections that were just closed may still be leaving: the server waits for them some seconds, then we do not.
    close: async () =>
      execute(url, `DROP DATABASE ${name}`).catch(async () => execute(url, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function sharedServer(): Promise<PostgresServer> {
  // The runner is the parent of each test file's process.
  const runner = process.env['VITEST'] === undefined ? process.pid : process.ppid;
  const directory = path.join(os.tmpdir(), `nianbao-test-${runner}`);
  if ((await mkdir(directory, { recursive: true })) !== undefined) {
    await chmod(directory, 0o755);
    cleanUpAfter(runner, directory);
  }
  // Durability against power loss is no matter here; speed is.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  return startPostgres({ directory, settings });
}

/** A process of its own waits for the runner's end, however it ends, then stops the server and removes the folder. */
function cleanUpAfter(runner: number, directory: string): void {
  const script = `
    while kill -0 "$1" 2>/dev/null; do sleep 0.2; done
    home="$2/postgres"; [ -f "$home/LOCATION" ] && home=$(cat "$home/LOCATION")
    pid=$(head -n 1 "$home/data/postmaster.pid" 2>/dev/null)
    [ -n "$pid" ] && kill -INT "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    rm -rf "$2" "$home"`;
  spawn('/bin/sh', ['-c', script, 'sh', String(runner), directory], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  }).unref();
}

/** Runs one statement over a connection of its own. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
