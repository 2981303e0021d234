/** The database was written by a newer program, or its migrations are not ours. */
export class SchemaMismatchError extends Error {
  override readonly name = 'SchemaMismatchError';
}
