import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDXIndexer, getSurt } from 'warcio';
import { cdxjEntry, cdxjLine, sortCdxj } from '../../src/archive/cdxj.ts';
import { scanFile } from '../../src/archive/scan/scan-file.ts';
import { surt } from '../../src/archive/surt.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';

/** Index lines of every capture in a folder. */
async function indexOf(directory: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const file of await readdir(directory))
    for await (const item of scanFile(path.join(directory, file))) {
      const { offset, length } = item;
      const entry = item.kind === 'record' ? cdxjEntry(item, { file, offset, length }) : null;
      if (entry !== null) lines.push(cdxjLine(entry));
    }
  return sortCdxj(lines);
}

describe('the sort key of a URL', () => {
  it('is the one that replayers look for', () => {
    for (const url of [
      'http://www.hongze.gov.cn/zwgk/',
      'https://www2.Example.GOV.cn:8443/A/b.HTML?Z=1&a=2&&b',
      'http://example.cn',
      'http://10.1.2.3/x?',
      'urn:page:1',
      'ftp://example.cn/x',
      'http://example.cn/年报?q=中',
    ]) {
      expect(surt(url)).toBe(getSurt(url));
    }
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(surt(url)).toBe(getSurt(url));
      }),
    );
  });
});

describe('the index of an archive', () => {
  it('has the lines that an independent indexer writes, in the order of their bytes', async () => {
    await withFolder(async (directory) => {
      const archive = await anArchive(directory);
      const first = await archive.append(anExchange());
      const again = anExchange({ at: '2024-02-03T04:05:06.789Z' });
      await archive.append(again, {
        revisitOf: { url: again.request.url, capturedAt: first.capturedAt, payloadSha256: first.sha256 },
      });
      await archive.append(
        anExchange({
          url: 'http://a.example.test/%E5%B9%B4?b=2&a=1',
          response: { status: 404, headers: [['content-type', 'Application/PDF']] },
        }),
      );
      await archive.append(anExchange({ url: 'http://a.example.test/', response: { headers: [['X', 'y']] } }));
      await archive.close();

      const lines = await indexOf(directory);
      expect(lines).toHaveLength(4);
      expect(lines).toEqual(lines.toSorted());

      const indexer = new CDXIndexer({ format: 'cdxj', noSurt: false });
      const files = (await readdir(directory)).map((filename) => ({
        filename,
        reader: createReadStream(path.join(directory, filename)),
      }));
      const theirs = [];
      for await (const entry of indexer.iterIndex(files)) theirs.push(indexer.serializeCDXJ(entry).trimEnd());
      const parse = (line: string): unknown => {
        const [key, timestamp, ...rest] = line.split(' ');
        const fields = JSON.parse(rest.join(' ')) as Record<string, unknown>;
        return { key, timestamp, ...fields, mime: fields['mime'] ?? '' };
      };
      const normal = lines.map((line) =>
        // It drops the names of digests, calls an unknown type empty, and keeps the case of the others.
        parse(line.replace('sha256:', '').replace('"unk"', '""').replace('application/pdf', 'Application/PDF')),
      );
      expect(normal).toEqual(theirs.toSorted().map(parse));
    });
  });
});
