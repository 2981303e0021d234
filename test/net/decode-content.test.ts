import { buffer } from 'node:stream/consumers';
import {
  brotliCompressSync,
  constants,
  createZstdCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { assert, asyncProperty, constantFrom, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeContent } from '../../src/net/index.ts';

const codings = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
};

describe('content codings', () => {
  it('are undone, alone and in layers', async () => {
    const names = constantFrom(...(Object.keys(codings) as (keyof typeof codings)[]));
    await assert(
      asyncProperty(uint8Array({ minLength: 1, maxLength: 3000 }), names, names, async (bytes, one, other) => {
        const once = codings[one](bytes);
        expect(Buffer.from((await decodeContent(once, one.toUpperCase(), 10_000)).content)).toEqual(Buffer.from(bytes));
        const twice = codings[other](once);
        const decoded = await decodeContent(twice, `${one} , ${other}`, 10_000);
        expect(decoded.problem).toBeNull();
        expect(Buffer.from(decoded.content)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 50 },
    );
  });

  it('deflate comes with its wrapper and without', async () => {
    const bytes = Buffer.from('年度报告'.repeat(100));
    expect(Buffer.from((await decodeContent(deflateRawSync(bytes), 'deflate', 10_000)).content)).toEqual(bytes);
  });

  it('are bounded, and keep what fits', async () => {
    const bomb = gzipSync(Buffer.alloc(40_000_000));
    const decoded = await decodeContent(bomb, 'gzip', 2_000_000);
    expect(decoded).toMatchObject({ problem: 'too-large' });
    expect(decoded.content.byteLength).toBe(2_000_000);
  });

  it('a window of more memory than a body may ask for is refused', async () => {
    const withWindow = async (windowLog: number): Promise<Buffer> => {
      const encoder = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowLog } });
      encoder.end('年报'.repeat(1000));
      return buffer(encoder);
    };
    expect((await decodeContent(await withWindow(23), 'zstd', 100_000)).problem).toBeNull();
    expect((await decodeContent(await withWindow(27), 'zstd', 100_000)).problem).toBe('damaged');
  });

  it('large bodies are read to their end', async () => {
    const bytes = Buffer.alloc(6_000_000, '年报');
    const decoded = await decodeContent(gzipSync(bytes), 'gzip', 10_000_000);
    expect(decoded.problem).toBeNull();
    expect(decoded.content.byteLength).toBe(bytes.byteLength);
  });

  it('damage is told, and what came before it is kept', async () => {
    const whole = gzipSync(Buffer.from(Array.from({ length: 50_000 }, (_unused, at) => at % 251)));
    const decoded = await decodeContent(whole.subarray(0, whole.length - 20), 'gzip', 100_000);
    expect(decoded.problem).toBe('damaged');
    expect((await decodeContent(Buffer.from([0x1f, 0x8b, 9, 9, 9]), 'gzip', 100)).problem).toBe('damaged');
  });

  it('a header that lies is not believed, and an unknown one is told', async () => {
    const plain = Buffer.from('<p>plain</p>');
    expect(await decodeContent(plain, 'gzip', 100)).toMatchObject({ content: plain, problem: null });
    expect((await decodeContent(plain, 'compress', 100)).problem).toBe('unknown-coding');
    expect(await decodeContent(plain, null, 100)).toMatchObject({ content: plain, problem: null });
  });
});
