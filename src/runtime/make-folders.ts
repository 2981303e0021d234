import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../domain/index.ts';

/** A folder for the program's data cannot be made. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'folders cannot be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands in the way',
  EPERM: 'folders cannot be made there',
  EROFS: 'the disk is read-only',
};

/**
 * Makes a folder with those above it; answers the topmost that was made, undefined where all were there. One by one: asked to make
 * all at once below a file system that takes no folders, as /proc, Node tries for ever.
 */
export async function makeFolders(directory: string): Promise<string | undefined> {
  const wanted = path.resolve(directory);
  const missing: string[] = [];
  try {
    for (let at = wanted; !(await isFolder(at)); at = path.dirname(at)) missing.unshift(at);
    for (const folder of missing) await makeOne(folder);
  } catch (cause) {
    throw new FolderError(
      `the folder ${wanted} cannot be made: ${reasons[codeOf(cause) ?? ''] ?? String(cause)}; set NIANBAO_DATA to a folder that can be written`,
      { cause },
    );
  }
  return missing[0];
}

async function makeOne(folder: string): Promise<void> {
  await mkdir(folder).catch(async (error: unknown) => {
    // Another program may be making the same.
    if (!(await isFolder(folder))) throw error;
  });
}

/** Throws where a file stands in the place of a folder. */
async function isFolder(file: string): Promise<boolean> {
  const found = await stat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (found?.isDirectory() === false) throw Object.assign(new Error(`${file} is no folder`), { code: 'ENOTDIR' });
  return found !== null;
}
