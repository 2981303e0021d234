import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArchiveReadError, ArchiveWriteError, verifyArchive } from '../../src/archive/index.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';
import { readFolderWithWarcio } from './warcio.ts';

async function troubles(directory: string): Promise<readonly unknown[]> {
  const found = [];
  for await (const finding of verifyArchive(directory)) if (finding.kind !== 'ok-file') found.push(finding);
  return found;
}

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
