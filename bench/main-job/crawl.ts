import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { root } from './portal.ts';
import { watch, type Watched } from './processes.ts';

const summarySchema = z.object({
  record: z.literal('run'),
  visitsDone: z.number(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date(),
  outcomes: z.record(z.string(), z.number()),
});

/** One run of the real command. */
export interface Crawled extends Watched {
  readonly pages: number;
  /** From the beginning of the run, listings included, to its end. */
  readonly runSeconds: number;
  /** From the start of the process, that of its database included, to its exit. */
  readonly processSeconds: number;
  readonly archivedBytes: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

/** @param browser when pages are rendered; by default where HTTP shows nothing */
export async function configure(folder: string, columnUrl: string, browser: 'auto' | 'always' = 'auto'): Promise<void> {
  await mkdir(path.join(folder, 'config/portals'), { recursive: true });
  const portal = {
    id: 'bench',
    name: '练习门户',
    crawl: { delaySeconds: 0, confirmMinutes: 0, browser, allowPrivateHosts: [new URL(columnUrl).host] },
    columns: [{ id: 'annual', name: '年报', url: columnUrl, listing: { maxPages: 1000 } }],
  };
  await writeFile(path.join(folder, 'config/portals/bench.yaml'), JSON.stringify(portal));
  await writeFile(path.join(folder, 'config/alerts.yaml'), 'subscribers: []\n');
}

export async function crawl(folder: string, pages: number): Promise<Crawled> {
  const begunAt = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/nianbao.js'), 'crawl', 'bench', '--once', '--json'], {
    env: { ...process.env, NIANBAO_DATA: path.join(folder, 'data'), NIANBAO_CONFIG: path.join(folder, 'config') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, watched] = await Promise.all([text(child.stdout), watch(child.pid, once(child, 'close'))]);
  const processSeconds = (performance.now() - begunAt) / 1000;
  const summary = summarySchema.parse(JSON.parse(output.trimEnd().split('\n').at(-1) ?? ''));
  if (summary.visitsDone < pages) throw new Error(`only ${summary.visitsDone} of ${pages} pages were visited`);
  return {
    ...watched,
    pages: summary.visitsDone,
    runSeconds: (summary.finishedAt.getTime() - summary.startedAt.getTime()) / 1000,
    processSeconds,
    archivedBytes: await bytesIn(path.join(folder, 'data/archive')),
    outcomes: summary.outcomes,
  };
}

async function bytesIn(directory: string): Promise<number> {
  const names = await readdir(directory);
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(directory, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
