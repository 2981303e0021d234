/** What the system tells of this machine's processes, and how they are ended. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from '../domain/error-code.ts';

const run = promisify(execFile);
const pollMs = 20;

/** A process by its number, which is another's later, and by its start, as `startOf` tells it. */
export interface KnownProcess {
  readonly pid: number;
  readonly started: string;
}

/** What `/proc` holds of a process; empty where it ended meanwhile, and where there is no `/proc` (only Linux has it). */
export function tell(pid: number, what: 'stat' | 'statm' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** The fields of `stat` from the state on: they follow the name, which may hold anything. */
export function statOf(pid: number): readonly string[] {
  const stat = tell(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** When a process was started, in the system's ticks since its own start; empty where it does not tell. */
export function startOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** Every process that the system tells of. */
export function allProcesses(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** Processes that were given an argument. */
export function processesOf(argument: string): readonly number[] {
  return allProcesses().filter((pid) => tell(pid, 'cmdline').split('\0').includes(argument));
}

/** Arguments a process was started with; null when there is none, or they are not ours to read. */
export async function argumentsOf(pid: number): Promise<readonly string[] | null> {
  if (process.platform === 'linux') {
    const line = tell(pid, 'cmdline');
    return line === '' ? null : line.split('\0');
  }
  // `ps` ends with 1 where there is no such process.
  const listed = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => null);
  return listed === null ? null : listed.stdout.trim().split(' ');
}

/** Whether a process is at work; one that has ended, and that nobody asked how, is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  const [state = ''] = statOf(pid);
  return state !== '' && state !== 'Z';
}

/** Whether a process is still the one that was known, and at work. */
export function isStillAlive({ pid, started }: KnownProcess): boolean {
  return isAlive(pid) && startOf(pid) === started;
}

/** Waits until a process has ended; false when it is still at work after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (isAlive(pid)) {
    if (performance.now() > end) return false;
    await sleep(pollMs);
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

/** Ends a process at once, unless it has ended meanwhile or is not ours to end. */
export function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
