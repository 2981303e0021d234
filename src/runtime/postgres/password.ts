import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { codeOf } from '../../domain/index.ts';

/** The password in a file, made once, of `wanted` where it is to be like another; of several who make it all get the same. */
export async function readPassword(file: string, wanted: string = randomUUID()): Promise<string> {
  const known = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  });
  if (known !== null) return known;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, wanted, { mode: 0o600 });
  await link(draft, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
