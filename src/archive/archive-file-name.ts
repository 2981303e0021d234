import path from 'node:path';

/** Name of an archive file: when it was begun, in UTC, and a random part that keeps processes apart. */
export function archiveFileName(begunAt: Date, uuid: string): string {
  const stamp = begunAt.toISOString().replace(/[-:.]/g, '').replace('Z', '');
  return `nianbao-${stamp}-${uuid.replaceAll('-', '').slice(0, 12)}.warc.gz`;
}

/** True for the files of an archive folder that hold records. */
export function isArchiveFileName(name: string): boolean {
  return /^[\w][\w.-]*\.warc\.gz$/.test(name);
}

/** Absolute path of an archive file; throws RangeError for a name that leads out of the folder. */
export function archivePath(directory: string, file: string): string {
  if (!isArchiveFileName(file)) throw new RangeError(`${JSON.stringify(file)} is no name of an archive file`);
  return path.join(directory, file);
}
