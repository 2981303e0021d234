import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PackageTrouble } from '../../src/archive/errors/package-read-error.ts';
import type { FixityFinding } from '../../src/archive/index.ts';
import { verifyWacz } from '../../src/archive/verify-wacz.ts';
import { exportWacz } from '../../src/archive/wacz.ts';
import { anArchive, anExchange, withFolder } from './exchanges.ts';

async function aPackage(directory: string): Promise<string> {
  const archive = await anArchive(path.join(directory, 'archive'));
  const page = await archive.append(anExchange());
  await archive.close();
  const output = path.join(directory, 'out.wacz');
  const about = { title: '洪泽区年报', software: 'nianbao-test/1', now: () => new Date('2024-05-06T07:08:10Z') };
  const captures = [{ location: page.location, page: { title: null } }];
  await exportWacz({ directory: path.join(directory, 'archive'), captures, output, ...about });
  return output;
}

async function findingsOf(file: string): Promise<readonly FixityFinding[]> {
  const found: FixityFinding[] = [];
  for await (const finding of verifyWacz(file)) found.push(finding);
  return found;
}

describe('a package', () => {
  it('that is whole is sound, with every record in it', async () => {
    await withFolder(async (directory) => {
      const found = await findingsOf(await aPackage(directory));
      expect(found).toMatchObject([{ kind: 'ok-file', records: 3 }]);
    });
  });

  it('of which a byte of the page list was changed is damaged there, whatever the list says', async () => {
    await withFolder(async (directory) => {
      const file = await aPackage(directory);
      const bytes = await readFile(file);
      const at = bytes.indexOf('All Pages');
      bytes.write('Any', at);
      await writeFile(file, bytes);
      const found = await findingsOf(file);
      expect(found.map(({ kind, file: name }) => [kind, name])).toContainEqual(['damaged-record', 'pages/pages.jsonl']);
    });
  });

  it('whose directory cannot be read is told as damaged there', async () => {
    await withFolder(async (directory) => {
      const file = await aPackage(directory);
      const bytes = await readFile(file);
      bytes.write('XX', bytes.lastIndexOf('PK\u0001\u0002'), 'latin1');
      await writeFile(file, bytes);
      await expect(findingsOf(file)).rejects.toMatchObject({ trouble: 'damaged-directory' });
    });
  });

  it.each<[trouble: PackageTrouble, what: string, bytes: (whole: Buffer) => Buffer]>([
    ['empty', 'an empty file', () => Buffer.alloc(0)],
    ['other-format', 'a text', () => Buffer.from('no package')],
    ['other-format', 'three bytes', () => Buffer.from('PK!')],
    ['warc-file', 'a packed WARC file', () => gzipSync('WARC/1.1\r\n')],
    ['warc-file', 'a WARC file', () => Buffer.from('WARC/1.1\r\n')],
    ['cut-off', 'a copy that broke off', (whole) => whole.subarray(0, whole.length - 40)],
    ['no-manifest', 'a ZIP without anything in it', () => Buffer.from(`PK\u0005\u0006${'\0'.repeat(18)}`, 'latin1')],
  ])('that is none (%s) is called what it is: %s', async (trouble, _what, bytes) => {
    await withFolder(async (directory) => {
      const whole = await readFile(await aPackage(directory));
      const file = path.join(directory, 'x.wacz');
      await writeFile(file, bytes(whole));
      const message = expect.stringMatching(/^\/.*x\.wacz (is|begins as) .+: (name|copy) /u) as string;
      await expect(findingsOf(file)).rejects.toMatchObject({ name: 'PackageReadError', trouble, message });
    });
  });
});
