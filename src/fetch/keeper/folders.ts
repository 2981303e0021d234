import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { end, isStillAlive, processesOf, startOf, type KnownProcess } from '../../processes/index.ts';
import { createProcessTree } from './process-tree.ts';

/** Where a browser keeps its profile and whatever it writes down for a while; the mark in it says whose it is. */
const prefix = 'nianbao-browser-';
const markName = 'keeper.json';

/** The process that removes the folder. */
interface Mark extends KnownProcess {
  /** Machine or container that its number is of. */
  readonly host: string;
}

/** Makes a folder that this process removes, until it is another's. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), prefix));
  await takeFolder(folder);
  return folder;
}

/** Says that this process is the one that removes the folder. */
export async function takeFolder(folder: string): Promise<void> {
  const mine: Mark = { host: os.hostname(), pid: process.pid, started: startOf(process.pid) };
  await writeFile(path.join(folder, markName), JSON.stringify(mine));
}

/** A dying browser may still write into it, so it is tried more than once. Its mark goes last: what is left without one stays for ever. */
export async function removeFolder(folder: string): Promise<void> {
  const retrying = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  await rm(profileIn(folder), retrying);
  await rm(folder, retrying);
}

/** What the mark of a folder says; null where it has none, or is not this user's. */
async function markOf(folder: string): Promise<Mark | null> {
  try {
    const { uid } = await stat(folder);
    if (uid !== process.getuid?.()) return null;
    const written: unknown = JSON.parse(await readFile(path.join(folder, markName), 'utf8'));
    return isMark(written) ? written : null;
  } catch {
    // It is no mark, or the folder has gone meanwhile.
    return null;
  }
}

function isMark(value: unknown): value is Mark {
  if (typeof value !== 'object' || value === null) return false;
  if (!('host' in value && 'pid' in value && 'started' in value)) return false;
  return typeof value.host === 'string' && typeof value.pid === 'number' && typeof value.started === 'string';
}

/** Ends browsers and removes folders whose keeper was killed: those marked as this user's, on this machine, of a process that is gone. */
export async function removeLeftovers(): Promise<void> {
  const names = await readdir(os.tmpdir());
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const folder = path.join(os.tmpdir(), name);
    const found = await markOf(folder);
    if (found === null || found.host !== os.hostname() || isStillAlive(found)) continue;
    const browsers = processesOf(`--user-data-dir=${profileIn(folder)}`);
    // All that is below them first: what hangs does not notice that its browser is gone.
    const below = browsers.flatMap((pid) => createProcessTree(pid)().map((one) => one.pid));
    for (const pid of [...below, ...browsers]) end(pid);
    await removeFolder(folder);
  }
}

export function profileIn(folder: string): string {
  return path.join(folder, 'profile');
}
