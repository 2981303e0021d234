import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExchangeResponse } from '../../src/domain/index.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';
import { readByTheStandard, type StandardRecord } from './standard-reader.ts';

async function recordsIn(directory: string): Promise<readonly StandardRecord[]> {
  const files = await Promise.all((await readdir(directory)).map((name) => readFile(path.join(directory, name))));
  return files.flatMap((file) => readByTheStandard(file));
}

const odd: Readonly<Record<string, Partial<ExchangeResponse>>> = {
  'cut at a limit': { truncated: 'length' },
  'cut by time': { truncated: 'time' },
  'cut by the peer, with nothing come yet': { truncated: 'disconnect', body: Buffer.alloc(0) },
  'with a header in GBK': { headers: [['X-Title', '\u00d5\u00fe\u00b8\u00ae']] },
  'with a name in GBK': { headers: [['\u00d5\u00fe', 'x']] },
  'with control characters': { headers: [['Set-Cookie', 'a=\u0001\u0007\u007f\u000b; b']] },
  'with the words of its status in UTF-8': { statusText: Buffer.from('找不到').toString('latin1'), status: 404 },
  'without words of its status': { statusText: '' },
  'without a header': { headers: [] },
  'in chunks, whose body looks like some more': {
    headers: [['transfer-encoding', 'chunked']],
    body: Buffer.from('5\r\nhello\r\n0\r\n\r\n'),
  },
  'whose body is a record': { body: Buffer.from('WARC/1.1\r\nWARC-Type: response\r\n\r\n\r\n\r\n') },
  'that leads on, to an address in bytes': {
    status: 302,
    statusText: 'Found',
    headers: [['Location', '/\u00d6\u00d0']],
    body: Buffer.alloc(0),
  },
  'that was read leniently': { departures: ['length-repeated', 'line-feed-alone'], httpVersion: '1.0' },
};

describe('by the standard, what is archived is sound', () => {
  it.each(Object.entries(odd))('an answer %s', async (_how, response) => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const exchange = anExchange({ url: 'http://www.example.test/年报/a b?x="1"', response });
      await archive.append({ ...exchange, authenticated: false });
      await archive.close();
      const records = await recordsIn(directory);
      expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'response', 'request']);
      const [, record] = records;
      expect(record?.http?.payload.equals(exchange.response.body)).toBe(true);
      expect(record?.fields.get('warc-truncated') ?? null).toBe(exchange.response.truncated);
      const noted: unknown = JSON.parse(record?.fields.get('warc-json-metadata') ?? '');
      const { departures } = exchange.response;
      expect(noted).toEqual({
        tlsPeerVerified: false,
        ...(departures === undefined ? {} : { httpDepartures: departures }),
      });
    });
  });

  it('bytes of a header stand in the record as they came', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const bytes = Array.from({ length: 0xff - 0x7f }, (_unused, at) => String.fromCharCode(0x80 + at)).join('');
      await archive.append(anExchange({ response: { headers: [['X-Bytes', bytes]] } }));
      await archive.close();
      const [, record] = await recordsIn(directory);
      expect(record?.http?.head).toBe(`HTTP/1.1 200 OK\r\nX-Bytes: ${bytes}`);
      expect(record?.fields.has('warc-json-metadata')).toBe(false);
    });
  });

  it('a redirect, its target, what is seen again and what did not change', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const leads = { status: 301, headers: [['Location', '/new']] as const, body: Buffer.from('moved') };
      const [, target] = await archive.appendAll([
        anExchange({ url: 'http://www.example.test/old', response: leads }),
        anExchange({ url: 'http://www.example.test/new' }),
      ]);
      if (target === undefined) throw new Error('The target was not archived.');
      const { location, sha256, capturedAt } = target;
      const earlier = { url: 'http://www.example.test/new', capturedAt, payloadSha256: sha256 };
      await archive.append(anExchange({ at: '2024-02-01T00:00:00Z' }), { revisitOf: { ...earlier, location } });
      await archive.append(anExchange({ at: '2024-02-02T00:00:00Z' }), { revisitOf: earlier });
      const same = { status: 304, body: Buffer.alloc(0) };
      await archive.append(anExchange({ response: same }), { revisitOf: { ...earlier, location } });
      await archive.append(anExchange({ response: same }));
      await archive.close();
      const records = await recordsIn(directory);
      const revisits = records.filter(({ type }) => type === 'revisit');
      expect(revisits.map(({ fields }) => fields.get('warc-profile')?.split('/').at(-1))).toEqual([
        'identical-payload-digest',
        'identical-payload-digest',
        'server-not-modified',
        'server-not-modified',
      ]);
      const [first, second] = records.filter(({ type }) => type === 'response');
      expect(second?.fields.get('warc-concurrent-to')).toBe(first?.fields.get('warc-record-id'));
      const origin = revisits[0]?.fields;
      expect(origin?.get('warc-refers-to-target-uri')).toBe(second?.fields.get('warc-target-uri'));
      expect(origin?.get('warc-refers-to-date')).toBe(second?.fields.get('warc-date'));
      expect(origin?.get('warc-payload-digest')).toBe(second?.fields.get('warc-payload-digest'));
    });
  });
});
