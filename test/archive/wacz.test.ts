import { createHash } from 'node:crypto';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ArchiveLocation } from '../../src/domain/index.ts';
import { openArchive } from '../../src/archive/index.ts';
import { isDamage, verifyArchive } from '../../src/archive/verify.ts';
import { exportWacz, type WaczCapture, type WaczReport } from '../../src/archive/wacz.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';
import { readWithWarcio } from './warcio.ts';
import { readZip } from './zip.ts';

async function pack(
  directory: string,
  captures: readonly WaczCapture[],
  maxFileBytes?: number,
): Promise<{ report: WaczReport; files: Map<string, Buffer> }> {
  const output = path.join(directory, 'out.wacz');
  const report = await exportWacz({
    directory: path.join(directory, 'archive'),
    captures,
    output,
    title: '洪泽区年报',
    description: '*All* of it',
    software: 'nianbao-test/1',
    now: () => new Date('2024-05-06T07:08:10Z'),
    ...(maxFileBytes === undefined ? {} : { maxFileBytes }),
  });
  const entries = await readZip(output);
  expect(entries.every(({ method }) => method === 0)).toBe(true);
  return { report, files: new Map(entries.map(({ name, bytes }) => [name, bytes])) };
}

function text(files: Map<string, Buffer>, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`${name} is not in the package`);
  return bytes.toString();
}

function sha256(bytes: Buffer | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function pageAt(location: ArchiveLocation, title: string | null): WaczCapture {
  return { location, page: { title } };
}

describe('a web archive collection', () => {
  it('holds the files that the format asks for, each with its digest', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(path.join(directory, 'archive'));
      const page = await archive.append(anExchange());
      const part = await archive.append(anExchange({ url: 'http://www.example.test/a.pdf' }));
      await archive.append(anExchange({ url: 'http://www.example.test/not-exported' }));
      await archive.close();
      const { report, files } = await pack(directory, [
        pageAt(page.location, '2023年年报'),
        { location: part.location, page: null },
      ]);
      expect(report).toMatchObject({ captures: 2, pages: 1, omitted: [] });

      const names = [...files.keys()];
      const [warc = ''] = names;
      expect(warc).toMatch(/^archive\/[\w-]+\.warc\.gz$/);
      expect(names.slice(1)).toEqual([
        'indexes/index.cdxj',
        'indexes/index.cdx.gz',
        'pages/pages.jsonl',
        'datapackage.json',
        'datapackage-digest.json',
      ]);
      const manifest = JSON.parse(text(files, 'datapackage.json')) as {
        resources: { name: string; path: string; hash: string; bytes: number }[];
      };
      expect(manifest).toMatchObject({
        profile: 'data-package',
        wacz_version: '1.1.1',
        title: '洪泽区年报',
        description: '*All* of it',
        software: 'nianbao-test/1',
        created: '2024-05-06T07:08:10.000Z',
        mainPageUrl: 'http://www.example.test/zwgk/2024/1.html?id=7',
        mainPageDate: '2024-01-31T08:09:10.123Z',
      });
      expect(manifest.resources.map((resource) => resource.path)).toEqual(names.slice(0, 4));
      for (const resource of manifest.resources) {
        const bytes = files.get(resource.path) ?? Buffer.alloc(0);
        expect(resource).toMatchObject({ hash: sha256(bytes), bytes: bytes.length });
        expect(resource.name).toMatch(/^[-a-z0-9._]+$/);
      }
      expect(JSON.parse(text(files, 'datapackage-digest.json'))).toEqual({
        path: 'datapackage.json',
        hash: sha256(text(files, 'datapackage.json')),
      });
      const pages = text(files, 'pages/pages.jsonl').trimEnd().split('\n');
      expect(JSON.parse(pages[0] ?? '')).toEqual({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' });
      expect(pages.slice(1).map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { url: 'http://www.example.test/zwgk/2024/1.html?id=7', ts: '2024-01-31T08:09:10.123Z', title: '2023年年报' },
      ]);
      expect(zlib.gunzipSync(files.get('indexes/index.cdx.gz') ?? '').toString()).toBe(
        text(files, 'indexes/index.cdxj'),
      );
    });
  });

  it('holds records that an independent reader finds by the index, and passes the check of fixity', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(path.join(directory, 'archive'));
      const captures = [];
      for (let index = 0; index < 12; index += 1) {
        const body = Buffer.from(`page ${index}`);
        const { location } = await archive.append(
          anExchange({ url: `http://www.example.test/${index}`, response: { body } }),
        );
        captures.push(pageAt(location, null));
      }
      await archive.close();
      const { files } = await pack(directory, captures, 2000);
      const warcs = [...files.keys()].filter((name) => name.startsWith('archive/'));
      expect(warcs.length).toBeGreaterThan(2);
      const unpacked = path.join(directory, 'unpacked');
      await mkdir(unpacked);
      for (const name of warcs) await writeFile(path.join(unpacked, path.basename(name)), files.get(name) ?? '');
      for await (const finding of verifyArchive(unpacked)) expect(isDamage(finding)).toBe(false);

      const lines = text(files, 'indexes/index.cdxj').trimEnd().split('\n');
      expect(lines).toHaveLength(12);
      for (const line of lines) {
        const entry = JSON.parse(line.slice(line.indexOf('{'))) as { url: string; filename: string; offset: string };
        const records = await readWithWarcio(path.join(unpacked, entry.filename));
        const record = records.find(({ offset }) => offset === Number(entry.offset));
        expect(record?.field('WARC-Target-URI')).toBe(entry.url);
        expect(record?.payload.toString()).toBe(`page ${entry.url.slice(entry.url.lastIndexOf('/') + 1)}`);
        const request = records.find(
          (one) => one.field('WARC-Concurrent-To') === record?.field('WARC-Record-ID') && one.type === 'request',
        );
        expect(request).toBeDefined();
      }
    });
  });

  it('brings the capture along that another one repeats, and each one once', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(path.join(directory, 'archive'));
      const first = await archive.append(anExchange());
      const again = anExchange({ at: '2024-02-03T04:05:06Z' });
      const { request } = again;
      const earlier = { url: request.url, capturedAt: first.capturedAt, payloadSha256: first.sha256 };
      const second = await archive.append(again, { revisitOf: { ...earlier, location: first.location } });
      await archive.close();
      const { files, report } = await pack(directory, [
        pageAt(second.location, 'second'),
        pageAt(second.location, 'twice'),
        pageAt(first.location, 'first'),
      ]);
      expect(report).toMatchObject({ captures: 2, pages: 3 });
      const stamps = text(files, 'pages/pages.jsonl')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => (JSON.parse(line) as { ts: string }).ts);
      expect(stamps).toEqual(['2024-02-03T04:05:06.000Z', '2024-02-03T04:05:06.000Z', '2024-01-31T08:09:10.123Z']);
      const index = text(files, 'indexes/index.cdxj').trimEnd().split('\n');
      expect(index.map((line) => line.split(' ')[1])).toEqual(['20240131080910', '20240203040506']);
      expect(index[1]).toContain('"warc/revisit"');
    });
  });

  it('leaves out what is damaged and says so', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(path.join(directory, 'archive'));
      const good = await archive.append(anExchange());
      const bad = await archive.append(anExchange({ url: 'http://www.example.test/bad' }));
      await archive.close();
      const handle = await open(path.join(directory, 'archive', bad.location.file), 'r+');
      await handle.write(Buffer.from('xxxx'), 0, 4, bad.location.offset + 100);
      await handle.close();
      const gone = { ...good.location, file: 'nianbao-gone.warc.gz' };
      const { report, files } = await pack(directory, [
        pageAt(bad.location, null),
        pageAt(good.location, null),
        pageAt(gone, null),
      ]);
      expect(report).toMatchObject({ captures: 1, pages: 1 });
      expect(report.omitted.map(({ location }) => location)).toEqual([bad.location, gone]);
      expect(text(files, 'indexes/index.cdxj')).not.toContain('bad');
    });
  });

  it('leaves nothing behind when it fails', async () => {
    await withFolder(async (directory) => {
      await openArchive({ directory: path.join(directory, 'archive'), software: 'x', now: () => new Date() });
      const captures = async function* failing(): AsyncGenerator<WaczCapture> {
        yield* [];
        throw new Error('the database went away');
      };
      const output = path.join(directory, 'out.wacz');
      const options = { directory, captures: captures(), output, title: 't', software: 's', now: () => new Date() };
      await expect(exportWacz(options)).rejects.toThrow('the database went away');
      expect(await readdir(directory)).toEqual(['archive']);
    });
  });
});
