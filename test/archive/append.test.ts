import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArchivedExchange, ArchiveReadError, ArchiveWriteError, verifyArchive } from '../../src/archive/index.ts';
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

describe('a payload seen before', () => {
  it('is not stored again, and is read through the record it stands in', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const before = await archive.append(anExchange());
      const again = anExchange({ at: '2024-03-01T00:00:00Z', response: { headers: [['X-New', 'yes']] } });
      const earlier = { url: again.request.url, capturedAt: before.capturedAt, payloadSha256: before.sha256 };
      const known = await archive.append(again, { revisitOf: { ...earlier, location: before.location } });
      const unknown = await archive.append(again, { revisitOf: earlier });
      expect(known).toMatchObject({ sha256: before.sha256, bodyBytes: before.bodyBytes });

      const read = await archive.read(known.location);
      expect(Buffer.from(read.body).equals(again.response.body)).toBe(true);
      expect(read).toMatchObject({ status: 200, headers: [['X-New', 'yes']], capturedAt: new Date('2024-03-01') });
      expect(read.revisitOf).toEqual({ ...earlier, kind: 'identical-payload', resolved: true });
      const unresolved = await archive.read(unknown.location);
      expect(unresolved.body).toHaveLength(0);
      expect(unresolved.revisitOf).toEqual({ ...earlier, kind: 'identical-payload', resolved: false });

      await archive.close();
      const revisit = (await readFolderWithWarcio(directory)).find(({ type }) => type === 'revisit');
      expect(revisit?.field('WARC-Profile')).toBe('http://netpreserve.org/warc/1.1/revisit/identical-payload-digest');
      expect(revisit?.field('WARC-Refers-To-Target-URI')).toBe(again.request.url);
      expect(revisit?.field('WARC-Refers-To-Date')).toBe('2024-01-31T08:09:10.123Z');
      expect(revisit?.field('WARC-Payload-Digest')).toBe(asWarcDigest(sha256(again.response.body)));
      expect(revisit?.payload).toHaveLength(0);
      expect(revisit?.headers).toEqual([['X-New', 'yes']]);
      expect(await troubles(directory)).toEqual([]);
    });
  });

  it('is stored in full when it only was believed to be the same', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const before = await archive.append(anExchange());
      const changed = anExchange({ response: { body: Buffer.from('changed') } });
      const revisitOf = { url: changed.request.url, capturedAt: before.capturedAt, payloadSha256: before.sha256 };
      const after = await archive.append(changed, { revisitOf });
      const read = await archive.read(after.location);
      expect(read.revisitOf).toBeNull();
      expect(Buffer.from(read.body).toString()).toBe('changed');
      await archive.close();
    });
  });

  it('refers to the record that holds it, though the caller names a revisit', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      let last = await archive.append(anExchange());
      const first = last;
      for (const month of ['02', '03', '04', '05', '06', '07', '08']) {
        const again = anExchange({ at: `2024-${month}-01T00:00:00Z` });
        const revisitOf = {
          url: again.request.url,
          capturedAt: last.capturedAt,
          payloadSha256: last.sha256,
          location: last.location,
        };
        [last] = (await archive.appendAll([again], { revisitOf })) as [ArchivedExchange];
      }
      const read = await archive.read(last.location);
      expect(Buffer.from(read.body).equals(anExchange().response.body)).toBe(true);
      expect(read.revisitOf).toMatchObject({ capturedAt: first.capturedAt, resolved: true });
      await archive.close();
    });
  });

  it('is stored again when the record that held it is lost', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const before = await archive.append(anExchange());
      const revisitOf = {
        url: anExchange().request.url,
        capturedAt: before.capturedAt,
        payloadSha256: before.sha256,
        location: { ...before.location, offset: before.location.offset + 1 },
      };
      const after = await archive.append(anExchange(), { revisitOf });
      expect(await archive.read(after.location)).toMatchObject({ revisitOf: null, body: anExchange().response.body });
      await archive.close();
    });
  });

  it('answers 304 as a record of its own kind', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const before = await archive.append(anExchange());
      const unmodified = anExchange({
        at: '2024-03-01T00:00:00Z',
        response: { status: 304, statusText: 'Not Modified', body: new Uint8Array() },
      });
      const earlier = { url: unmodified.request.url, capturedAt: before.capturedAt, payloadSha256: before.sha256 };
      const { location } = await archive.append(unmodified, { revisitOf: { ...earlier, location: before.location } });
      const read = await archive.read(location);
      expect(read).toMatchObject({ status: 304, body: new Uint8Array() });
      expect(read.revisitOf).toMatchObject({ kind: 'server-not-modified', capturedAt: before.capturedAt });
      await archive.close();
      const revisit = (await readFolderWithWarcio(directory)).find(({ type }) => type === 'revisit');
      expect(revisit?.field('WARC-Profile')).toBe('http://netpreserve.org/warc/1.1/revisit/server-not-modified');
      expect(revisit?.statusLine).toBe('HTTP/1.1 304 Not Modified');
    });
  });
});

describe('the files of an archive', () => {
  it('hold the exchanges of one event together under one date', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const hop = anExchange({ response: { status: 302, headers: [['Location', '/b']], body: Buffer.from('moved') } });
      const target = anExchange({ url: 'http://www.example.test/b', at: '2024-01-31T08:09:12Z' });
      const archived = await archive.appendAll([hop, target]);
      expect(archived.map(({ capturedAt }) => capturedAt.toISOString())).toEqual([
        '2024-01-31T08:09:10.123Z',
        '2024-01-31T08:09:10.123Z',
      ]);
      expect(await Promise.all(archived.map(async ({ location }) => (await archive.read(location)).status))).toEqual([
        302, 200,
      ]);
      await archive.close();
      const [, first, , second] = await readFolderWithWarcio(directory);
      expect(second?.type).toBe('response');
      expect(second?.field('WARC-Concurrent-To')).toBe(first?.field('WARC-Record-ID'));
    });
  });

  it('are begun anew when one has grown too large, and each opens with its warcinfo record', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory, { maxFileBytes: 2000 });
      const locations = [];
      for (let index = 0; index < 12; index += 1) {
        const one = anExchange({ url: `http://www.example.test/${index}` });
        locations.push((await archive.append(one)).location);
      }
      const files = await readdir(directory);
      expect(files.length).toBeGreaterThan(3);
      expect(new Set(locations.map(({ file }) => file))).toEqual(new Set(files));
      for (const [index, location] of locations.entries()) {
        expect((await archive.read(location)).url).toBe(`http://www.example.test/${index}`);
      }
      await archive.close();
      const infos = (await readFolderWithWarcio(directory)).filter(({ type }) => type === 'warcinfo');
      expect(new Set(infos.map((info) => info.field('WARC-Filename')))).toEqual(new Set(files));
      expect(await troubles(directory)).toEqual([]);
    });
  });

  it('take hundreds of appends at once from several writers', async () => {
    await withFolder(async (directory) => {
      const archives = await Promise.all([anArchive(directory), anArchive(directory)]);
      const archived = await Promise.all(
        Array.from({ length: 600 }, async (_, index) => {
          const one = anExchange({ url: `http://www.example.test/${index}` });
          return archives[index % 2]?.append(one);
        }),
      );
      for (const [index, one] of archived.entries()) {
        if (one === undefined) throw new Error('nothing was archived');
        const read = await archives[0]?.read(one.location);
        expect(read?.url).toBe(`http://www.example.test/${index}`);
      }
      await Promise.all(archives.map(async (archive) => archive.close()));
      expect(await readdir(directory)).toHaveLength(2);
      expect(await readFolderWithWarcio(directory)).toHaveLength(2 + 1200);
      expect(await troubles(directory)).toEqual([]);
    });
  });

  it('are not made before there is something to keep', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(path.join(directory, 'deep', 'archive'));
      await archive.close();
      expect(await readdir(path.join(directory, 'deep', 'archive'))).toEqual([]);
      await expect(archive.append(anExchange())).rejects.toThrow('closed');
    });
  });

  it('refuse everything after a write that failed', async () => {
    await withFolder(async (directory) => {
      const folder = path.join(directory, 'archive');
      const archive = await anArchive(folder);
      await rm(folder, { recursive: true });
      const failed = await archive.append(anExchange()).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(ArchiveWriteError);
      expect((failed as ArchiveWriteError).cause).toMatchObject({ code: 'ENOENT' });
      await expect(archive.append(anExchange())).rejects.toBe(failed);
      await archive.close();
    });
  });

  it('give back nothing that is damaged, missing, or outside', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const { location } = await archive.append(anExchange());
      const { size } = await stat(path.join(directory, location.file));
      for (const wrong of [
        { ...location, offset: location.offset + 1 },
        { ...location, length: location.length - 1 },
        { ...location, length: size },
        { ...location, offset: location.offset + location.length, length: size - location.offset - location.length },
        { ...location, file: 'nianbao-none.warc.gz' },
        { ...location, file: `../${path.basename(directory)}/${location.file}` },
      ]) {
        await expect(archive.read(wrong)).rejects.toBeInstanceOf(ArchiveReadError);
      }
      await archive.close();
    });
  });
});
