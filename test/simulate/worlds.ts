import { fork } from 'node:child_process';
import type { SimulationSettings } from './director.ts';
import type { Failure } from './explain.ts';
import type { Tally } from './tally.ts';

export type WorldSettings = Omit<SimulationSettings, 'progress'>;

/** What a world's process answers. */
export interface WorldOutcome {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
}

/** Portals that one program watches: several, since our own line is judged by unrelated ones. */
const portalsOfWorld = 5;

/** A story in worlds that know nothing of each other: the same ones however many processes play them. */
export function worldsOf(settings: WorldSettings): readonly WorldSettings[] {
  const end = settings.firstPortal + settings.portals;
  const starts = Array.from({ length: Math.max(1, Math.floor(settings.portals / portalsOfWorld)) }, (_, turn) => turn);
  return starts.map((turn) => {
    const firstPortal = settings.firstPortal + turn * portalsOfWorld;
    const isLast = turn === starts.length - 1;
    return { ...settings, firstPortal, portals: isLast ? end - firstPortal : portalsOfWorld };
  });
}

/** Plays worlds, some at a time, each in a process of its own with a database server of its own. Answers in their order. */
export async function playWorlds(
  worlds: readonly WorldSettings[],
  processes: number,
  progress: (line: string) => void,
): Promise<readonly WorldOutcome[]> {
  const outcomes: WorldOutcome[] = [];
  const left = worlds.entries();
  const lane = async (): Promise<void> => {
    for (const [index, world] of left)
      outcomes[index] = await playWorld(world, (line) => progress(`world ${index + 1} of ${worlds.length}  ${line}`));
  };
  await Promise.all(Array.from({ length: Math.min(processes, worlds.length) }, lane));
  return outcomes;
}

async function playWorld(world: WorldSettings, progress: (line: string) => void): Promise<WorldOutcome> {
  return new Promise((resolve, reject) => {
    let outcome: WorldOutcome | null = null;
    const child = fork(new URL('./world-process.ts', import.meta.url), [JSON.stringify(world)], { stdio: 'inherit' });
    child.on('message', (message) => {
      if (typeof message === 'string') progress(message);
      else outcome = message as WorldOutcome;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (outcome === null) reject(new Error(`a world ended without an outcome (${signal ?? `exit code ${code}`})`));
      else resolve(outcome);
    });
  });
}
