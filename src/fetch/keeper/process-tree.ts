import { allProcesses, statOf, tell } from '../../processes/index.ts';

/** A process of a browser, as the system tells of it. */
export interface BrowserProcess {
  readonly pid: number;
  readonly isRenderer: boolean;
  /** Resident memory. */
  readonly megabytes: number;
}

interface Known {
  readonly parent: number;
  readonly isRenderer: boolean;
  /** A zygote becomes what it is asked to be: until then it is asked again. */
  readonly isSettled: boolean;
}

const pageBytes = 4096;

function know(pid: number): Known {
  const type = /--type=([\w-]+)/.exec(tell(pid, 'cmdline'))?.[1] ?? '';
  return { parent: Number(statOf(pid)[1] ?? 0), isRenderer: type === 'renderer', isSettled: type !== 'zygote' };
}

/** Tells of the processes below this one, again and again; of none where the system does not tell. */
export function createProcessTree(root: number): () => readonly BrowserProcess[] {
  let known = new Map<number, Known>();
  return () => {
    const before = known;
    known = new Map(
      allProcesses().map((pid) => {
        const was = before.get(pid);
        return [pid, was?.isSettled === true ? was : know(pid)];
      }),
    );
    return [...known]
      .filter(([pid]) => isBelow(pid, root, known))
      .map(([pid, { isRenderer }]) => {
        const pages = Number(tell(pid, 'statm').split(' ')[1] ?? 0);
        return { pid, isRenderer, megabytes: (pages * pageBytes) / 1024 / 1024 };
      });
  };
}

function isBelow(pid: number, root: number, known: ReadonlyMap<number, Known>): boolean {
  const passed = new Set<number>();
  for (let at = known.get(pid)?.parent ?? 0; at > 0 && !passed.has(at); at = known.get(at)?.parent ?? 0) {
    if (at === root) return true;
    passed.add(at);
  }
  return false;
}
