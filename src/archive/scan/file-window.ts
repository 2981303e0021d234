import type { FileHandle } from 'node:fs/promises';

const windowBytes = 256 * 1024;

/** Reads a file piece by piece from any position; holds one piece. */
export class FileWindow {
  readonly #handle: FileHandle;
  readonly #buffer = Buffer.alloc(windowBytes);
  #start = 0;
  #filled = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  /**
   * Bytes from a position on: at least `least` of them unless the file ends before, empty at its end. They are valid
   * until the next call. `least` is at most 64 KiB.
   */
  async at(position: number, least = 1): Promise<Buffer> {
    const held = this.#start + this.#filled - position;
    if (position < this.#start || held < least) await this.#fill(position);
    return this.#buffer.subarray(position - this.#start, this.#filled);
  }

  /** Forgets what was read, because the file may have changed. */
  forget(): void {
    this.#filled = 0;
  }

  async #fill(position: number): Promise<void> {
    this.#start = position;
    this.#filled = 0;
    while (this.#filled < windowBytes) {
      const from = this.#filled;
      const { bytesRead } = await this.#handle.read(this.#buffer, from, windowBytes - from, position + from);
      if (bytesRead === 0) return;
      this.#filled += bytesRead;
    }
  }
}
