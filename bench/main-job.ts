import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';

// The whole main job against a practice portal in a process of its own: crawled, archived, extracted and recorded by the
// real command, then once more with nothing changed.
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const root = path.resolve(import.meta.dirname, '..');
const pages = Number(values.pages);

const summarySchema = z.array(
  z.object({
    visitsDone: z.number(),
    startedAt: z.coerce.date(),
    finishedAt: z.coerce.date(),
    outcomes: z.record(z.string(), z.number()),
    changes: z.record(z.string(), z.number()),
  }),
);
const servingSchema = z.object({ url: z.string(), columnUrl: z.string() });

interface Measured {
  readonly pagesPerSecond: number;
  readonly processSeconds: number;
  readonly peakMegabytes: number;
  readonly archivedBytesPerPage: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

const firsts: Measured[] = [];
const seconds: Measured[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const portal = await serve();
  const data = await mkdtemp(path.join(os.tmpdir(), 'nianbao-bench-'));
  try {
    await configure(data, portal.columnUrl);
    firsts.push(await crawl(data));
    seconds.push(await crawl(data));
  } finally {
    await end(portal.process);
    await rm(data, { recursive: true, force: true });
  }
}
const report = { pages, first: summarise(firsts), unchanged: summarise(seconds) };
if (values.json) console.log(JSON.stringify(report));
else {
  console.log(`${pages} pages, median of ${values.runs} runs (smallest–largest)`);
  for (const [name, figures] of Object.entries({ 'first run': report.first, 'nothing changed': report.unchanged })) {
    console.log(`  ${name}:`);
    for (const [figure, value] of Object.entries(figures)) console.log(`    ${figure}: ${value}`);
  }
}

async function serve(): Promise<{ process: ChildProcess; columnUrl: string }> {
  const child = spawn(process.execPath, [path.join(root, 'test/practice/serve.ts'), '--pages', String(pages)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { process: child, columnUrl: servingSchema.parse(JSON.parse(line)).columnUrl };
}

async function configure(data: string, columnUrl: string): Promise<void> {
  await mkdir(path.join(data, 'config/portals'), { recursive: true });
  const portal = {
    id: 'bench',
    name: '练习门户',
    crawl: { delaySeconds: 0, confirmMinutes: 0, allowPrivateHosts: [new URL(columnUrl).host] },
    columns: [{ id: 'annual', name: '年报', url: columnUrl, listing: { maxPages: 1000 } }],
  };
  await writeFile(path.join(data, 'config/portals/bench.yaml'), JSON.stringify(portal));
  await writeFile(path.join(data, 'config/alerts.yaml'), 'subscribers: []\n');
}

async function crawl(data: string): Promise<Measured> {
  const begunAt = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/nianbao.js'), 'crawl', 'bench', '--once', '--json'], {
    env: { ...process.env, NIANBAO_DATA: path.join(data, 'data'), NIANBAO_CONFIG: path.join(data, 'config') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peakKilobytes = 0;
  const timer = setInterval(
    () => void peakOf(child.pid).then((peak) => (peakKilobytes = Math.max(peakKilobytes, peak))),
    100,
  );
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  clearInterval(timer);
  const processSeconds = (performance.now() - begunAt) / 1000;
  const [summary] = summarySchema.parse(JSON.parse(output));
  if (summary === undefined || summary.visitsDone < pages)
    throw new Error(`only ${summary?.visitsDone} of ${pages} pages were visited`);
  const runSeconds = (summary.finishedAt.getTime() - summary.startedAt.getTime()) / 1000;
  return {
    pagesPerSecond: summary.visitsDone / runSeconds,
    processSeconds,
    peakMegabytes: peakKilobytes / 1024,
    archivedBytesPerPage: (await archivedBytes(path.join(data, 'data/archive'))) / pages,
    outcomes: summary.outcomes,
  };
}

async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

async function archivedBytes(directory: string): Promise<number> {
  const { readdir, stat } = await import('node:fs/promises');
  const sizes = await Promise.all(
    (await readdir(directory)).map(async (name) => (await stat(path.join(directory, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function summarise(measured: readonly Measured[]) {
  const spread = (pick: (each: Measured) => number): string => {
    const sorted = measured.map(pick).toSorted((a, b) => a - b);
    const digits = (value: number | undefined): string => (value ?? 0).toFixed(1);
    return `${digits(sorted[Math.floor(sorted.length / 2)])} (${digits(sorted[0])}–${digits(sorted.at(-1))})`;
  };
  return {
    'report pages per second': spread((each) => each.pagesPerSecond),
    'seconds of the whole process': spread((each) => each.processSeconds),
    'peak memory, MB': spread((each) => each.peakMegabytes),
    'bytes archived a page': spread((each) => each.archivedBytesPerPage),
    'outcomes of the last run': JSON.stringify(measured.at(-1)?.outcomes),
  };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}
