/** Bytes could not be made durable. The archive takes no more: the worker has to stop (bytes first). */
export class ArchiveWriteError extends Error {
  override readonly name = 'ArchiveWriteError';
  readonly file: string;

  constructor(file: string, detail: string, cause: unknown) {
    super(
      `The archive file ${file} could not be written: ${detail}. Nothing more is accepted; check free space and rights of the folder, then start again.`,
      { cause },
    );
    this.file = file;
  }
}
