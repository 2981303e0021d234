import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './loopback.ts';

export interface TestRedis {
  readonly url: string;
  close(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/** A real redis-server of its own on loopback; it keeps nothing on disk. */
export async function testRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-test-redis-'));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    const server = spawn('redis-server', settings, { stdio: 'ignore' });
    const ended = new Promise<void>((resolve, reject) => {
      server.once('exit', () => resolve());
      server.once('error', (cause) => {
        reject(new Error('redis-server cannot be started; on Debian: apt-get install redis-server', { cause }));
      });
    });
    const url = `redis://127.0.0.1:${port}`;
    for (let check = 0; check < 200 && server.exitCode === null; check += 1) {
      if (await Promise.race([answers(url), ended.then(() => false)])) {
        return {
          url,
          close: async () => {
            server.kill('SIGKILL');
            await ended;
            await rm(directory, { recursive: true, force: true });
          },
        };
      }
      await sleep(25);
    }
  }
  throw new Error('redis-server did not answer on any of five ports');
}
