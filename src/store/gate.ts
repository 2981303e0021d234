import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** A turn at a host. */
export interface StoreGateTurn {
  /** The request has ended; the next may start after the pause. `pauseMs`: the host asked for a longer one. */
  leave(pauseMs?: number): Promise<void>;
}

/** One request at a time to each host, among all processes on one database. */
export interface StoreGate {
  /**
   * Waits until nobody asks the host and `delayMs` have passed since the last request ended; 0 is no gate at all.
   * Rejects with the signal's reason when that is aborted first.
   */
  enter(host: string, delayMs: number, signal: AbortSignal): Promise<StoreGateTurn>;
  /** How long a host still wants to be left alone; 0 where it does not. */
  restMs(host: string): Promise<number>;
}

export interface GateOptions {
  /** Id of this process (a UUID); different in each. */
  readonly holder: string;
  /** How long a host stays taken after its holder died. Living holders renew it. */
  readonly leaseMs: number;
  /** Told when a lease could not be renewed. */
  readonly onError: (error: unknown) => void;
}

/** Shortest wait where the time of the next chance is not known: a request is going on elsewhere and needs no pause. */
const shortestWaitMs = 25;

/** No host is left alone for longer; what is noted beyond was noted by a clock that was set back since. */
const longestPauseMs = 25 * 60 * 60 * 1000;

/**
 * The politeness gate on the table `host_gate`. All times are the database's: the processes' clocks need not agree. Times that a
 * right clock cannot have written count as none, so that no host stays closed until a clock that was ahead is caught up with.
 */
export function createStoreGate(db: Database, options: GateOptions): StoreGate {
  /** Ends of the local queues: one waiter for each host asks the database. */
  const queues = new Map<string, Promise<void>>();

  const enter = async (host: string, delayMs: number, signal: AbortSignal): Promise<StoreGateTurn> => {
    signal.throwIfAborted();
    if (delayMs <= 0) return { leave: async () => undefined };
    const before = queues.get(host) ?? Promise.resolve();
    const turn = Promise.withResolvers<void>();
    const wait = async (): Promise<void> => {
      await before;
      await turn.promise;
      if (queues.get(host) === mine) queues.delete(host);
    };
    const mine = wait();
    queues.set(host, mine);
    const step = turn.resolve;
    try {
      await abortable(before, signal);
      await takeHost(db, options, host, delayMs, signal);
    } catch (error) {
      step();
      throw error;
    }
    const renewal = renew(db, options, host);
    let left: Promise<void> | null = null;
    const leave = async (pauseMs: number): Promise<void> => {
      clearInterval(renewal);
      try {
        await giveBack(db, options, host, pauseMs);
      } finally {
        step();
      }
    };
    return { leave: async (pauseMs = 0) => (left ??= leave(pauseMs)) };
  };
  return { enter, restMs: async (host) => restOf(db, host) };
}

async function restOf(db: Database, host: string): Promise<number> {
  const found = await sql<{ restMs: number }>`
    SELECT (extract(epoch FROM ${within(sql`paused_until`, longestPauseMs)} - clock_timestamp()) * 1000)::float8 AS "restMs"
    FROM host_gate WHERE host = ${host} AND ${within(sql`paused_until`, longestPauseMs)} > clock_timestamp()`.execute(
    db,
  );
  return found.rows[0]?.restMs ?? 0;
}

async function abortable(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([wait, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function takeHost(
  db: Database,
  options: GateOptions,
  host: string,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const waitMs = await tryHost(db, options, host, delayMs);
    if (waitMs === null) return;
    await sleep(waitMs, undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  }
}

/** Takes the host (null), or tells in how many milliseconds that may be possible at the earliest. */
async function tryHost(db: Database, options: GateOptions, host: string, delayMs: number): Promise<number | null> {
  const delay = milliseconds(delayMs);
  // A holder that died may have asked until its lease ended.
  const free = sql`greatest(${within(sql`host_gate.paused_until`, longestPauseMs)},
    coalesce(CASE WHEN host_gate.holder IS NULL THEN ${within(sql`host_gate.left_at`, 0)}
      ELSE ${within(sql`host_gate.lease_until`, options.leaseMs)} END, '-infinity') + ${delay})`;
  const taken = await sql`
    INSERT INTO host_gate (host, holder, lease_until)
    VALUES (${host}, ${options.holder}, clock_timestamp() + ${milliseconds(options.leaseMs)})
    ON CONFLICT (host) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
    WHERE ${free} <= clock_timestamp()`.execute(db);
  if (taken.numAffectedRows === 1n) return null;
  const found = await sql<{ held: boolean; waitMs: number }>`
    SELECT holder IS NOT NULL AS held,
      (extract(epoch FROM ${free} - clock_timestamp()) * 1000)::float8 AS "waitMs"
    FROM host_gate WHERE host = ${host}`.execute(db);
  const [row] = found.rows;
  if (row === undefined) return shortestWaitMs;
  // While a request is going on, its end is not known, but the pause must follow it in any case.
  const waitMs = row.held ? Math.min(row.waitMs, Math.max(delayMs, shortestWaitMs)) : row.waitMs;
  return Math.max(1, Math.ceil(waitMs));
}

async function giveBack(db: Database, options: GateOptions, host: string, pauseMs: number): Promise<void> {
  const paused = pauseMs > 0 ? sql`clock_timestamp() + ${milliseconds(pauseMs)}` : sql`NULL`;
  await sql`
    UPDATE host_gate SET
      left_at = clock_timestamp(),
      paused_until = greatest(${within(sql`paused_until`, longestPauseMs)}, ${paused}),
      holder = CASE WHEN holder = ${options.holder} THEN NULL ELSE holder END
    WHERE host = ${host}`.execute(db);
}

function renew(db: Database, options: GateOptions, host: string): NodeJS.Timeout {
  const timer = setInterval(() => {
    sql`UPDATE host_gate SET lease_until = clock_timestamp() + ${milliseconds(options.leaseMs)}
      WHERE host = ${host} AND holder = ${options.holder}`
      .execute(db)
      .catch(options.onError);
  }, options.leaseMs / 3);
  return timer.unref();
}

/** A noted time; null where it lies further ahead than a right clock could have noted it. */
function within(noted: RawBuilder<unknown>, aheadMs: number) {
  return sql`(CASE WHEN ${noted} <= clock_timestamp() + ${milliseconds(aheadMs)} THEN ${noted} END)`;
}

function milliseconds(value: number) {
  return sql`make_interval(secs => ${value / 1000}::float8)`;
}
