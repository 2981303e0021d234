import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createExtractPool, type ExtractPool } from '../../../src/extract/pool/index.ts';
import { inputOf } from '../input.ts';

const workerUrl = new URL('./workers/obedient.ts', import.meta.url);
const open: ExtractPool[] = [];

function poolOf(options: Partial<Parameters<typeof createExtractPool>[0]> = {}): ExtractPool {
  const pool = createExtractPool({ size: 2, timeoutMs: 5_000, memoryMb: 128, workerUrl, ...options });
  open.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

describe('extraction pool', () => {
  it('answers every document with its own outcome, whatever the order of arrival', async () => {
    const pool = poolOf();
    const texts = Array.from({ length: 200 }, (_, index) => `${index % 7 === 0 ? 'wait' : 'echo'} ${index}`);
    const outcomes = await Promise.all(texts.map((text) => pool.extract(inputOf(text))));
    expect(outcomes.map((outcome) => (outcome.kind === 'extracted' ? outcome.extraction.text : outcome))).toEqual(
      texts,
    );
    const threads = new Set(
      outcomes.map((outcome) => (outcome.kind === 'extracted' ? outcome.extraction.title : null)),
    );
    expect(threads.size).toBe(2);
  });

  it('leaves the bytes to the caller', async () => {
    const input = inputOf('echo mine');
    await poolOf().extract(input);
    expect(Buffer.from(input.bytes).toString()).toBe('echo mine');
  });

  it('ends a worker that takes too long, and does what waited behind it', async () => {
    const pool = poolOf({ size: 1, timeoutMs: 300 });
    const [hung, ...rest] = await Promise.all(
      ['hang', 'echo 1', 'echo 2', 'echo 3'].map((text) => pool.extract(inputOf(text))),
    );
    expect(hung).toEqual({ kind: 'killed', reason: 'time', limit: 300 });
    expect(rest.map((outcome) => outcome.kind)).toEqual(['extracted', 'extracted', 'extracted']);
  });

  it('ends a worker that takes too much memory, and goes on', async () => {
    const pool = poolOf({ size: 1, memoryMb: 48, timeoutMs: 60_000 });
    const [greedy, next] = await Promise.all(['hoard', 'echo'].map((text) => pool.extract(inputOf(text))));
    expect(greedy).toEqual({ kind: 'killed', reason: 'memory', limit: 48 });
    expect(next?.kind).toBe('extracted');
  });

  it('tells what failed inside the worker and keeps the worker', async () => {
    const pool = poolOf({ size: 1 });
    const before = await pool.extract(inputOf('echo'));
    const thrown = await pool.extract(inputOf('throw'));
    const after = await pool.extract(inputOf('echo'));
    expect(thrown.kind === 'failed' ? thrown.error : thrown).toContain('told to throw');
    expect(before).toEqual(after);
  });

  it('replaces a worker that ended by itself', async () => {
    const pool = poolOf({ size: 1 });
    const [gone, next] = await Promise.all(['exit', 'echo'].map((text) => pool.extract(inputOf(text))));
    expect(gone?.kind).toBe('failed');
    expect(next?.kind).toBe('extracted');
  });

  it('fails at once when the worker cannot start', async () => {
    const pool = poolOf({ workerUrl: new URL('./workers/none.ts', import.meta.url) });
    const outcome = await pool.extract(inputOf('echo'));
    expect(outcome.kind === 'failed' ? outcome.error : outcome).toContain('none.ts');
  });

  it('starts a worker ahead of the first document where one is announced, and only one', async () => {
    const pool = poolOf();
    pool.prepare();
    pool.prepare();
    const later = new Worker('', { eval: true });
    const { threadId } = later;
    const outcome = await pool.extract(inputOf('echo'));
    expect(outcome.kind === 'extracted' ? Number(outcome.extraction.title) : outcome).toBe(threadId - 1);
  });

  it('ends a worker that had nothing to do for a while, and starts another when there is work again', async () => {
    const pool = poolOf({ size: 1, idleMs: 200 });
    const threadOf = async (): Promise<string | null> => {
      const outcome = await pool.extract(inputOf('echo'));
      return outcome.kind === 'extracted' ? outcome.extraction.title : null;
    };
    const [first, second] = [await threadOf(), await threadOf()];
    await setTimeout(600);
    const third = await threadOf();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('gives back as failed what was on its way when it was closed', async () => {
    const pool = poolOf({ size: 1 });
    const pending = ['hang', 'echo'].map((text) => pool.extract(inputOf(text)));
    await pool.close();
    const outcomes = await Promise.all([...pending, pool.extract(inputOf('echo'))]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['failed', 'failed', 'failed']);
  });

  it('does not keep the process alive when idle', async () => {
    const program = `
      import { createExtractPool } from ${JSON.stringify(new URL('../../../src/extract/pool/index.ts', import.meta.url).href)};
      const pool = createExtractPool({ size: 1, timeoutMs: 60000, memoryMb: 64, workerUrl: new URL(${JSON.stringify(workerUrl.href)}) });
      const outcome = await pool.extract({ bytes: Buffer.from('echo'), url: null, captureId: null, mediaType: null, charset: null, linkTitle: null, portalHosts: [], declaredPublisher: null });
      process.stdout.write(outcome.kind);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect([code, printed]).toEqual([0, 'extracted']);
  });
});
