import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { spawnProgram, stopProgram } from '../support/program.ts';

const reportsSchema = z.object({ items: z.array(z.object({ publisher: z.string(), year: z.number() })) });

/** On the embedded server, in a folder that only this user may enter where that is root. */
describe('the program on its own database server', () => {
  let directory: string;
  let portal: PracticePortal;
  let env: Record<string, string>;
  const running: ChildProcess[] = [];

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-kill-'));
    await chmod(directory, 0o700);
    portal = await startPracticePortal({});
    portal.publish(makeReport({ publisher: '云溪县人民政府', year: 2024, seed: 1 }));
    await mkdir(path.join(directory, 'config/portals'), { recursive: true });
    const config = {
      id: 'yunxi',
      name: '云溪县人民政府',
      schedule: '0 0 1 1 *',
      crawl: { delaySeconds: 0, confirmMinutes: 0, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
    };
    await writeFile(path.join(directory, 'config/portals/yunxi.yaml'), JSON.stringify(config));
    await writeFile(path.join(directory, 'config/alerts.yaml'), 'subscribers: []\n');
    env = {
      NIANBAO_DATA: path.join(directory, 'data'),
      NIANBAO_CONFIG: path.join(directory, 'config'),
      NIANBAO_PORT: '0',
      LOG_LEVEL: 'info',
    };
  });
  afterEach(async () => {
    for (const child of running.splice(0)) await stopProgram(child);
    await portal.close();
    // Where the server's user may not enter this folder, its data stand elsewhere.
    const elsewhere = await readFile(path.join(directory, 'data/postgres/LOCATION'), 'utf8').catch(() => null);
    if (elsewhere !== null) await rm(elsewhere.trim(), { recursive: true, force: true });
    await rm(directory, { recursive: true, force: true });
  });

  async function startAndWait() {
    const child = spawnProgram(['start', '--json'], env);
    if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
    running.push(child);
    const log: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => log.push(chunk));
    const [line] = (await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      once(child, 'close').then(() => {
        throw new Error(`the program ended: ${log.join('')}`);
      }),
    ])) as [string];
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return { child, url, log };
  }

  async function reportsAt(url: string) {
    return reportsSchema.parse(await (await fetch(`${url}/api/reports`)).json()).items;
  }

  it('is killed, started again, finds its data and its server, and ends everything on Ctrl-C', async () => {
    const first = await startAndWait();
    for (const end = Date.now() + 20_000; (await reportsAt(first.url)).length === 0 && Date.now() < end;)
      await sleep(100);
    expect(await reportsAt(first.url)).toEqual([{ publisher: '云溪县人民政府', year: 2024 }]);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');

    const second = await startAndWait();
    expect(second.log.join('')).toContain('"adopted":true');
    expect(await reportsAt(second.url)).toEqual([{ publisher: '云溪县人民政府', year: 2024 }]);
    const pid = Number(/"pid":(\d+),"adopted"/.exec(second.log.join(''))?.[1]);
    expect(await stopProgram(second.child, 'SIGINT')).toBe(0);
    expect(await isServer(pid)).toBe(false);
  }, 90_000);
});

async function isServer(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}
