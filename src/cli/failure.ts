import { codeOf } from '../domain/index.ts';

/** Ends a command with a message that says what, where and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  /** 1: the work failed; 2: used wrongly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Errors whose message says itself what, where and what to do. By name: their modules are loaded only by who needs them. */
const spoken = new Set([
  'ArchiveWriteError',
  'FolderError',
  'PackageReadError',
  'PostgresUnavailableError',
  'QueueUnreachableError',
  'SchemaMismatchError',
  'UnprotectedBindError',
]);

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, or move the data and set NIANBAO_DATA',
  EDQUOT: 'the disk quota is used up: make room, or move the data and set NIANBAO_DATA',
  EROFS: 'the disk is read-only: set NIANBAO_DATA to a folder that can be written',
  EACCES:
    'this user may not: mind the rights of that path, set NIANBAO_DATA to a folder of its own, or choose a port above 1023 with NIANBAO_PORT',
  EADDRNOTAVAIL: 'this machine has no such address: correct NIANBAO_HOST',
  ENOTFOUND: 'no such host is known: correct its name (NIANBAO_HOST, DATABASE_URL, REDIS_URL, SMTP_URL)',
  EADDRINUSE: 'another program listens there: end it, or choose another port with NIANBAO_PORT',
  '53100': 'the disk of the database is full: make room, then start again; what was not recorded is done again',
  '58030': 'the disk of the database fails: see the log of the server and the disk, then start again',
  '25006': 'the database takes no writes now: let DATABASE_URL name the server that does, then start again',
  ECONNREFUSED: 'nothing listens there: start that server, or correct its address (DATABASE_URL, REDIS_URL)',
};

/** What to say of an error that a machine's state explains; null for a fault of the program, which is told with its stack. */
export function expectedFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (spoken.has(error.name)) return error.message;
  const remedy = remedies[codeOf(error) ?? ''];
  return remedy === undefined ? expectedFailure(error.cause) : `${error.message}; ${remedy}`;
}
