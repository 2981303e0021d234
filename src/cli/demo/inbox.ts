import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { InboxMail, InboxReads } from '../../web/index.ts';

/** A mail server on loopback that keeps what it is given, for the inbox page. */
export interface Inbox extends InboxReads {
  /** `smtp://127.0.0.1:PORT`. */
  readonly url: string;
  readonly received: readonly InboxMail[];
  close(): Promise<void>;
}

const mailsAtMost = 500;

export async function startInbox(): Promise<Inbox> {
  const received: InboxMail[] = [];
  const keep = async (stream: Readable, to: readonly string[]): Promise<void> => {
    const mail = await simpleParser(stream);
    received.unshift({
      id: String(received.length + 1),
      receivedAt: new Date(),
      from: mail.from?.text ?? '',
      to,
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html === false ? null : (mail.html ?? null),
    });
    received.length = Math.min(received.length, mailsAtMost);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      keep(
        stream,
        session.envelope.rcptTo.map((recipient) => recipient.address),
      ).then(() => done(), done);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    mails: () => Promise.resolve(received),
    close: async () => new Promise((resolve) => server.close(resolve)),
  };
}
