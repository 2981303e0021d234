import path from 'node:path/posix';
import { walkXml } from '../xml.ts';
import type { ZipArchive } from '../zip.ts';

/** The files of an OFD by the names that its parts call them by. */
export interface OfdFiles {
  /** Name of a file that another one names: from the root where it begins with a slash, else from that file's folder. */
  resolve(from: string, location: string): string;
  read(name: string): Promise<Buffer | null>;
}

/** Names as they stand; where none does, one that differs in case only, as it goes on Windows. */
export function ofdFiles(zip: ZipArchive): OfdFiles {
  const exact = new Set(zip.names);
  const byCase = new Map(zip.names.map((name) => [name.toLowerCase(), name]));
  return {
    resolve: (from, location) => {
      const named = location.trim().replaceAll('\\', '/');
      return path.normalize(named.startsWith('/') ? named.replace(/^\/+/u, '') : path.join(path.dirname(from), named));
    },
    read: async (name) => zip.read(exact.has(name) ? name : (byCase.get(name.toLowerCase()) ?? name)),
  };
}

/** Texts of the elements of a name, in order. */
export function textsOf(xml: Uint8Array, wanted: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  walkXml(xml, {
    open: ({ name }) => {
      if (name === wanted && depth === 0) {
        found.push('');
      }
      depth += name === wanted || depth > 0 ? 1 : 0;
    },
    close: () => {
      depth -= depth > 0 ? 1 : 0;
    },
    text: (text) => {
      if (depth > 0) {
        found.push((found.pop() ?? '') + text);
      }
    },
  });
  return found.map((text) => text.trim()).filter((text) => text !== '');
}

/** One document of the file: its root, and the file of the version that counts, where versions are kept. */
interface DocumentBody {
  root: string;
  version: string | null;
}

function bodiesOf(xml: Uint8Array): readonly DocumentBody[] {
  const roots = textsOf(xml, 'DocRoot');
  const versions: (string | null)[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'DocBody') {
        versions.push(null);
      } else if (name === 'Version' && attributes['Current'] === 'true' && versions.length > 0) {
        versions[versions.length - 1] = attributes['BaseLoc'] ?? null;
      }
    },
  });
  return roots.map((root, index) => ({ root, version: versions[index] ?? null }));
}

const mostDocuments = 20;

/** Names of the `Document.xml` of each document of a file, the current version of each (GB/T 33190, 7.4 and 17). */
export async function documentsOf(files: OfdFiles): Promise<readonly string[]> {
  const xml = await files.read('OFD.xml');
  const names: string[] = [];
  for (const { root, version } of xml === null ? [] : bodiesOf(xml).slice(0, mostDocuments)) {
    const versionName = version === null ? null : files.resolve('OFD.xml', version);
    const written = versionName === null ? null : await files.read(versionName);
    const current = written === null ? undefined : textsOf(written, 'DocRoot')[0];
    names.push(
      versionName === null || current === undefined
        ? files.resolve('OFD.xml', root)
        : files.resolve(versionName, current),
    );
  }
  return names;
}
