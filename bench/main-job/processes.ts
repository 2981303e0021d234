import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** CPU seconds (user and system) of one run, by who spent them. */
export interface CpuSeconds {
  readonly program: number;
  /** Of the program's: by thread name, as the system shows it. */
  readonly threads: Readonly<Record<string, number>>;
  readonly database: number;
  readonly browser: number;
}

export interface MemoryReading {
  readonly seconds: number;
  readonly megabytes: number;
}

export interface Watched {
  readonly cpu: CpuSeconds;
  /** Resident memory of the program, without its database. */
  readonly memory: readonly MemoryReading[];
  readonly peakMegabytes: number;
}

const everyMs = 100;
/** The kernel's clock ticks a second, as `/proc` counts CPU time. */
const ticks = 100;

interface Stat {
  readonly name: string;
  readonly own: number;
  /** Of children that have ended and were waited for. */
  readonly children: number;
}

/** Watches a process and the PostgreSQL server and the browsers it starts, until `ended`. Linux only; elsewhere everything is 0. */
export async function watch(pid: number | undefined, ended: Promise<unknown>): Promise<Watched> {
  const begunAt = performance.now();
  const threads = new Map<string, { name: string; seconds: number }>();
  const memory: MemoryReading[] = [];
  let program = 0;
  let database = 0;
  const browsers = new Map<number, number>();
  let peakMegabytes = 0;
  const over = new AbortController();
  void ended.finally(() => over.abort());
  if (pid === undefined || os.platform() !== 'linux') over.abort();
  while (!over.signal.aborted) {
    const all = await stat(`/proc/${pid}/stat`);
    if (all !== null) program = Math.max(program, all.own);
    for (const thread of await readdir(`/proc/${pid}/task`).catch(() => [])) {
      const one = await stat(`/proc/${pid}/task/${thread}/stat`);
      if (one !== null) threads.set(thread, { name: one.name, seconds: one.own });
    }
    database = Math.max(database, await databaseSeconds(Number(pid)));
    await watchBrowsers(Number(pid), browsers);
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    peakMegabytes = Math.max(peakMegabytes, kilobytes(status, 'VmHWM') / 1024);
    const megabytes = kilobytes(status, 'VmRSS') / 1024;
    if (megabytes > 0) memory.push({ seconds: (performance.now() - begunAt) / 1000, megabytes });
    await Promise.race([sleep(everyMs), ended]);
  }
  const byName: Record<string, number> = {};
  for (const { name, seconds } of threads.values()) byName[name] = (byName[name] ?? 0) + seconds;
  return { cpu: { program, threads: byName, database, browser: sum(browsers.values()) }, memory, peakMegabytes };
}

/** CPU seconds so far of the PostgreSQL servers that a process started. */
export async function databaseSeconds(pid: number): Promise<number> {
  let seconds = 0;
  for (const child of await childrenOf(pid)) {
    const server = await stat(`/proc/${child}/stat`);
    if (server === null || !server.name.startsWith('postgres')) continue;
    seconds += server.own + server.children;
    for (const backend of await childrenOf(child)) seconds += (await stat(`/proc/${backend}/stat`))?.own ?? 0;
  }
  return seconds;
}

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

/** Keeps, for each process of a browser ever seen, what it took. */
async function watchBrowsers(pid: number, seconds: Map<number, number>): Promise<void> {
  const ofBrowser = async (one: number): Promise<void> => {
    const process = await stat(`/proc/${one}/stat`);
    if (process !== null) seconds.set(one, Math.max(seconds.get(one) ?? 0, process.own));
    for (const child of await childrenOf(one)) await ofBrowser(child);
  };
  for (const child of await childrenOf(pid)) {
    if (/^(?:chrom|headless)/.test((await stat(`/proc/${child}/stat`))?.name ?? '')) await ofBrowser(child);
  }
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map(async (thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.join(' ').split(/\s+/).filter(Boolean).map(Number);
}

async function stat(file: string): Promise<Stat | null> {
  const line = await readFile(file, 'utf8').catch(() => null);
  if (line === null) return null;
  const nameEnds = line.lastIndexOf(')');
  const fields = line
    .slice(nameEnds + 2)
    .split(' ')
    .map(Number);
  const seconds = (first: number): number => ((fields[first] ?? 0) + (fields[first + 1] ?? 0)) / ticks;
  return { name: line.slice(line.indexOf('(') + 1, nameEnds), own: seconds(11), children: seconds(13) };
}

function kilobytes(status: string, field: string): number {
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
}
