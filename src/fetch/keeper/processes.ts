import { readdirSync, readFileSync } from 'node:fs';

/** What the system tells of a process; empty where it ended meanwhile, or where the system tells nothing (only Linux does). */
export function tell(pid: number, what: 'stat' | 'statm' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** Fields after the name, which may hold anything. */
export function statOf(pid: number): readonly string[] {
  const stat = tell(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Every process that the system tells of. */
export function allProcesses(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** When a process was started, as the system counts it. */
export function startOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** Whether it is still that process and at work: its number may be another's by now, or nobody may have asked how it ended. */
export function isAlive({ pid, started }: { readonly pid: number; readonly started: string }): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const [state] = statOf(pid);
  return startOf(pid) === started && state !== 'Z';
}

/** Processes that were given an argument. */
export function processesOf(argument: string): readonly number[] {
  return allProcesses().filter((pid) => tell(pid, 'cmdline').split('\0').includes(argument));
}

/** Ends a process, unless it has ended meanwhile. */
export function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone, as it should be.
  }
}
