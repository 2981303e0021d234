import { mkdtemp, readdir, readFile, rm, writeFile, chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { alertsSchema } from '../../../config/alerts.ts';
import type { LoadedConfiguration } from '../../../config/load.ts';
import { portalSchema } from '../../../config/portal.ts';
import { readSettings, type Settings } from '../../../config/settings.ts';
import type { PracticePortal } from '../../../test/practice/portal.ts';
import { argumentsOf, isAlive } from '../../processes/index.ts';
import type { Lifecycle } from '../../runtime/lifecycle.ts';
import { startPostgres } from '../../runtime/postgres/index.ts';
import { startHookReceiver, type HookReceiver } from './hook.ts';
import { startInbox, type Inbox } from './inbox.ts';

/** Everything the demo plays with. */
export interface Stage {
  readonly settings: Settings;
  readonly loaded: LoadedConfiguration;
  readonly portal: PracticePortal;
  readonly inbox: Inbox;
  readonly hook: HookReceiver;
}

const prefix = 'nianbao-demo-';
const wantedPort = 8420;
/** The demo's portal is crawled every few seconds, so that one can watch. */
export const demoSchedule = '*/3 * * * * *';
export const demoPublisher = '云溪县人民政府';

/** Sets up the portal, the inbox, the receiver and a data folder of this demo's own; `lifecycle` takes all down. */
export async function setStage(lifecycle: Lifecycle, say: (line: string) => void): Promise<Stage> {
  await sweepLeftovers(say);
  const directory = await mkdtemp(path.join(os.tmpdir(), prefix));
  // The database server runs as another user when the demo runs as root.
  await chmod(directory, 0o755);
  await writeFile(path.join(directory, 'owner'), String(process.pid));
  lifecycle.add('demo folder', async () => rm(directory, { recursive: true, force: true }));
  const { startPracticePortal } = await import('../../../test/practice/portal.ts');
  const portal = await startPracticePortal({ siteName: '云溪县人民政府', system: 'trs', perPage: 10 });
  lifecycle.add('practice portal', async () => portal.close());
  const inbox = await startInbox();
  lifecycle.add('inbox', async () => inbox.close());
  const hook = await startHookReceiver();
  lifecycle.add('webhook receiver', async () => hook.close());
  process.env['NIANBAO_DEMO_SECRET'] = hook.secret;
  const port = await freePort(wantedPort);
  const settings = readSettings({
    NIANBAO_DATA: directory,
    NIANBAO_PORT: String(port),
    SMTP_URL: inbox.url,
    SMTP_FROM: '年报监测 <nianbao@demo.test>',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
  });
  return { settings, loaded: { configuration: configurationOf(portal, hook), problems: [] }, portal, inbox, hook };
}

function configurationOf(portal: PracticePortal, hook: HookReceiver): LoadedConfiguration['configuration'] {
  const watched = portalSchema.parse({
    id: 'yunxi',
    name: '云溪县人民政府',
    region: ['云溪县'],
    schedule: demoSchedule,
    crawl: { delaySeconds: 0.05, confirmMinutes: 0, browser: 'never', allowPrivateHosts: [portal.host] },
    columns: [{ id: 'annual', name: '政府信息公开年报', url: portal.columnUrl() }],
  });
  const alerts = alertsSchema.parse({
    subscribers: [
      { id: 'reader', channel: 'email', to: ['reader@demo.test'] },
      { id: 'operator', channel: 'email', audience: 'operators', to: ['operator@demo.test'] },
      { id: 'system', channel: 'webhook', url: hook.url, secretEnv: 'NIANBAO_DEMO_SECRET', allowPrivateHost: true },
    ],
  });
  return { portals: [watched], alerts };
}

/** Ends the database servers, and removes the folders, of demos that were killed. */
async function sweepLeftovers(say: (line: string) => void): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const directory = path.join(os.tmpdir(), name);
    // Without an owner's number it is no folder of ours, or one that is just being made.
    const owner = Number(await readFile(path.join(directory, 'owner'), 'utf8').catch(() => ''));
    if (!(owner > 0) || (await isRunningDemo(owner))) continue;
    say(`a demo that was killed left ${directory}; its database server is ended and the folder removed`);
    const server = await startPostgres({ directory });
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A demo that ended and waits for its parent does not run, nor does another program that was given its number. */
async function isRunningDemo(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const started = await argumentsOf(pid);
  return started === null || started.includes('demo');
}

/** The wanted port where it is free, else 0: any. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
    return wanted;
  } catch {
    // Taken: another one will do.
    return 0;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}
