import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readSettings, type Settings } from '../../config/settings.ts';
import { startHookReceiver, type HookReceiver } from '../../src/cli/demo/hook.ts';
import { startInbox, type Inbox } from '../../src/cli/demo/inbox.ts';
import type { Lifecycle } from '../../src/runtime/lifecycle.ts';
import { testDatabase } from './postgres.ts';

/** All that the program has around it when it is installed: a database, a data folder, a mail server and a webhook receiver. */
export interface Surroundings {
  readonly inbox: Inbox;
  readonly hook: HookReceiver;
  /** Environment variable that holds the webhook's secret. */
  readonly secretEnv: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  readonly settings: Settings;
}

/** Starts them for one program, which ends them by its lifecycle; `more` is set beside what leads to them. */
export async function startSurroundings(
  lifecycle: Lifecycle,
  more: Readonly<Record<string, string>>,
): Promise<Surroundings> {
  const database = await testDatabase();
  lifecycle.add('database', async () => database.close());
  const dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-test-data-'));
  await chmod(dataDirectory, 0o755);
  lifecycle.add('data', async () => rm(dataDirectory, { recursive: true, force: true }));
  const inbox = await startInbox();
  lifecycle.add('inbox', async () => inbox.close());
  const hook = await startHookReceiver();
  lifecycle.add('hook', async () => hook.close());
  const secretEnv = `NIANBAO_TEST_SECRET_${randomUUID().replaceAll('-', '').toUpperCase()}`;
  process.env[secretEnv] = hook.secret;
  lifecycle.add('secret', () => void Reflect.deleteProperty(process.env, secretEnv));
  const settings = readSettings({
    DATABASE_URL: database.url,
    NIANBAO_DATA: dataDirectory,
    SMTP_URL: inbox.url,
    SMTP_FROM: '年报监测 <nianbao@watch.test>',
    ...more,
  });
  return { inbox, hook, secretEnv, dataDirectory, databaseUrl: database.url, settings };
}

/** Ends all that was started, and throws when something did not end. */
export async function closeAll(lifecycle: Lifecycle): Promise<void> {
  const failures = await lifecycle.close();
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(({ error }) => error),
      failures.map(({ name }) => name).join(', '),
    );
}
