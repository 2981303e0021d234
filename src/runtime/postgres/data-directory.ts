import os from 'node:os';
import path from 'node:path';

/**
 * Folder that holds everything the program keeps: `NIANBAO_DATA`, else `/var/lib/nianbao` for root, else
 * `nianbao` in the user's XDG data folder. The folder need not exist yet.
 */
export function defaultDataDirectory(
  env: Readonly<Record<string, string | undefined>>,
  isRoot: boolean = process.getuid?.() === 0,
): string {
  const chosen = env['NIANBAO_DATA'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  if (isRoot) return '/var/lib/nianbao';
  const xdg = env['XDG_DATA_HOME'];
  // The XDG base directory specification says that relative paths must be ignored.
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(os.homedir(), '.local', 'share');
  return path.join(base, 'nianbao');
}
