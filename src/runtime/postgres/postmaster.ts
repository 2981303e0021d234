import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../domain/index.ts';
import { argumentsOf, isAlive } from '../../processes/index.ts';
import type { Home } from './home.ts';

/** A server that runs on a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that `postmaster.pid` names, or null. A number that another program was given meanwhile is not believed:
 * the process must have been started as a server of this data folder.
 */
export async function findPostmaster(home: Home): Promise<Postmaster | null> {
  const text = await readPidFile(home);
  const [pid, , , port] = (text ?? '').split('\n').map(Number);
  if (pid === undefined || !(pid > 1) || port === undefined || !(port > 0)) return null;
  return (await isServerOf(home, pid)) ? { pid, port } : null;
}

/**
 * Takes away a pid file that names a living stranger, which makes the server refuse to start. A pid file of an ended
 * process is left to the server, which knows better whether children of that process still use the data.
 */
export async function removeMisleadingPidFile(home: Home): Promise<void> {
  const text = await readPidFile(home);
  const pid = Number(text?.split('\n')[0]);
  if (text === null || !(pid > 1) || !isAlive(pid) || (await isServerOf(home, pid))) return;
  const file = pidFileOf(home);
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside);
  // Another starter may have put its own file there since we read it: that one goes back.
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, file);
  await rm(aside);
}

async function isServerOf(home: Home, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const args = await argumentsOf(pid);
  return args !== null && path.basename(args[0] ?? '') === 'postgres' && args.includes(home.data);
}

function pidFileOf(home: Home): string {
  return path.join(home.data, 'postmaster.pid');
}

async function readPidFile(home: Home): Promise<string | null> {
  return readFile(pidFileOf(home), 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  });
}
