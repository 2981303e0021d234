import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from '../../domain/index.ts';

const run = promisify(execFile);

/** Whether a process runs; one that has ended and waits for its parent does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  // It may end between the question and the answer.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return false;
  return stat.slice(stat.lastIndexOf(')') + 2).charAt(0) !== 'Z';
}

/** Arguments a process was started with, or null when there is none or they are not ours to read. */
export async function argumentsOf(pid: number): Promise<readonly string[] | null> {
  if (process.platform === 'linux') {
    // Gone meanwhile, or another user's: neither is told of.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
    return line === null || line === '' ? null : line.split('\0');
  }
  // `ps` ends with 1 where there is no such process.
  const listed = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => null);
  return listed === null ? null : listed.stdout.trim().split(' ');
}

/** Waits until a process has ended; false when it still runs after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (await isAlive(pid)) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
