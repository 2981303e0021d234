import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly isChromium: boolean;
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)));
}

function processOf(pid: number): Process {
  const stat = read(`/proc/${pid}/stat`);
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parent: Number(parent), isChromium: state !== 'Z' && /chrom|headless_shell/i.test(stat) };
}

/** Chromium processes below another process. */
export function descendants(ancestor: number): number[] {
  const all = processes();
  const below = new Set([ancestor]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid, isChromium }) => below.has(pid) && isChromium).map(({ pid }) => pid);
}

/** Whether a process runs and is a Chromium; the number may be another's by now. */
export function isChromium(pid: number): boolean {
  return processOf(pid).isChromium;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended meanwhile.
    return '';
  }
}
