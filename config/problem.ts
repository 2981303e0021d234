/** Something wrong in the configuration: where it stands and what to do. */
export interface ConfigProblem {
  /** Path as the operator knows it, relative to the configuration folder's parent. */
  readonly file: string;
  /** From 1; null where the file as a whole is meant. */
  readonly line: number | null;
  readonly message: string;
  readonly remedy: string;
  readonly severity: 'error' | 'warning';
}

/** `config/portals/x.yaml:12: error: … — remedy`. */
export function formatProblem(problem: ConfigProblem): string {
  const at = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  return `${at}: ${problem.severity}: ${problem.message}\n    remedy: ${problem.remedy}`;
}
