import { describe, expect, it } from 'vitest';
import { type ArchivedExchange, verifyArchive } from '../../src/archive/index.ts';
import { sha256, asWarcDigest } from '../../src/archive/digest.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';
import { readFolderWithWarcio } from './warcio.ts';

async function troubles(directory: string): Promise<readonly unknown[]> {
  const found = [];
  for await (const finding of verifyArchive(directory)) if (finding.kind !== 'ok-file') found.push(finding);
  return found;
}

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
