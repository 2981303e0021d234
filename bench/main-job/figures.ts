import type { Crawled } from './crawl.ts';
import type { PeerRun } from './peer.ts';

type Figures = Readonly<Record<string, string>>;

/** Median, smallest and largest. */
function spread(values: readonly number[], digits = 1): string {
  const sorted = values.toSorted((a, b) => a - b);
  const told = (value: number | undefined): string => (value ?? 0).toFixed(digits);
  return `${told(median(values))} (${told(sorted[0])}–${told(sorted.at(-1))})`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

const ofRun = ({ pages, runSeconds }: PeerRun | Crawled): number => pages / runSeconds;
const ofProcess = ({ pages, processSeconds }: PeerRun | Crawled): number => pages / processSeconds;

/** Threads of the program by what they do; the names are those that Node and V8 give them. */
const threadDuties = {
  'main thread': /^(?:node|MainThread)/,
  'extraction threads': /^WorkerThread/,
  'compiler and garbage collector': /^V8Worker/,
} as const;

export function figuresOf(runs: readonly Crawled[]): Figures {
  const milliseconds = (pick: (run: Crawled) => number): string =>
    spread(
      runs.map((run) => (pick(run) / run.pages) * 1000),
      2,
    );
  const duties = Object.entries(threadDuties).map(([duty, names]): [string, string] => [
    `ms of CPU a page, ${duty}`,
    milliseconds(({ cpu }) => sumOf(Object.entries(cpu.threads).filter(([name]) => names.test(name)))),
  ]);
  return {
    'report pages per second, listing to last page': spread(runs.map(ofRun)),
    'report pages per second, start to exit': spread(runs.map(ofProcess)),
    'seconds from start to exit': spread(runs.map((run) => run.processSeconds)),
    'ms of CPU a page, program and database': milliseconds(({ cpu }) => cpu.program + cpu.database),
    ...Object.fromEntries(duties),
    'ms of CPU a page, database': milliseconds(({ cpu }) => cpu.database),
    ...(runs.some(({ cpu }) => cpu.browser > 0)
      ? { 'ms of CPU a page, browser': milliseconds(({ cpu }) => cpu.browser) }
      : {}),
    'peak memory of the program, MB': spread(
      runs.map((run) => run.peakMegabytes),
      0,
    ),
    'bytes archived a page': spread(
      runs.map((run) => run.archivedBytes / run.pages),
      0,
    ),
    'outcomes of the last run': JSON.stringify(runs.at(-1)?.outcomes),
  };
}

function sumOf(entries: readonly (readonly [string, number])[]): number {
  return entries.reduce((sum, [, value]) => sum + value, 0);
}

export function peerFigures(
  peer: readonly PeerRun[],
  ours: readonly Crawled[],
  unchanged: readonly Crawled[],
): Figures {
  const ratio = (runs: readonly Crawled[], rate: (run: PeerRun | Crawled) => number): string =>
    spread(
      runs.map((run, index) => {
        const other = peer[index];
        return other === undefined ? 0 : rate(run) / rate(other);
      }),
      2,
    );
  return {
    'report pages per second, listing to last page': spread(peer.map(ofRun)),
    'report pages per second, start to exit': spread(peer.map(ofProcess)),
    'ms of CPU a page': spread(
      peer.map((run) => (run.cpu.program / run.pages) * 1000),
      2,
    ),
    'our first run, as a multiple of it': ratio(ours, ofRun),
    'our first run from start to exit, as a multiple of it': ratio(ours, ofProcess),
    'our unchanged run, as a multiple of it': ratio(unchanged, ofRun),
  };
}

/** Resident memory every so many seconds, and how it stood at the end. */
export function memoryCurve({ memory }: Crawled, everySeconds: number): readonly string[] {
  let next = 0;
  const lines: string[] = [];
  for (const [index, { seconds, megabytes }] of memory.entries()) {
    if (seconds < next && index < memory.length - 1) continue;
    lines.push(`${seconds.toFixed(0).padStart(6)} s ${megabytes.toFixed(0).padStart(6)} MB`);
    next = seconds + everySeconds;
  }
  return lines;
}
