import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { useStore } from './support/open.ts';

const ready = useStore();
const program = path.join(import.meta.dirname, 'support', 'gate-process.ts');
const never = new AbortController().signal;

interface Request {
  readonly holder: string;
  readonly begin: number;
  readonly end: number;
}

function start(
  host: string,
  numbers: readonly number[],
): { child: ChildProcess; requests: Request[]; entered: Promise<void> } {
  const child = spawn(process.execPath, [program, ready.url, randomUUID(), host, ...numbers.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const requests: Request[] = [];
  const entered = Promise.withResolvers<void>();
  if (child.stdout === null) throw new Error('no output');
  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line) as Request | { readonly entered: number };
    if ('entered' in said) entered.resolve();
    else requests.push(said);
  });
  return { child, requests, entered: entered.promise };
}

function gate(leaseMs = 5_000) {
  return ready.store.gate({
    holder: randomUUID(),
    leaseMs,
    onError: (error) => {
      throw error;
    },
  });
}

describe('the gate on the store', () => {
  it('lets three processes ask a host one at a time, never closer than the delay', async () => {
    const delayMs = 80;
    const started = [1, 2, 3].map(() => start('three.example', [delayMs, 30, 6]));
    await Promise.all(started.map(async ({ child }) => once(child, 'close')));
    const all = started.flatMap(({ requests }) => requests).sort((a, b) => a.begin - b.begin);
    expect(all).toHaveLength(18);
    const pauses = all.slice(1).map((request, index) => request.begin - (all[index]?.end ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(delayMs);
    // Nobody sleeps long past the first chance.
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length).toBeLessThan(delayMs * 6);
  });

  it('gives a host free when its holder was killed, and not before the lease and the delay are over', async () => {
    const leaseMs = 600;
    const { child, entered } = start('dead.example', [100, 60_000, 1, leaseMs]);
    await entered;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    const begin = performance.now();
    const turn = await gate(leaseMs).enter('dead.example', 100, never);
    const waited = performance.now() - begin;
    await turn.leave();
    expect(waited).toBeGreaterThan(100);
    expect(waited).toBeLessThan(leaseMs + 100 + 3_000);
  });

  it('keeps a host taken while a request outlasts the lease', async () => {
    const holder = await gate(300).enter('long.example', 50, never);
    const second = gate(300).enter('long.example', 50, never);
    const first = await Promise.race([second.then(() => 'entered'), sleep(1_000, 'waiting')]);
    expect(first).toBe('waiting');
    await holder.leave();
    await (await second).leave();
  });

  it('asks other hosts meanwhile, and has no gate for a delay of 0', async () => {
    const one = gate();
    const turn = await one.enter('a.example', 60_000, never);
    const others = [await one.enter('b.example', 60_000, never), await one.enter('a.example', 0, never)];
    await Promise.all([turn, ...others].map(async (each) => expect(each.leave()).resolves.toBeUndefined()));
  });

  it('stops waiting when told, for the pause as for the turn, and lets the next one in', async () => {
    const one = gate();
    const turn = await one.enter('stop.example', 200, never);
    const waiting = new AbortController();
    const behind = one.enter('stop.example', 200, waiting.signal);
    const last = one.enter('stop.example', 200, never);
    waiting.abort(new Error('stopping'));
    await expect(behind).rejects.toThrow('stopping');
    await turn.leave();
    await turn.leave();
    await expect(one.enter('stop.example', 60_000, AbortSignal.timeout(50))).rejects.toThrow('timeout');
    await (await last).leave();
    await expect(one.enter('stop.example', 60_000, AbortSignal.timeout(50))).rejects.toThrow('timeout');
    await expect(one.enter('stop.example', 1, AbortSignal.abort(new Error('at once')))).rejects.toThrow('at once');
  });

  it('honours a longer pause that a host asked for', async () => {
    const one = gate();
    const turn = await one.enter('pause.example', 10, never);
    await turn.leave(300);
    expect(await gate().restMs('pause.example')).toBeGreaterThan(100);
    expect(await gate().restMs('other.example')).toBe(0);
    const begin = performance.now();
    await (await one.enter('pause.example', 10, never)).leave();
    expect(performance.now() - begin).toBeGreaterThan(250);
  });

  it('keeps no host closed until a clock that was ahead is caught up with', async () => {
    const enter = async (host: string, pauseMs = 0) => {
      const turn = await gate().enter(host, 20, AbortSignal.timeout(5_000));
      await turn.leave(pauseMs);
    };
    await enter('left.example');
    await enter('paused.example', 60_000);
    await gate().enter('held.example', 20, never);
    const database = new Client({ connectionString: ready.url });
    await database.connect();
    await database.query(`UPDATE host_gate SET left_at = left_at + interval '6 days',
      paused_until = paused_until + interval '6 days', lease_until = lease_until + interval '6 days'`);
    await database.end();
    for (const host of ['left.example', 'paused.example', 'held.example']) {
      expect(await gate().restMs(host)).toBe(0);
      await enter(host);
    }
  });
});
