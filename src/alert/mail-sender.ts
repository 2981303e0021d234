import { createHash } from 'node:crypto';
import type { DeliveryId } from '../domain/index.ts';
import type { MailContent } from './mail.ts';
import { reasonOf, type DeliveryOutcome } from './outcome.ts';

export interface MailSenderOptions {
  /** `smtp://user:password@host:587`, `smtps://…`; from the environment, for it holds a secret. */
  readonly smtpUrl: string;
  /** Sender's address, with or without a name: `年报监测 <watch@example.org>`. */
  readonly from: string;
  /** Where readers can leave: a `mailto:` or `https:` address for List-Unsubscribe. */
  readonly unsubscribe?: string;
  /** Longest silence of the server; 30 s when left out. */
  readonly timeoutMs?: number;
}

export interface OutgoingMail {
  readonly deliveryId: DeliveryId;
  readonly to: readonly string[];
  readonly content: MailContent;
}

export interface MailSender {
  /** Hands one mail to the server; never rejects: what goes wrong is an outcome. */
  send(mail: OutgoingMail): Promise<DeliveryOutcome>;
  /** Connects and signs in. Rejects with the server's reason. */
  verify(): Promise<void>;
  /** Closes the pooled connections. */
  close(): void;
}

/** The address alone of `Name <address>`. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/u.exec(from)?.[1] ?? from.trim();
}

/** The same for every attempt of one delivery, so that a mail sent twice is recognised as one. */
export function messageIdOf(deliveryId: string, from: string): string {
  const local = /^[a-z0-9-]{1,64}$/iu.test(deliveryId)
    ? deliveryId.toLowerCase()
    : createHash('sha256').update(deliveryId).digest('hex');
  const host = addressOf(from).split('@').at(-1) ?? '';
  return `<delivery.${local}@${/^[a-z0-9.-]+$/iu.test(host) ? host.toLowerCase() : 'nianbao.invalid'}>`;
}

function field(error: unknown, name: 'responseCode' | 'code'): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/**
 * 4xx and a broken connection: again later. 5xx: never (RFC 5321, 4.2.1), but for a refused sign-in, which is the
 * operator's to mend and says nothing of the mail.
 */
export function mailFailure(error: unknown): DeliveryOutcome {
  const [responseCode, code] = [field(error, 'responseCode'), field(error, 'code')];
  const signIn = code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530 || responseCode === 535;
  const permanent = typeof responseCode === 'number' && responseCode >= 500 && !signIn;
  const malformed = code === 'EENVELOPE' && typeof responseCode !== 'number';
  const reason = `SMTP: ${reasonOf(error)}`;
  return permanent || malformed ? { kind: 'failed', reason } : { kind: 'retry', afterMs: null, reason };
}

/** Loads what sends mails only when one is to be sent: most runs of a command send none. */
async function openTransport({ smtpUrl, timeoutMs = 30_000 }: MailSenderOptions) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    maxRequeues: 1,
    connectionTimeout: Math.min(timeoutMs, 10_000),
    greetingTimeout: Math.min(timeoutMs, 10_000),
    socketTimeout: timeoutMs,
    dnsTimeout: Math.min(timeoutMs, 10_000),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Sends mails over pooled SMTP connections; the caller closes it. Throws where the URL is no `smtp` or `smtps` URL. */
export function createMailSender(options: MailSenderOptions): MailSender {
  const url = URL.parse(options.smtpUrl);
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) {
    throw new TypeError('The SMTP URL must look like smtp://host:587 or smtps://user:password@host:465.');
  }
  let opened: ReturnType<typeof openTransport> | null = null;
  const transport = async () => (opened ??= openTransport(options));
  return {
    async send(mail) {
      try {
        const info = await (
          await transport()
        ).sendMail({
          from: options.from,
          to: mail.to.map((address) => ({ name: '', address })),
          subject: mail.content.subject,
          text: mail.content.text,
          html: mail.content.html,
          textEncoding: 'base64',
          messageId: messageIdOf(mail.deliveryId, options.from),
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(options.unsubscribe === undefined ? {} : { 'List-Unsubscribe': `<${options.unsubscribe}>` }),
          },
        });
        const refused = info.rejected.length;
        return { kind: 'sent', note: refused === 0 ? null : `${refused} of ${mail.to.length} addresses were refused` };
      } catch (error) {
        return mailFailure(error);
      }
    },
    async verify() {
      await (await transport()).verify();
    },
    close() {
      void opened?.then((made) => made.close());
    },
  };
}
