import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startInbox, type Inbox } from '../../src/cli/demo/inbox.ts';
import { dayIn } from '../../src/follow/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { editReport, makeReport } from '../practice/reports/index.ts';
import { hasPart } from '../support/parts.ts';
import { testDatabase } from '../support/postgres.ts';
import { spawnProgram, stopProgram } from '../support/program.ts';
import { testRedis } from '../support/redis.ts';
import { freePort } from '../support/loopback.ts';

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
      deploy: z.object({ replicas: z.number() }).optional(),
    }),
  ),
});

async function readCompose() {
  const file = path.resolve(import.meta.dirname, '../../docker-compose.yml');
  return composeSchema.parse(parse(await readFile(file, 'utf8'), { merge: true }));
}

describe('docker-compose.yml', () => {
  it('gives no password a default, checks every service’s health, and shares one archive', async () => {
    const { services } = await readCompose();
    expect(Object.keys(services).sort()).toEqual(['postgres', 'scheduler', 'valkey', 'web', 'worker']);
    expect(services['worker']?.deploy?.replicas).toBeGreaterThan(1);
    for (const service of Object.values(services)) expect(service.healthcheck).toBeDefined();
    const text = await readFile(path.resolve(import.meta.dirname, '../../docker-compose.yml'), 'utf8');
    const secrets = text.match(/\$\{\w*(?:PASSWORD|TOKEN)\w*[^}]*\}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(secret).toMatch(/:\?/);
  });
});

describe.skipIf(!hasPart('redis-server'))('the composed processes, as plain ones on this machine', () => {
  const running: { name: string; process: ChildProcess; log: string[] }[] = [];
  const closers: (() => Promise<unknown>)[] = [];
  let portal: PracticePortal;
  let inbox: Inbox;
  let store: Store;
  let startRole: (service: string) => Promise<ChildProcess>;
  let webUrl = '';

  beforeEach(async () => {
    const database = await testDatabase();
    closers.push(async () => database.close());
    const redis = await testRedis();
    closers.push(async () => redis.close());
    portal = await startPracticePortal({ siteName: '云溪县人民政府' });
    closers.push(async () => portal.close());
    inbox = await startInbox();
    closers.push(async () => inbox.close());
    const directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-processes-'));
    await chmod(directory, 0o755);
    closers.push(async () => rm(directory, { recursive: true, force: true }));
    await mkdir(path.join(directory, 'config/portals'), { recursive: true });
    const config = {
      id: 'yunxi',
      name: '云溪县人民政府',
      schedule: '*/2 * * * * *',
      crawl: { delaySeconds: 0.1, confirmMinutes: 0, allowPrivateHosts: [portal.host] },
      columns: [{ id: 'annual', name: '年报', url: portal.columnUrl() }],
    };
    await writeFile(path.join(directory, 'config/portals/yunxi.yaml'), JSON.stringify(config));
    await writeFile(
      path.join(directory, 'config/alerts.yaml'),
      'subscribers:\n  - {id: desk, channel: email, to: [desk@readers.test]}\n',
    );
    store = openStore(database.url, { onError: () => undefined });
    closers.push(async () => store.close());

    const { services } = await readCompose();
    startRole = async (service) => {
      const described = services[service];
      const port = await freePort();
      const isWeb = described?.environment?.['NIANBAO_PORT'] !== undefined;
      const child = spawnProgram(described?.command ?? [], {
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        NIANBAO_DATA: path.join(directory, 'data'),
        NIANBAO_CONFIG: path.join(directory, 'config'),
        SMTP_URL: inbox.url,
        SMTP_FROM: 'nianbao@watch.test',
        LOG_LEVEL: 'info',
        ...(isWeb
          ? { NIANBAO_PORT: String(port), NIANBAO_TOKEN: 'a-token-for-this-test' }
          : { NIANBAO_HEALTH_PORT: String(port) }),
      });
      const log: string[] = [];
      child.stderr?.setEncoding('utf8').on('data', (chunk: string) => log.push(chunk));
      child.stdout?.resume();
      running.push({ name: service, process: child, log });
      const url = `http://127.0.0.1:${port}`;
      if (isWeb) webUrl = url;
      await until(`${service} is ready`, async () => (await fetch(`${url}/readyz`)).ok);
      return child;
    };
  });
  afterEach(async () => {
    for (const { process: child } of running.splice(0).toReversed()) await stopProgram(child);
    for (const close of closers.splice(0).toReversed()) await close();
  });

  async function until(what: string, look: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
      if (await look().catch(() => false)) return;
    }
    throw new Error(
      `not within 30 s: ${what}\n${running.map(({ name, log }) => `--- ${name}\n${log.join('').slice(-3000)}`).join('\n')}`,
    );
  }

  it('find a new report among two workers, tell of it once, and go on when a worker is killed', async () => {
    for (let year = 2010; year < 2020; year += 1)
      portal.publish(makeReport({ publisher: '云溪县人民政府', year, seed: year }));
    await startRole('scheduler');
    const victim = await startRole('worker');
    await startRole('worker');
    await startRole('web');
    await until('the first crawl is done', async () => (await store.runs.latest('yunxi' as never))?.state === 'done');
    expect(inbox.received).toEqual([]);

    victim.kill('SIGKILL');
    const today = dayIn('Asia/Shanghai', new Date());
    const report = makeReport({ publisher: '云溪县人民政府', year: 2020, seed: 2020 });
    portal.publish(editReport(report, { kind: 'dates', publishedAt: today, writtenAt: today }));
    await until('the mail has come', async () => inbox.received.length > 0);
    await sleep(3000);
    const announced = inbox.received.filter((mail) => mail.subject.includes('新发布'));
    expect(announced.map((mail) => mail.subject)).toEqual([expect.stringContaining('2020') as string]);
    expect((await store.read.reports({}, { limit: 50, cursor: null })).items).toHaveLength(11);

    expect((await fetch(`${webUrl}/api/portals`)).status).toBe(401);
    const answer = await fetch(`${webUrl}/api/portals`, { headers: { authorization: 'Bearer a-token-for-this-test' } });
    expect(answer.status).toBe(200);
    for (const { process: child } of running) {
      if (child === victim) continue;
      expect(await stopProgram(child)).toBe(0);
    }
  }, 120_000);
});
