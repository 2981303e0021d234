import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A new folder that PostgreSQL's user may enter too, so that a server inside it leaves nothing elsewhere. Whoever asks
 * removes it.
 */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nianbao-bench-'));
  await chmod(folder, 0o755);
  return folder;
}
