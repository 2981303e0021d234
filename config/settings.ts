import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
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
    .min(3)
    .refine((value) => !placeholder.test(value), 'is a placeholder; portals must be able to reach you')
    .optional(),
  NIANBAO_HOST: z.string().min(1).default('127.0.0.1'),
  NIANBAO_PORT: port.default(8420),
  NIANBAO_HEALTH_PORT: port.optional(),
  NIANBAO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  NIANBAO_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  NIANBAO_CHROMIUM: z.string().min(1).optional(),
  NIANBAO_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  NIANBAO_EXTRACT_THREADS: z.coerce.number().int().min(1).max(16).optional(),
  NIANBAO_OFFLINE_HOSTS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .refine((value) => value !== 1, 'one host alone says nothing of our line; 0 for never')
    .default(3),
  NIANBAO_OFFLINE_MINUTES: z.coerce.number().min(1).max(1440).default(15),
  NIANBAO_KEEP_RUNS_DAYS: z.coerce.number().int().min(0).max(36_500).default(400),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  SMTP_FROM: z.string().min(3).default('年报 Nianbao <nianbao@localhost>'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
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
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`wrong environment: ${lines.join('; ')}. Correct or unset the variable and start again.`);
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
