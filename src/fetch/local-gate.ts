import { setTimeout as pause } from 'node:timers/promises';
import { freeTurn, type PolitenessGate } from './gate.ts';

interface HostLine {
  /** When the one before has left; `null` where nobody was there yet. */
  tail: Promise<number | null>;
  inLine: number;
  idleSince: number;
  /** The host asked to be left alone until then. */
  pausedUntil: number;
}

/** Hosts remembered before those idle for an hour are looked for. */
const rememberedHosts = 1000;
const idleMs = 3_600_000;

/**
 * A gate for one process: tests and the command line.
 * @param monotonic time since some fixed point in milliseconds, never running backwards
 */
export function createLocalGate(monotonic: () => number = () => performance.now()): PolitenessGate {
  const hosts = new Map<string, HostLine>();

  function lineFor(host: string): HostLine {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    if (hosts.size >= rememberedHosts) {
      for (const [name, line] of hosts) {
        const idle = line.inLine === 0 && monotonic() - line.idleSince > idleMs;
        if (idle && line.pausedUntil < monotonic()) hosts.delete(name);
      }
    }
    const line: HostLine = { tail: Promise.resolve(null), inLine: 0, idleSince: monotonic(), pausedUntil: 0 };
    hosts.set(host, line);
    return line;
  }

  return {
    async enter(host, delayMs, signal) {
      signal.throwIfAborted();
      if (delayMs === 0) return freeTurn;
      const line = lineFor(host);
      const before = line.tail;
      const left = Promise.withResolvers<number | null>();
      line.tail = left.promise;
      line.inLine += 1;
      const leaveAt = (at: number | null): void => {
        line.inLine -= 1;
        line.idleSince = monotonic();
        left.resolve(at);
      };
      try {
        const leftAt = await abortable(before, signal);
        const freeAt = Math.max(leftAt === null ? 0 : leftAt + delayMs, line.pausedUntil);
        const restMs = freeAt - monotonic();
        if (restMs > 0) await pause(Math.ceil(restMs), undefined, { signal });
      } catch {
        // Whoever comes next still waits for the one before this.
        void before.then(leaveAt);
        signal.throwIfAborted();
      }
      let here = true;
      return {
        leave(pauseMs = 0) {
          if (here && pauseMs > 0) line.pausedUntil = Math.max(line.pausedUntil, monotonic() + pauseMs);
          if (here) leaveAt(monotonic());
          here = false;
          return Promise.resolve();
        },
      };
    },
    restMs: (host) => Promise.resolve(Math.max(0, (hosts.get(host)?.pausedUntil ?? 0) - monotonic())),
  };
}

async function abortable<T>(wait: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([wait, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
