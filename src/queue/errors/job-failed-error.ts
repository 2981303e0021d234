/** An attempt at a job ended with an error; its cause is what the handler threw. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError';
  readonly queue: string;
  readonly jobId: string;
  readonly attempt: number;
  /** True when the job has left the queue with this failure. */
  readonly final: boolean;

  constructor(queue: string, jobId: string, attempt: number, final: boolean, cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`Job ${queue}/${jobId}, attempt ${attempt}${final ? ', the last one' : ''}: ${detail}`, { cause });
    this.queue = queue;
    this.jobId = jobId;
    this.attempt = attempt;
    this.final = final;
  }
}
