import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

function wholeFrom(least: number, most: number): z.ZodCoercedNumber {
  const must = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(must).int(must).min(least, must).max(most, must);
}

const port = wholeFrom(0, 65_535);
const longEnough = 'must have 3 characters or more';
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const placeholder = /example\.(com|org|net)|changeme|your[-_. ]?(mail|name|contact)/i;

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  NIANBAO_CONFIG: z.string().min(1).default('config'),
  NIANBAO_DATA: z.string().min(1).optional(),
  NIANBAO_CONTACT: z
    .string()
    .min(3, longEnough)
    .refine(
      (value) => !placeholder.test(value),
      'is a placeholder: name an address of yours, as in mailto:you@your-domain, since portals must be able to reach you',
    )
    .optional(),
  NIANBAO_HOST: z.string().min(1).default('127.0.0.1'),
  NIANBAO_PORT: port.default(8420),
  NIANBAO_HEALTH_PORT: port.optional(),
  NIANBAO_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .optional(),
  NIANBAO_TOKEN: z.string().min(16, 'must have 16 characters or more; `openssl rand -hex 16` makes one').optional(),
  NIANBAO_CHROMIUM: z.string().min(1).optional(),
  NIANBAO_CONCURRENCY: wholeFrom(1, 64).default(8),
  NIANBAO_EXTRACT_THREADS: wholeFrom(1, 16).optional(),
  NIANBAO_OFFLINE_HOSTS: wholeFrom(0, 1000)
    .refine((value) => value !== 1, 'must be 0 for never, or 2 or more: one host alone says nothing of our line')
    .default(3),
  NIANBAO_OFFLINE_MINUTES: wholeFrom(1, 1440).default(15),
  NIANBAO_KEEP_RUNS_DAYS: wholeFrom(0, 36_500).default(400),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  SMTP_FROM: z.string().min(3, longEnough).default('年报 Nianbao <nianbao@localhost>'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** Settings of one process. Secrets come from here and nowhere else. */
export interface Settings {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly configDirectory: string;
  readonly dataDirectory: string;
  /** Who answers for the crawler, in the User-Agent; null where nobody was named. */
  readonly contact: string | null;
  readonly web: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | null;
    readonly token: string | null;
  };
  /** Port on loopback for health and figures of a process that serves no pages; null for none. */
  readonly healthPort: number | null;
  /** Browser to use; null lets Playwright's or the system's be found. */
  readonly chromium: string | null;
  readonly concurrency: number;
  readonly extractThreads: number;
  /** How many unrelated hosts must fall silent within how many minutes for it to be our own line; 0 hosts for never. */
  readonly offline: { readonly hosts: number; readonly minutes: number };
  /** How many days it is known how a crawl went; 0 for ever. */
  readonly keepRunsDays: number;
  readonly smtp: { readonly url: string | null; readonly from: string };
  readonly logLevel: string;
}

/** A variable of the environment is wrong. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the environment; throws `SettingsError` naming each wrong variable and its remedy. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrongs = new Set(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
    throw new SettingsError(
      `the environment is wrong: ${[...wrongs].join('; ')}. Correct or unset ${wrongs.size === 1 ? 'that variable' : 'those variables'} and start again.`,
    );
  }
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    configDirectory: e.NIANBAO_CONFIG,
    dataDirectory: e.NIANBAO_DATA ?? defaultDataDirectory(env),
    contact: e.NIANBAO_CONTACT ?? null,
    web: {
      host: e.NIANBAO_HOST,
      port: e.NIANBAO_PORT,
      publicUrl: e.NIANBAO_PUBLIC_URL ?? null,
      token: e.NIANBAO_TOKEN ?? null,
    },
    healthPort: e.NIANBAO_HEALTH_PORT ?? null,
    chromium: e.NIANBAO_CHROMIUM ?? null,
    concurrency: e.NIANBAO_CONCURRENCY,
    // As many as there are cores, four at most: every thread compiles and keeps code of its own.
    extractThreads: e.NIANBAO_EXTRACT_THREADS ?? Math.min(4, os.availableParallelism()),
    offline: { hosts: e.NIANBAO_OFFLINE_HOSTS, minutes: e.NIANBAO_OFFLINE_MINUTES },
    keepRunsDays: e.NIANBAO_KEEP_RUNS_DAYS,
    smtp: { url: e.SMTP_URL ?? null, from: e.SMTP_FROM },
    logLevel: e.LOG_LEVEL,
  };
}

/** Root keeps data under /var/lib, others under the XDG data folder. */
function defaultDataDirectory(env: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return '/var/lib/nianbao';
  return path.join(env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share'), 'nianbao');
}
