import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { ArchiveWriteError } from './errors/archive-write-error.ts';
import { writeFully } from './write-fully.ts';

/** Where bytes were put. */
export interface WrittenAt {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Begins each new file: its name and first bytes. */
export type StartFile = () => Promise<{ readonly name: string; readonly first: Buffer }>;

interface Waiting {
  readonly members: readonly Buffer[];
  readonly resolve: (written: readonly WrittenAt[]) => void;
  readonly reject: (error: unknown) => void;
}

interface OpenFile {
  readonly name: string;
  readonly handle: FileHandle;
  size: number;
}

/** A group is closed at this size, so that one sync never waits for endless bytes. */
const groupBytes = 8 * 1024 * 1024;

async function syncFolder(directory: string): Promise<void> {
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Appends to files of one folder; whoever waits while a sync runs shares the next one. Files belong to this object
 * alone: a new one at the first write, and when one has grown past `maxFileBytes`. After a failure nothing is accepted.
 */
export class GroupCommitFile {
  readonly #directory: string;
  readonly #maxFileBytes: number;
  readonly #startFile: StartFile;
  #waiting: Waiting[] = [];
  #file: OpenFile | null = null;
  #draining: Promise<void> | null = null;
  #failure: ArchiveWriteError | null = null;
  #closed = false;

  constructor(directory: string, maxFileBytes: number, startFile: StartFile) {
    this.#directory = directory;
    this.#maxFileBytes = maxFileBytes;
    this.#startFile = startFile;
  }

  /** Resolves when the members stand one after the other in one file and are durable. */
  async append(members: readonly Buffer[]): Promise<readonly WrittenAt[]> {
    if (this.#failure !== null) throw this.#failure;
    if (this.#closed) throw new Error('The archive was closed; open it again to append.');
    const written = new Promise<readonly WrittenAt[]>((resolve, reject) => {
      this.#waiting.push({ members, resolve, reject });
    });
    this.#draining ??= this.#drain();
    return written;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
    await this.#file?.handle.close();
    this.#file = null;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup();
      try {
        const written = await this.#commit(group);
        for (const [index, waiting] of group.entries()) waiting.resolve(written[index] ?? []);
      } catch (cause) {
        this.#failure = this.#asFailure(cause);
        for (const waiting of [...group, ...this.#waiting]) waiting.reject(this.#failure);
        this.#waiting = [];
      }
    }
    this.#draining = null;
  }

  #takeGroup(): readonly Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { members } of this.#waiting) {
      if (count > 0 && bytes > groupBytes) break;
      for (const member of members) bytes += member.length;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #commit(group: readonly Waiting[]): Promise<readonly (readonly WrittenAt[])[]> {
    if (this.#file !== null && this.#file.size >= this.#maxFileBytes) {
      await this.#file.handle.close();
      this.#file = null;
    }
    this.#file ??= await this.#create();
    const file = this.#file;
    let offset = file.size;
    const written = group.map(({ members }) =>
      members.map((member) => {
        const at = { file: file.name, offset, length: member.length };
        offset += member.length;
        return at;
      }),
    );
    await writeFully(file.handle, Buffer.concat(group.flatMap(({ members }) => members)), file.size);
    await file.handle.datasync();
    file.size = offset;
    return written;
  }

  async #create(): Promise<OpenFile> {
    const { name, first } = await this.#startFile();
    const handle = await open(path.join(this.#directory, name), 'wx');
    await writeFully(handle, first, 0);
    await handle.sync();
    await syncFolder(this.#directory);
    return { name, handle, size: first.length };
  }

  #asFailure(cause: unknown): ArchiveWriteError {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return new ArchiveWriteError(path.join(this.#directory, this.#file?.name ?? '(new file)'), detail, cause);
  }
}
