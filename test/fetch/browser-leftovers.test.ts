import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../support/loopback.ts';
import { article, send } from './browser-pages.ts';
import { descendants, isChromium } from './chromium-processes.ts';

const program = path.join(import.meta.dirname, 'support', 'rendering-process.ts');
let server: Server;
let url = '';
/** Where the programs keep what they write down for a while. */
let folder = '';
const started: ChildProcess[] = [];

beforeAll(async () => {
  server = createServer(send(article));
  url = `http://127.0.0.1:${await listenOnLoopback(server)}/article`;
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'nianbao-leftovers-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
});

/** A program that has rendered a page and stays. */
async function start(): Promise<ChildProcess & { readonly pid: number }> {
  const env = { ...process.env, TMPDIR: folder };
  const child = spawn(process.execPath, [program, url], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(String(said)).toContain('ok');
  return Object.assign(child, { pid: child.pid ?? 0 });
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function untilTrue(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let waited = 0; !(await holds()) && waited < 300; waited += 1) await pause(100);
}

async function left(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /playwright|chromium|nianbao/i.test(name));
}

/** The process that keeps the browser of a program. */
async function keeperIn(place: string): Promise<number> {
  const mark: unknown = JSON.parse(await readFile(path.join(folder, place, 'keeper.json'), 'utf8'));
  return (mark as { pid: number }).pid;
}

describe.skipIf(process.platform !== 'linux')('a program that is killed', () => {
  it('leaves no browser and no folder behind', async () => {
    const child = await start();
    const browsers = descendants(child.pid);
    expect(browsers.length).toBeGreaterThan(1);
    expect(await left()).toHaveLength(1);
    await kill(child);
    await untilTrue(async () => !browsers.some(isChromium) && (await left()).length === 0);
    expect(browsers.filter(isChromium)).toEqual([]);
    expect(await left()).toEqual([]);
  }, 120_000);

  it('and whose keeper is, has both removed by the next one, which touches nobody else’s', async () => {
    const other = await start();
    const [others = ''] = await left();
    const child = await start();
    const mine = (await left()).find((name) => name !== others) ?? '';
    await mkdir(path.join(folder, 'nianbao-browser-unmarked'));
    await mkdir(path.join(folder, 'nianbao-browser-elsewhere'));
    const elsewhere = JSON.stringify({ host: 'elsewhere', pid: 1, started: '0' });
    await writeFile(path.join(folder, 'nianbao-browser-elsewhere', 'keeper.json'), elsewhere);
    // A browser that hangs would not even notice that nobody speaks to it any more.
    const browsers = descendants(child.pid);
    const keeper = await keeperIn(mine);
    // Nor would its keeper, which would remove all by itself: all are gone at once.
    for (const pid of [...browsers, keeper]) process.kill(pid, 'SIGSTOP');
    await kill(child);
    process.kill(keeper, 'SIGKILL');
    expect(await left()).toContain(mine);
    const next = await start();
    expect(await left()).not.toContain(mine);
    await untilTrue(() => !browsers.some(isChromium));
    expect(browsers.filter(isChromium)).toEqual([]);
    expect(await left()).toEqual(
      expect.arrayContaining([others, 'nianbao-browser-unmarked', 'nianbao-browser-elsewhere']),
    );
    expect(descendants(other.pid).length).toBeGreaterThan(1);
    await kill(next);
    await kill(other);
    await untilTrue(async () => (await left()).length === 2);
  }, 240_000);
});
