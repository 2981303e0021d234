import { pino, type Logger } from 'pino';
import { codeOf } from '../domain/index.ts';
import { sentenceOf } from './log-sentences.ts';

export type { Logger };

/** What of an error goes into the log: never the objects that libraries hang onto theirs, which hold connections. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, message: error.message, ...(code === null ? {} : { code }), stack: error.stack, ...cause };
}

/** How the log is written: a JSON object a line for programs, a sentence a line for people. */
export type LogForm = 'json' | 'sentences';

/** Lines on standard error; addresses of subscribers and secrets never reach it. */
export function createLogger(
  level: string,
  bindings: Readonly<Record<string, string>> = {},
  form: LogForm = 'json',
): Logger {
  return pino(
    {
      level,
      base: bindings,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: ['to', 'email', 'token', 'secret', 'password', '*.to', '*.email', '*.token', '*.secret', '*.password'],
      },
    },
    form === 'json'
      ? pino.destination({ dest: 2, sync: true })
      : { write: (line: string) => void process.stderr.write(`${sentenceOf(line)}\n`) },
  );
}
