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
import { contentCodingOf, decodeContent } from '../../src/net/index.ts';

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

  const bytes = Buffer.from('2023年政府信息公开工作年度报告'.repeat(40));
  const members = Buffer.concat([gzipSync(bytes.subarray(0, 99)), gzipSync(bytes.subarray(99))]);
  const named = (flags: number, ...fields: Buffer[]): Buffer => {
    const packed = gzipSync(bytes);
    packed[3] = flags;
    return Buffer.concat([packed.subarray(0, 10), ...fields, packed.subarray(10)]);
  };
  const everyField = named(30, Buffer.from([2, 0, 1, 2]), Buffer.from('报告.html\0note\0'), Buffer.from([0, 0]));

  it.each([
    ['several gzip members', 'gzip', members],
    ['gzip and zeros', 'gzip', Buffer.concat([gzipSync(bytes), Buffer.alloc(30)])],
    ['gzip and something after it', 'gzip', Buffer.concat([gzipSync(bytes), Buffer.from('<!-- cached -->')])],
    ['several members and something after them', 'gzip', Buffer.concat([members, Buffer.from('\r\n')])],
    [
      'a gzip header with a name, and something after the data',
      'gzip',
      Buffer.concat([named(8, Buffer.from('a.html\0')), Buffer.from('x')]),
    ],
    [
      'a gzip header with every field, and something after the data',
      'gzip',
      Buffer.concat([everyField, Buffer.from('x')]),
    ],
    ['zlib under the name of gzip', 'gzip', deflateSync(bytes)],
    ['gzip under the name of deflate', 'deflate', gzipSync(bytes)],
    ['zlib and something after it', 'deflate', Buffer.concat([deflateSync(bytes), Buffer.from('x')])],
    [
      'several zstd frames',
      'zstd',
      Buffer.concat([zstdCompressSync(bytes.subarray(0, 99)), zstdCompressSync(bytes.subarray(99))]),
    ],
    ['nothing under the name of zstd', 'zstd', bytes],
    ['a charset for a coding', 'GBK', bytes],
    ['a media type for a coding', 'text/html', bytes],
    ['a transfer coding for a coding', 'chunked', bytes],
  ])('%s is read whole', async (_name, coding, body) => {
    const decoded = await decodeContent(body, coding, 10_000);
    expect(decoded.problem).toBeNull();
    expect(Buffer.from(decoded.content)).toEqual(bytes);
  });

  const garbled = (packed: Buffer, from: number, to = 0): Buffer =>
    Buffer.from(packed).fill(7, packed.length + from, packed.length + to);

  it.each([
    ['a second member that is cut', members.subarray(0, -20)],
    ['a checksum of another content', garbled(gzipSync(bytes), -8, -4)],
    ['a length of another content', garbled(gzipSync(bytes), -4)],
    ['an end without checksum', gzipSync(bytes).subarray(0, -8)],
    ['a header that does not end', named(8).subarray(0, 10)],
    ['a name that does not end', Buffer.concat([named(8).subarray(0, 10), Buffer.from('报告')])],
  ])('%s is damage', async (_name, body) => {
    expect((await decodeContent(body, 'gzip', 10_000)).problem).toBe('damaged');
  });

  it('large members are bounded together, and so is their number', async () => {
    const large = gzipSync(Buffer.alloc(600_000, '年报'));
    expect((await decodeContent(Buffer.concat([large, large, Buffer.from('x')]), 'gzip', 1_000_000)).problem).toBe(
      'too-large',
    );
    expect(
      (await decodeContent(Buffer.concat([large, large, Buffer.from('x')]), 'gzip', 2_000_000)).problem,
    ).toBeNull();
    const nothing = gzipSync('');
    const flood = Buffer.concat([...Array.from({ length: 9000 }, () => nothing), Buffer.from('x')]);
    expect((await decodeContent(flood, 'gzip', 1000)).problem).toBe('damaged');
  });

  it('are told by all fields that name them, and by a text’s first bytes where none does', () => {
    const field = ['content-encoding', 'br'] as const;
    const packed = gzipSync('x');
    expect(contentCodingOf({ headers: [['Content-Encoding', 'gzip'], field], body: packed })).toBe('gzip, br');
    const typed = (type: string) => ({
      headers: [
        ['Content-Type', type],
        ['Content-Encoding', ''],
      ] as const,
      body: packed,
    });
    expect(contentCodingOf(typed('text/html; charset=utf-8'))).toBe('gzip');
    expect(contentCodingOf(typed('application/gzip'))).toBeNull();
    expect(contentCodingOf({ ...typed('text/html'), body: Buffer.from('<p>') })).toBeNull();
  });

  it('a header that lies is not believed, and an unknown one is told', async () => {
    const plain = Buffer.from('<p>plain</p>');
    expect(await decodeContent(plain, 'gzip', 100)).toMatchObject({ content: plain, problem: null });
    expect((await decodeContent(plain, 'compress', 100)).problem).toBe('unknown-coding');
    expect(await decodeContent(plain, null, 100)).toMatchObject({ content: plain, problem: null });
  });
});
