import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailSender, renderMail, type MailSender } from '../../src/alert/index.ts';
import { messageIdOf } from '../../src/alert/mail-sender.ts';
import { alertView } from './sample.ts';

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) {
    await close();
  }
});

async function smtpServer(options: SMTPServerOptions = {}): Promise<{ url: string; mails: ParsedMail[] }> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      async function take(): Promise<void> {
        mails.push(await simpleParser(stream));
        callback();
      }
      void take();
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails };
}

function sender(smtpUrl: string): MailSender {
  const made = createMailSender({ smtpUrl, from: '年报监测 <watch@nianbao.example>', timeoutMs: 1000 });
  closers.push(() => made.close());
  return made;
}

const mail = { deliveryId: alertView().deliveryId, to: ['reader@x.example'], content: renderMail(alertView()) };

function smtpError(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

describe('sending mail', () => {
  it('hands the mail over whole, as text and as HTML, with its sender and its own Message-ID', async () => {
    const { url, mails } = await smtpServer();
    const outgoing = sender(url);
    await outgoing.verify();
    expect(await outgoing.send(mail)).toEqual({ kind: 'sent', note: null });
    expect(mails[0]?.subject).toBe(mail.content.subject);
    expect(mails[0]?.text?.trim()).toBe(mail.content.text.trim());
    expect(mails[0]?.html).toContain('三、申请情况');
    expect(mails[0]?.from?.text).toContain('watch@nianbao.example');
    expect(mails[0]?.messageId).toBe('<delivery.0b54bb5e-3a2c-4e6e-9d5b-6a1d3d1f2a77@nianbao.example>');
    expect(mails[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('sends one delivery twice under one Message-ID, so that the second is recognised', async () => {
    const { url, mails } = await smtpServer();
    const outgoing = sender(url);
    await outgoing.send(mail);
    await outgoing.send(mail);
    expect(new Set(mails.map((one) => one.messageId)).size).toBe(1);
  });

  it('adds no header and no recipient, whatever the subject holds', async () => {
    const { url, mails } = await smtpServer();
    const subject = 'x\r\nBcc: victim@x.example\r\nX-Evil: 1';
    await sender(url).send({ ...mail, content: { ...mail.content, subject } });
    expect(mails[0]?.bcc).toBeUndefined();
    expect(mails[0]?.headers.has('x-evil')).toBe(false);
  });

  it.each([
    [451, 'retry'],
    [421, 'retry'],
    [550, 'failed'],
    [554, 'failed'],
  ] as const)('takes a recipient refused with %i as %s, and names no address', async (code, kind) => {
    const { url } = await smtpServer({
      onRcptTo(address, _session, callback) {
        callback(smtpError(code, `no ${address.address}`));
      },
    });
    const outcome = await sender(url).send(mail);
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toContain('reader@');
  });

  it('takes a mail refused after its data by its code', async () => {
    const { url } = await smtpServer({
      onData(stream, _session, callback) {
        stream.resume();
        stream.on('end', () => callback(smtpError(552, 'too large')));
      },
    });
    expect(await sender(url).send(mail)).toMatchObject({ kind: 'failed' });
  });

  it('is sent where some of several addresses take it, and notes the others', async () => {
    const { url, mails } = await smtpServer({
      onRcptTo(address, _session, callback) {
        callback(address.address.startsWith('gone') ? smtpError(550, 'unknown') : null);
      },
    });
    const outcome = await sender(url).send({ ...mail, to: ['gone@x.example', 'reader@x.example'] });
    expect(outcome).toEqual({ kind: 'sent', note: '1 of 2 addresses were refused' });
    expect(mails).toHaveLength(1);
  });

  it('tries again later when the sign-in is refused: the mail is not to blame', async () => {
    const { url } = await smtpServer({
      authOptional: false,
      onAuth(_auth, _session, callback) {
        callback(smtpError(535, 'bad password'));
      },
    });
    const outcome = await sender(url.replace('smtp://', 'smtp://user:secret@')).send(mail);
    expect(outcome.kind).toBe('retry');
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it('tries again later when nobody answers, or too slowly, or hangs up', async () => {
    expect(await sender('smtp://127.0.0.1:1').send(mail)).toMatchObject({ kind: 'retry' });
    const sockets = new Set<net.Socket>();
    for (const behave of [(socket: net.Socket) => socket.destroy(), () => undefined]) {
      const server = net.createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        behave(socket);
      });
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      closers.push(() => {
        sockets.forEach((socket) => socket.destroy());
        server.close();
      });
      const { port } = server.address() as AddressInfo;
      expect(await sender(`smtp://127.0.0.1:${port}`).send(mail)).toMatchObject({ kind: 'retry' });
    }
  });

  it('refuses an SMTP address that is none, without repeating it', () => {
    expect(() => createMailSender({ smtpUrl: 'http://user:secret@x', from: 'a@b.example' })).toThrow(/smtp:\/\/host/u);
  });

  it('makes a Message-ID of any id', () => {
    expect(messageIdOf('a b\r\nX: y', 'n <a@b.example>')).toMatch(/^<delivery\.[0-9a-f]{64}@b\.example>$/u);
  });
});
