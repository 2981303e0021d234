import type { ChangeView, DeliveryView } from '../store/index.ts';
import { summaryWords } from '../telling/summary.ts';

/** A change for machines, with its summary in words. */
export function withSummary<T extends ChangeView>(change: T): T {
  return { ...change, detail: { ...change.detail, summary: summaryWords.en(change) } };
}

/** A delivery for machines: of its change the kind, and the summary in words. */
export function toldDelivery({ change, ...delivery }: DeliveryView): object {
  return { ...delivery, changeKind: change.kind, changeSummary: summaryWords.en(change) };
}
