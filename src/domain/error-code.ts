/** The `code` of an error of the system, the database or a library (`ENOENT`, `53100`, `UND_ERR_ABORTED`); null for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
