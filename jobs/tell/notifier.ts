import type { Subscriber } from '../../config/alerts.ts';
import type { PortalConfig } from '../../config/portal.ts';
import {
  renderMail,
  renderWebhookPayload,
  type AlertFigures,
  type AlertView,
  type DeliveryOutcome,
  type MailSender,
  type WebhookSender,
} from '../../src/alert/index.ts';
import type { CaptureId, PortalId, ReportId } from '../../src/domain/index.ts';
import type { DueDelivery } from '../../src/store/index.ts';
import { holdsPersonalNumbers } from '../../src/telling/personal-data.ts';

/** Sends one delivery over its subscriber's channel; never throws for what the other side does wrong. */
export interface Notifier {
  send(delivery: DueDelivery): Promise<DeliveryOutcome>;
}

export interface NotifierParts {
  readonly subscribers: readonly Subscriber[];
  readonly portals: ReadonlyMap<string, PortalConfig>;
  /** Null where SMTP_URL is not set. */
  readonly mail: MailSender | null;
  readonly webhooks: WebhookSender;
  /** Secrets by the name of their environment variable. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a capture says; null where that is not known. */
  readonly textOf: (captureId: CaptureId) => Promise<string | null>;
  /** Main figures of a report; null where none can be told. */
  readonly figuresOf: (reportId: ReportId) => Promise<AlertFigures | null>;
  /** Address under which the pages are reached, without a final slash. */
  readonly publicUrl: string;
}

export function createNotifier(parts: NotifierParts): Notifier {
  return {
    async send(delivery) {
      const subscriber = parts.subscribers.find((each) => each.id === delivery.subscriberId);
      if (subscriber === undefined) {
        return { kind: 'failed', reason: `subscriber ${delivery.subscriberId} is no longer configured` };
      }
      const view = await viewOf(parts, delivery);
      switch (subscriber.channel) {
        case 'email':
          if (parts.mail === null)
            return { kind: 'retry', afterMs: null, reason: 'SMTP_URL is not set; export it and restart' };
          return parts.mail.send({ deliveryId: delivery.id, to: subscriber.to, content: renderMail(view) });
        case 'webhook': {
          const secret = parts.env[subscriber.secretEnv];
          if (!secret)
            return {
              kind: 'retry',
              afterMs: null,
              reason: `${subscriber.secretEnv} is not set; export it and restart`,
            };
          const payload = JSON.stringify(renderWebhookPayload(view));
          return parts.webhooks.send({ deliveryId: delivery.id, url: subscriber.url, secret, payload });
        }
        default:
          return subscriber satisfies never;
      }
    },
  };
}

/** What was taken down may have been so for people's sake: a copy that holds their numbers is not linked. */
async function namesPeople(parts: NotifierParts, captureId: CaptureId | null): Promise<boolean> {
  const text = captureId === null ? null : await parts.textOf(captureId);
  return text === null || holdsPersonalNumbers(text);
}

async function viewOf(parts: NotifierParts, delivery: DueDelivery): Promise<AlertView> {
  const { change, report, captureId } = delivery;
  const page = (path: string, id: string | null): string | null =>
    id === null ? null : `${parts.publicUrl}/${path}/${id}`;
  return {
    deliveryId: delivery.id,
    changeId: change.id,
    kind: change.kind,
    audience: change.audience,
    significance: change.significance,
    detectedAt: change.detectedAt,
    timeZone: parts.portals.get(delivery.portal?.id ?? '')?.timeZone ?? 'Asia/Shanghai',
    portal: delivery.portal ?? { id: 'nianbao' as PortalId, name: '年报监测' },
    report,
    detail: change.detail,
    figures:
      change.kind === 'report.published' && change.reportId !== null ? await parts.figuresOf(change.reportId) : null,
    links: {
      report: page('reports', change.reportId),
      diff: change.detail.diff === undefined ? null : page('changes', change.id),
      evidence: page('captures', captureId),
      original: change.detail.url,
    },
    evidenceWithheld: change.kind === 'report.removed' && (await namesPeople(parts, captureId)),
  };
}
