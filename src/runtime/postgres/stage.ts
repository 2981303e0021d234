import { randomUUID } from 'node:crypto';
import { chmod, copyFile, link, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../domain/index.ts';
import type { Binaries } from './binaries.ts';

/**
 * Puts the server's files beside its data, where its user can reach them and where `npm ci` does not pull them away
 * from under a running server. Answers the folder; a second call finds the first one's work.
 */
export async function stageBinaries(binaries: Binaries, home: string): Promise<string> {
  const target = path.join(home, `pgsql-${binaries.version}`);
  if (await exists(target)) return target;
  const draft = `${target}.${randomUUID()}`;
  try {
    await copyTree(binaries.directory, draft);
    await Promise.all(binaries.links.map(async ({ at, to }) => ensureLink(to, path.join(draft, at))));
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another starter was first: its copy is as good.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
  return target;
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) await place(source, target, path.basename(from) === 'bin' ? 0o755 : 0o644);
  }
}

/** A second name for the same bytes where the file system and the file's mode allow it, else a copy. */
async function place(source: string, target: string, mode: number): Promise<void> {
  const has = (await stat(source)).mode & mode;
  if (has === mode) {
    const linked = await link(source, target).then(
      () => true,
      () => false,
    );
    if (linked) return;
  }
  await copyFile(source, target);
  await chmod(target, mode);
}

async function ensureLink(to: string, at: string): Promise<void> {
  await symlink(to, at).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
