import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, SubscriberId } from '../../src/domain/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { sampleChange, samplePortal, watch } from '../store/support/sample.ts';
import { execute, testDatabase, type TestDatabase } from '../support/postgres.ts';
import { spawnProgram, stopProgram } from '../support/program.ts';

const secretEnv = 'NIANBAO_TEST_HOOK_SECRET';
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

/** A receiver of mails and webhooks that answers only after `whenReceived`, with what each calls itself. */
async function startReceiver(whenReceived: () => Promise<void>) {
  const received: { readonly channel: Channel; readonly id: string; readonly content: string }[] = [];
  const keep = async (channel: Channel, id: string, content: string): Promise<void> => {
    received.push({ channel, id, content });
    await whenReceived();
  };
  const mails = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then(async (mail) => keep('email', mail.messageId ?? '', mail.text ?? ''))
        .then(() => done(), done);
    },
  });
  // A client that is killed breaks its connection.
  mails.on('error', () => undefined);
  const smtp = mails.listen(0, '127.0.0.1');
  await once(smtp, 'listening');
  const hooks = createServer((request, response) => {
    text(request)
      .then(async (body) => keep('webhook', String(request.headers['webhook-id']), body))
      .then(
        () => response.writeHead(204).end(),
        () => response.writeHead(500).end(),
      );
  });
  hooks.listen(0, '127.0.0.1');
  await once(hooks, 'listening');
  return {
    received,
    smtpUrl: `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}`,
    hookUrl: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`,
    close: async () => {
      hooks.closeAllConnections();
      hooks.close();
      await new Promise<void>((resolve) => mails.close(resolve));
    },
  };
}

describe('a program that is killed when a receiver has its alert and has not answered yet', () => {
  let database: TestDatabase;
  let store: Store;
  let site: PracticePortal;
  let directory: string;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let whenReceived: () => Promise<void>;
  const running: ChildProcess[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    store = openStore(database.url, { onError: () => undefined });
    await store.migrate();
    whenReceived = async () => undefined;
    receiver = await startReceiver(async () => whenReceived());
    directory = await mkdtemp(path.join(os.tmpdir(), 'nianbao-killed-'));
    await mkdir(path.join(directory, 'config/portals'), { recursive: true });
    site = await startPracticePortal({});
    const watched = {
      id: 'yunxi',
      name: '云溪县人民政府',
      schedule: '0 0 1 1 *',
      crawl: { delaySeconds: 0, allowPrivateHosts: [site.host] },
      columns: [{ id: 'annual', name: '年报', url: site.columnUrl() }],
    };
    await writeFile(path.join(directory, 'config/portals/yunxi.yaml'), JSON.stringify(watched));
    const subscribers = [
      { id: 'email', channel: 'email', to: ['reader@readers.test'] },
      { id: 'webhook', channel: 'webhook', url: receiver.hookUrl, secretEnv, allowPrivateHost: true },
    ];
    await writeFile(path.join(directory, 'config/alerts.yaml'), JSON.stringify({ subscribers }));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) await stopProgram(child);
    await receiver.close();
    await site.close();
    await store.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  function start(): ChildProcess {
    const child = spawnProgram(['start'], {
      DATABASE_URL: database.url,
      NIANBAO_DATA: path.join(directory, 'data'),
      NIANBAO_CONFIG: path.join(directory, 'config'),
      NIANBAO_PORT: '0',
      SMTP_URL: receiver.smtpUrl,
      SMTP_FROM: 'nianbao@watch.test',
      [secretEnv]: secret,
      LOG_LEVEL: 'warn',
    });
    child.stdout?.resume();
    child.stderr?.resume();
    running.push(child);
    return child;
  }

  async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 120_000; Date.now() < end; await sleep(100)) if (await holds()) return;
    throw new Error(`not within two minutes: ${what}; received were ${JSON.stringify(receiver.received)}`);
  }

  const stateOf = async () => (await store.read.deliveries({}, { limit: 9, cursor: null })).items[0];

  it.each(['email', 'webhook'] as const)(
    'tells by %s again under the same id, and then no more',
    async (channel) => {
      const portal = samplePortal();
      await watch(store, portal);
      await store.record.changes(portal.id, [
        sampleChange({ dedupeKey: 'one', recipients: [{ subscriberId: channel as SubscriberId, channel }] }),
      ]);
      const first = start();
      whenReceived = async () => {
        first.kill('SIGKILL');
        await once(first, 'close');
      };
      await until('the first has come', () => receiver.received.length === 1 && first.signalCode === 'SIGKILL');
      expect(await stateOf()).toMatchObject({ state: 'pending' });
      whenReceived = async () => undefined;
      // Whoever is killed holds the delivery until its lease has ended, and the queue holds its job for a minute or two.
      await execute(database.url, `UPDATE delivery SET lease_until = lease_until - interval '5 minutes'`);
      await execute(database.url, 'DROP SCHEMA bullmq CASCADE');
      start();
      await until('it is settled', async () => (await stateOf())?.state === 'sent');
      await sleep(1000);
      const [told, again, ...more] = receiver.received;
      expect(more).toEqual([]);
      expect(told?.id).toMatch(/[0-9a-f-]{36}/);
      expect(again).toEqual(told);
    },
    300_000,
  );
});
