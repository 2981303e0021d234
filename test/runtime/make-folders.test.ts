import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolders } from '../../src/runtime/make-folders.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-folders-'));
});
afterAll(async () => rm(directory, { recursive: true, force: true }));

describe('folders for the program’s data', () => {
  it('are made with those above them, and the topmost that was made is named', async () => {
    const wanted = path.join(directory, 'a', 'b', 'c');
    expect(await makeFolders(wanted)).toBe(path.join(directory, 'a'));
    expect((await stat(wanted)).isDirectory()).toBe(true);
    expect(await makeFolders(wanted)).toBeUndefined();
  });

  it('are made once by several starters', async () => {
    const wanted = path.join(directory, 'd', 'e');
    await Promise.all(Array.from({ length: 8 }, async () => makeFolders(wanted)));
    expect((await stat(wanted)).isDirectory()).toBe(true);
  });

  it('are refused with the remedy where a file stands in the way', async () => {
    await writeFile(path.join(directory, 'file'), '');
    await expect(makeFolders(path.join(directory, 'file', 'x'))).rejects.toThrow(
      /file\/x cannot be made: a file stands in the way; set NIANBAO_DATA/u,
    );
    await expect(makeFolders(path.join(directory, 'file'))).rejects.toThrow(/a file stands in the way/u);
  });

  it.runIf(process.platform === 'linux')(
    'are refused, and not tried for ever, where no folder can be made',
    async () => {
      await expect(makeFolders('/proc/nianbao/archive')).rejects.toThrow(
        /folders cannot be made there; set NIANBAO_DATA/u,
      );
    },
  );
});
