import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines on standard error; addresses of subscribers and secrets never reach it. */
export function createLogger(level: string, bindings: Readonly<Record<string, string>> = {}): Logger {
  return pino(
    {
      level,
      base: bindings,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['to', 'email', 'token', 'secret', 'password', '*.to', '*.email', '*.token', '*.secret', '*.password'] },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
