import type { ChangeKind } from '../domain/index.ts';
import type { AlertView } from './view.ts';
import { linkableUrl } from '../telling/markup.ts';
import { cutTo, presentable, presentableReason, tellable } from '../telling/presentable.ts';
import { summaryWords } from '../telling/summary.ts';
import { tellStory } from './story.ts';
import { chinese } from '../telling/reasons/index.ts';

/** Standard Webhooks asks for small bodies: most entries, and most characters of one text. */
const mostEntries = 200;
const mostCharacters = 2000;

function clean<T extends string | number | null>(value: T): T | string {
  return typeof value === 'string' ? cutTo(presentable(value), mostCharacters) : value;
}

/** The body of a webhook: `type` is the kind of change, `timestamp` when it was detected, `data` the rest. */
export interface WebhookPayload {
  readonly type: ChangeKind;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An alert as plain JSON values. The same alert gives the same body at every attempt, keys in the same order. */
export function renderWebhookPayload(view: AlertView): WebhookPayload {
  const { detail } = view;
  const entries = detail.diff === undefined ? [] : tellable(detail.diff);
  return {
    type: view.kind,
    timestamp: view.detectedAt.toISOString(),
    data: {
      deliveryId: view.deliveryId,
      changeId: view.changeId,
      audience: view.audience,
      significance: view.significance,
      portal: { id: view.portal.id, name: clean(view.portal.name) },
      report:
        view.report === null
          ? null
          : {
              publisher: clean(view.report.publisher),
              year: view.report.year,
              kind: view.report.kind,
              title: clean(view.report.title),
            },
      headline: tellStory(view).headline,
      summary: clean(summaryWords.zh(view)),
      reason: detail.reason === undefined ? null : clean(chinese(view.timeZone).of(detail.reason)),
      reasonData: detail.reason === undefined ? null : presentableReason(detail.reason),
      returnsTo: detail.returnsTo ?? null,
      checks: detail.checks ?? null,
      figures:
        view.figures === null
          ? null
          : { beforeYear: view.figures.beforeYear, rows: view.figures.rows, failingChecks: view.figures.failingChecks },
      changes: entries.slice(0, mostEntries).map((entry) => ({
        kind: entry.kind,
        path: entry.path,
        label: clean(entry.label),
        before: clean(entry.before),
        after: clean(entry.after),
        significance: entry.significance,
      })),
      changesOmitted: Math.max(0, entries.length - mostEntries),
      links: {
        report: linkableUrl(view.links.report),
        diff: linkableUrl(view.links.diff),
        evidence: view.evidenceWithheld ? null : linkableUrl(view.links.evidence),
        original: linkableUrl(view.links.original),
      },
    },
  };
}
