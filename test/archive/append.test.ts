import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArchivedExchange, verifyArchive } from '../../src/archive/index.ts';
import { sha256, asWarcDigest } from '../../src/archive/digest.ts';
import type { Exchange, RawHeaders } from '../../src/domain/index.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';
import { readFolderWithWarcio } from './warcio.ts';

async function troubles(directory: string): Promise<readonly unknown[]> {
  const found = [];
  for await (const finding of verifyArchive(directory)) if (finding.kind !== 'ok-file') found.push(finding);
  return found;
}

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/);
/** Bytes as a header may carry them, one a character; optional white space around a value is no part of it. */
const headerValue = fc
  .string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), minLength: 1 })
  .map((text) => text.replace(/[\r\n]/g, ' ').replace(/^[ \t]+|[ \t]+$/g, ''))
  .filter((text) => text !== '');
const headers: fc.Arbitrary<RawHeaders> = fc.array(fc.tuple(token, headerValue), { minLength: 1, maxLength: 8 });
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .constantFrom('', '\r\n\r\n', 'WARC/1.1\r\nWARC-Type: response\r\n\r\n', '5\r\nhello\r\n0\r\n\r\n')
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 70_000, maxLength: 140_000 }),
);
const exchange: fc.Arbitrary<Exchange> = fc
  .record({
    path: fc.webPath(),
    requestHeaders: headers,
    status: fc.integer({ min: 200, max: 599 }).filter((status) => status !== 304),
    statusText: fc.constantFrom('OK', '', 'Not Found', '找不到'),
    headers,
    body,
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    truncated: fc.constantFrom(null, 'length' as const, 'time' as const, 'disconnect' as const),
  })
  .map((parts) => {
    const base = anExchange({ url: `http://www.example.test${parts.path}` });
    return {
      ...base,
      request: { ...base.request, headers: parts.requestHeaders },
      response: { ...base.response, ...parts },
      startedAtMs: parts.at,
    };
  });

describe('an archived exchange', () => {
  it('is read back as it was, by us and by an independent reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(exchange, { minLength: 1, maxLength: 4 }), async (exchanges) =>
        withFolder(async (directory) => {
          const archive = await anArchive(directory);
          const archived = await Promise.all(exchanges.map(async (one) => archive.append(one)));
          for (const [index, one] of exchanges.entries()) {
            const { location } = archived[index] as ArchivedExchange;
            const read = await archive.read(location);
            expect(Buffer.from(read.body).equals(one.response.body)).toBe(true);
            expect(read.headers).toEqual(one.response.headers);
            expect(read).toMatchObject({
              url: one.request.url,
              capturedAt: new Date(one.startedAtMs),
              status: one.response.status,
              truncated: one.response.truncated,
              revisitOf: null,
            });
          }
          await archive.close();
          const records = await readFolderWithWarcio(directory);
          expect(records).toHaveLength(1 + 2 * exchanges.length);
          const responses = records.filter(({ type }) => type === 'response');
          for (const one of exchanges) {
            const match = responses.find(({ payload }) => payload.equals(one.response.body));
            expect(match).toBeDefined();
            expect(match?.field('WARC-Payload-Digest')).toBe(asWarcDigest(sha256(one.response.body)));
          }
          expect(await troubles(directory)).toEqual([]);
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('has a response and a request record of one date, tied together, after a warcinfo record', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const { location } = await archive.append(anExchange());
      await archive.close();
      const [info, response, request] = await readFolderWithWarcio(directory);
      expect(info?.type).toBe('warcinfo');
      expect(info?.field('WARC-Filename')).toBe(location.file);
      expect(info?.payload.toString()).toContain('software: nianbao-test/1\r\n');
      expect(response).toMatchObject({ type: 'response', offset: location.offset, statusLine: 'HTTP/1.1 200 OK' });
      expect(request).toMatchObject({ type: 'request', statusLine: 'GET /zwgk/2024/1.html?id=7 HTTP/1.1' });
      for (const record of [response, request]) {
        expect(record?.field('WARC-Date')).toBe('2024-01-31T08:09:10.123Z');
        expect(record?.field('WARC-Target-URI')).toBe('http://www.example.test/zwgk/2024/1.html?id=7');
        expect(record?.field('WARC-IP-Address')).toBe('192.0.2.7');
      }
      expect(request?.field('WARC-Concurrent-To')).toBe(response?.field('WARC-Record-ID'));
    });
  });

  it('keeps content coding, and its transfer coding as a note that makes no reader decode it again', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const sent: RawHeaders = [
        ['Content-Encoding', 'gzip'],
        ['transfer-encoding', 'chunked'],
        ['X-Archive-Orig-Transfer-Encoding', 'sent by the server itself'],
      ];
      const packed = zlib.gzipSync('0\r\n\r\n hello');
      const { location } = await archive.append(anExchange({ response: { headers: sent, body: packed } }));
      const read = await archive.read(location);
      expect(read.headers).toEqual(sent);
      expect(Buffer.from(read.body).equals(packed)).toBe(true);
      await archive.close();
      const response = (await readFolderWithWarcio(directory)).find(({ type }) => type === 'response');
      expect(response?.payload.equals(packed)).toBe(true);
      expect(response?.headers.map(([name]) => name)).toEqual([
        'Content-Encoding',
        'X-Archive-Orig-transfer-encoding',
        'X-Archive-Orig-X-Archive-Orig-Transfer-Encoding',
      ]);
    });
  });

  it('cannot break out of its record with line ends in URL, names, values or status text', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const evil = anExchange({
        url: 'http://www.example.test/a\r\nWARC-Type: warcinfo\r\n\r\nb 年报 <x>',
        response: {
          statusText: 'OK\r\nX-Evil: 1',
          headers: [
            ['Na me:\r\nX', 'a\r\n\r\nb\0'],
            ['', 'nameless'],
            ['X-Wide', '年报'],
          ],
        },
      });
      const { location } = await archive.append({ ...evil, ipAddress: '1.2.3.4\r\nX: y' });
      const read = await archive.read(location);
      expect(Buffer.from(read.body).equals(evil.response.body)).toBe(true);
      expect(read.headers).toEqual([
        ['Na-me---X', 'a    b'],
        ['-', 'nameless'],
        ['X-Wide', Buffer.from('年报').toString('latin1')],
      ]);
      expect(read.url).toBe(
        'http://www.example.test/a%0D%0AWARC-Type:%20warcinfo%0D%0A%0D%0Ab%20%E5%B9%B4%E6%8A%A5%20%3Cx%3E',
      );
      await archive.close();
      const records = await readFolderWithWarcio(directory);
      expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'response', 'request']);
      expect(await troubles(directory)).toEqual([]);
    });
  });

  it('says when its body was cut off, and when the TLS peer was not verified', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const cut = anExchange({ response: { truncated: 'time' } });
      const { location } = await archive.append({ ...cut, authenticated: false });
      expect((await archive.read(location)).truncated).toBe('time');
      await archive.close();
      const response = (await readFolderWithWarcio(directory)).find(({ type }) => type === 'response');
      expect(response?.field('WARC-Truncated')).toBe('time');
      expect(JSON.parse(response?.field('WARC-JSON-Metadata') ?? '')).toEqual({ tlsPeerVerified: false });
    });
  });
});
